"""Quotation marks as newspapers write them: every sentence here was made up for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.quotation.marks import MARKS


def words(text: str) -> list[str]:
    """What stands between the marks of ``text``."""
    return [text[q.start : q.end] for q in quoted_stretches(text)]


def marks(text: str, stretch: QuotedStretch) -> tuple[str | None, str | None]:
    """The marks of one stretch as they stand in the text."""
    opening, closing = stretch.opening, stretch.closing
    return (
        text[opening.start : opening.end] if opening else None,
        text[closing.start : closing.end] if closing else None,
    )


KINDS = [
    ('"We will not sign," Lopes said. "Not today."', '"', '"'),
    ("“We will not sign,” Lopes said. “Not today.”", "“", "”"),
    ("'We will not sign,' Lopes said. 'Not today.'", "'", "'"),
    ("‘We will not sign,’ Lopes said. ‘Not today.’", "‘", "’"),
    ("«We will not sign,» Lopes said. «Not today.»", "«", "»"),
    ("« We will not sign, » Lopes said. « Not today. »", "«", "»"),
    ("»We will not sign,« Lopes said. »Not today.«", "»", "«"),
    ("»We will not sign,» Lopes said. »Not today.»", "»", "»"),
    ("”We will not sign,” Lopes said. ”Not today.”", "”", "”"),
    ("„We will not sign,“ Lopes said. „Not today.“", "„", "“"),
    ("„We will not sign,” Lopes said. „Not today.”", "„", "”"),
    ("''We will not sign,'' Lopes said. ''Not today.''", "''", "''"),
    ("``We will not sign,'' Lopes said. ``Not today.''", "``", "''"),
    ("‘‘We will not sign,’’ Lopes said. ‘‘Not today.’’", "‘‘", "’’"),
    ('""We will not sign,"" Lopes said. ""Not today.""', '""', '""'),
    ("＂We will not sign,＂ Lopes said. ＂Not today.＂", "＂", "＂"),
]


@pytest.mark.parametrize(("text", "opening", "closing"), KINDS)
def test_every_kind_of_mark(text: str, opening: str, closing: str) -> None:
    stretches = quoted_stretches(text)
    assert words(text) == ["We will not sign,", "Not today."]
    assert [marks(text, stretch) for stretch in stretches] == [(opening, closing)] * 2
    assert not any(stretch.continued for stretch in stretches)


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
        ("\"He told me, 'Go home,' and I went,\" said Ana.", ["He told me, 'Go home,' and I went,"]),
        ("'He told me, \"Go home,\" and I went,' said Ana.", ['He told me, "Go home," and I went,']),
        ("“‘We will,’ he told me,” Ana said. “He said ‘no’.”", ["‘We will,’ he told me,", "He said ‘no’."]),
        ("«He said “no” twice,» said Ana.", ["He said “no” twice,"]),
        ("“He said «no» twice,” said Ana.", ["He said «no» twice,"]),
        ('"He said “no” twice," said Ana. "Yes."', ["He said “no” twice,", "Yes."]),
        ("''He said 'no''' to Ana. ''Yes.''", ["He said 'no'", "Yes."]),
        ("‘He said ‘no’ twice,’ said Ana. ‘Yes.’", ["He said ‘no’ twice,", "Yes."]),
        ("“The “so-called” reform failed,” said Ana. “It did.”", ["The “so-called” reform failed,", "It did."]),
        ("„He said ‚no‘ twice,“ said Ana.", ["He said ‚no‘ twice,"]),
    ],
)
def test_only_the_outermost_level(text: str, expected: list[str]) -> None:
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


OPEN_CLOSE = [('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»"), ("''", "''"), ("„", "“")]


@pytest.mark.parametrize(("opening", "closing"), OPEN_CLOSE)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\n \n", " ", "  "])
def test_a_quotation_continued_in_the_next_paragraph(opening: str, closing: str, gap: str) -> None:
    text = (
        f"{opening}The harbour is closed.{gap}{opening}The fleet stays in.{gap}"
        f"{opening}Nobody sails,{closing} said Ana Lopes.{gap}{opening}We shall see,{closing} said Orr."
    )
    stretches = quoted_stretches(text)
    assert words(text) == ["The harbour is closed.", "The fleet stays in.", "Nobody sails,", "We shall see,"]
    assert [stretch.continued for stretch in stretches] == [False, True, True, False]
    assert [stretch.closing is None for stretch in stretches] == [True, True, False, False]


def test_a_quotation_that_runs_on_without_a_second_opening_mark() -> None:
    text = '"The harbour is closed.\n\nThe fleet stays in until the last of the storms is over," said Ana. "Yes."'
    first, second, third = quoted_stretches(text)
    assert text[second.start : second.end] == "The fleet stays in until the last of the storms is over,"
    assert (first.closing, second.opening, second.continued, third.continued) == (None, None, True, False)


def test_a_letter_quoted_with_one_mark_at_either_end() -> None:
    letter = [
        "We write to you about the harbour of Port Alden, which is closed again.",
        "It has been closed for a very long time now, and nobody knows why that is so.",
        "We hope that it will be opened before the end of the year, sincerely yours.",
    ]
    stretches = quoted_stretches('"' + "\n\n".join(letter) + '"\n\nThe letter was sent. "Good," said Orr.')
    assert words('"' + "\n\n".join(letter) + '"\n\nThe letter was sent. "Good," said Orr.') == [*letter, "Good,"]
    assert [stretch.continued for stretch in stretches] == [False, True, True, False]


def test_the_name_below_a_pulled_quote_is_not_quoted() -> None:
    assert words('"Nobody sails in this weather.\nAna Lopes, harbour master."\n\nThe storm went on.') == [
        "Nobody sails in this weather."
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        'Ana Lopes said: "The harbour\nis closed until\nFriday, and nobody\nsails before the\nstorm is over." She\n'
        "left the meeting\nearly.\n\nThe fleet stays in.\n"
    )
    assert words(text) == ["The harbour\nis closed until\nFriday, and nobody\nsails before the\nstorm is over."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{o}Nobody sails, said Ana Lopes. The fleet stays in.", ["Nobody sails,"]),
        ("{o}Nobody sails, the harbour master said on Monday. The fleet stays in.", ["Nobody sails,"]),
        ("Ana Lopes said {o}nobody sails. The fleet stays in.", ["nobody sails. The fleet stays in."]),
        (
            "{o}Nobody sails. The storm is near. Ana said {o}we stay{c}.",
            ["Nobody sails. The storm is near.", "we stay"],
        ),
        ("Nobody sails,{c} said Ana Lopes.", ["Nobody sails,"]),
        ("The storm is near. Nobody sails today,{c} she said.", ["Nobody sails today,"]),
        ("The storm is near, she added, and nobody sails.{c}", ["and nobody sails."]),
        ("Then she added, nobody sails today.{c}", ["nobody sails today."]),
        ("The storm is near{c} and nobody sails.", []),
    ],
)
@pytest.mark.parametrize(("o", "c"), [('"', '"'), ("“", "”")])
def test_a_lost_mark_costs_its_own_quotation_only(text: str, expected: list[str], o: str, c: str) -> None:
    whole = f"{o}We shall see,{c} said Orr. {o}Perhaps.{c}"
    damaged = text.format(o=o, c=c)
    assert words(f"{whole}\n\n{damaged}\n\n{whole}") == [
        "We shall see,",
        "Perhaps.",
        *expected,
        "We shall see,",
        "Perhaps.",
    ]


@pytest.mark.parametrize("lost", range(12))
@pytest.mark.parametrize(("o", "c"), [*OPEN_CLOSE[:4], ("''", "''")])
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_any_one_mark_may_be_lost(lost: int, o: str, c: str, gap: str) -> None:
    quoted = [
        "Nobody sails,",
        "not one ship,",
        "The storm is near,",
        "We shall see,",
        "It is the wind",
        "Nobody knows,",
    ]
    sentences = [
        "{} said Ana Lopes,",
        "{} she added.",
        "{} said Orr.",
        "{} said Ana.",
        "{} that worries her.",
        "{} said Orr.",
    ]
    pieces, n = [], 0
    for words_, sentence in zip(quoted, sentences, strict=True):
        pair = []
        for mark in (o, c):
            pair.append("" if n == lost else mark)
            n += 1
        pieces.append(sentence.format(pair[0] + words_ + pair[1]))
    text = gap.join(pieces)
    kept = [q for i, q in enumerate(quoted) if i != lost // 2]
    missed = [q for q in kept if q not in words(text)]
    assert not missed, text


def test_an_open_quotation_in_one_long_line_is_bounded() -> None:
    text = '"Nobody sails. ' + "The storm went on and on. " * 400
    (only,) = quoted_stretches(text)
    assert only.end < 100


@pytest.mark.parametrize("stray", ['"', '" ', ' "'])
def test_a_stray_double_mark_swallows_no_single_ones(stray: str) -> None:
    quoted = ["Nobody sails,", "The storm is near,", "We shall see,", "It's the owners' fault,"] * 5
    text = " ".join(f"‘{words_}’ said Ana Lopes on the quay." for words_ in quoted)
    assert words(f"The talks ended.{stray} {text}")[-len(quoted) :] == quoted


def test_single_marks_in_a_text_with_double_ones() -> None:
    assert words("Headline: 'We were betrayed' - Lopes\n\nAna Lopes said: \"We were betrayed by Orr's men.\"") == [
        "We were betrayed",
        "We were betrayed by Orr's men.",
    ]
    assert words('The owners\' club said "no" to the players\' demands. "Never," said its members\' lawyer.') == [
        "no",
        "Never,",
    ]


@pytest.mark.parametrize(
    "text", ["", '"', '""', "“”", "'", "''", "''' ''", '" "', '"\n"\n"', "\n\n", "»«", "“ ”", '..."', "’s"]
)
def test_nothing_quoted(text: str) -> None:
    assert quoted_stretches(text) == ()


HOSTILE = [
    '"',
    '" ',
    "“",
    "“ ",
    "”",
    '"“',
    "“\"”'",
    "'",
    "' ",
    "s' ",
    "''",
    "“a ",
    'a" ',
    '"a\n',
    "«»",
    "\n",
    " ",
    "“a. ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_thousand_marks(unit: str) -> None:
    check(unit * 10_000)


def check(text: str) -> None:
    """What holds for the stretches of every text."""
    end = 0
    for stretch in quoted_stretches(text):
        assert end <= stretch.start < stretch.end <= len(text)
        assert text[stretch.start : stretch.end].strip() == text[stretch.start : stretch.end]
        assert any(c not in MARKS and not c.isspace() for c in text[stretch.start : stretch.end])
        if stretch.opening:
            assert end <= stretch.opening.start < stretch.opening.end <= stretch.start
            assert set(text[stretch.opening.start : stretch.opening.end]) <= set(MARKS + ",")
        if stretch.closing:
            assert stretch.end <= stretch.closing.start < stretch.closing.end
            assert set(text[stretch.closing.start : stretch.closing.end]) <= set(MARKS)
        end = stretch.closing.end if stretch.closing else stretch.end


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(MARKS + "aAsS.,:!?—()[] \n\t\r\u00a0\u20285’“”\"'"), max_size=200))
def test_any_arrangement_of_marks(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


SENTENCES = st.sampled_from(
    [
        "Nobody sails today",
        "We don't know yet",
        "The owners' plan failed",
        "It costs $5 (or less)",
        "Wait",
        "He said no",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sampled_from(OPEN_CLOSE), st.sampled_from([" ", "\n\n"]))
def test_clean_text_is_read_exactly(quoted: list[str], kind: tuple[str, str], gap: str) -> None:
    opening, closing = kind
    text = gap.join(f"{opening}{words_},{closing} said Ana Lopes." for words_ in quoted)
    assert words(text) == [f"{words_}," for words_ in quoted]
