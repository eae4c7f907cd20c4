"""Which signs are quotation marks: every sentence here was made up for these tests."""

from __future__ import annotations

import pytest

from tests.support.analysis.quoted import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We don’t know what the ministers’ plan is,’ Lopes said.", ["We don’t know what the ministers’ plan is,"]),
        ("'We don't know what the ministers' plan is,' Lopes said.", ["We don't know what the ministers' plan is,"]),
        ("‘It’s the engineers’ job, not ours.’ Orr left.", ["It’s the engineers’ job, not ours."]),
        ("The ministers' plan was 'madness', and 'tis true since the '90s.", ["madness"]),
        ("'Twas the night of the '68 strike. The workers' leaders' demands were ignored.", []),
        ("The ’90s were ‘tough’ for ’em, Orr’s sons’ friends say.", ["tough"]),
        ("It was ‘bout time, and ‘90s cars were cheap: ‘dirt cheap,’ said Orr.", ["dirt cheap,"]),
        ("rock 'n' roll, fish 'n' chips, goin' home, o' course, they're 'ere", []),
        ("The Bahamas' premier and James' aide met the boss's son.", []),
        ("Ana O'Brien's 'no' vote in Hawai'i", ["no"]),
        ("'The liberals' allowed it, he wrote, and 'fools' to this day repeat it.", ["The liberals", "fools"]),
        ("Only '90 to 95 percent' of it was true.", ["90 to 95 percent"]),
        ("Mr in 't Veld voted 'no'.", ["no"]),
        ("Dogs' and cats' homes' owners said: 'Our dogs' homes are full.'", ["Our dogs' homes are full."]),
    ],
)
def test_single_marks_and_apostrophes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He is 6\'2" tall and his brother 5\'11". "I am taller," he said.', ["I am taller,"]),
        ("He is 6′2″ tall, a 12″ pipe is 3′ long.", []),
        ('The pipe is 12" wide, said Orr. "It leaks," he added.', ["It leaks,"]),
        ('"It was a 12" pipe," said Orr. "It leaked."', ['It was a 12" pipe,', "It leaked."]),
        ("“He’s like 6’2”,” Orr said. “No more.”", ["He’s like 6’2”,", "No more."]),
        ('"I came second in 2012," said Orr. "Never again."', ["I came second in 2012,", "Never again."]),
    ],
)
def test_feet_and_inches(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“We will not go," said Ana. "They lied,” said Orr.', ["We will not go,", "They lied,"]),
        ("“We will not go“, said Ana. “They lied“, said Orr.", ["We will not go", "They lied"]),
        ('" We will not go, " said Ana. " They lied ", said Orr.', ["We will not go,", "They lied"]),
        ('"We will not go, "said Ana. "They lied," said Orr.', ["We will not go,", "They lied,"]),
        ('Ana said,"We will not go."Orr said:"They lied."', ["We will not go.", "They lied."]),
        ('The "experts" met—"at last"—in the "hall".', ["experts", "at last", "hall"]),
        ('("We will," he said.) ["No."] Why? "Because".', ["We will,", "No.", "Because"]),
        ('*"Bold,"* he said. _"Italic,"_ she said.', ["Bold,", "Italic,"]),
        ('"...and then?" asked Orr. "…and now?"', ["...and then?", "…and now?"]),
        ('"But—" he began. "—nothing," she said.', ["But—", "—nothing,"]),
        ('"$5 is too much," said Orr. "#NotInMyName."', ["$5 is too much,", "#NotInMyName."]),
        ("“We will,”\u00a0said Orr.\u00a0“Never.”", ["We will,", "Never."]),
        ('<a title="so" href="x">"We will," said Orr</a>', ["so", "x", "We will,"]),
        ("Ana wrote “we will never\ngive in to threats” on Monday.", ["we will never\ngive in to threats"]),
    ],
)
def test_marks_set_in_odd_ways(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_single_marks_in_a_text_with_double_ones() -> None:
    assert words("Headline: 'We were betrayed' - Lopes\n\nAna Lopes said: \"We were betrayed by Orr's men.\"") == [
        "We were betrayed",
        "We were betrayed by Orr's men.",
    ]
    assert words('The owners\' club said "no" to the players\' demands. "Never," said its members\' lawyer.') == [
        "no",
        "Never,",
    ]
