"""What stands beside words and is none."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents.narration import without_narration
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import place


def kept(text: str, cue: str, *content: str) -> list[str]:
    pieces = tuple(place(text, words) for words in content)
    found = without_narration(
        Prose(text, quoted_stretches(text)), Attribution(pieces, place(text, cue), None, 0.9, 0.9)
    )
    return [text[c.start : c.end] for c in found.content]


def test_a_sentence_between_quoted_ones_is_narration() -> None:
    text = "“We sail,” Ida Holm said. A gull cried. “Now.”"
    assert kept(text, "said", "“We sail,”", "A gull cried", "“Now.”") == ["“We sail,”", "“Now.”"]


def test_a_sentence_beside_that_of_the_cue_is_narration() -> None:
    text = "The mast had rotted. They would not sail, Ida Holm said. A gull cried."
    assert kept(text, "said", "The mast had rotted", "They would not sail", "A gull cried") == ["They would not sail"]
    text = "The mast, Ida Holm said, had rotted."
    assert kept(text, "said", "The mast", "had rotted") == ["The mast", "had rotted"]


def test_what_was_said_of_something_is_not_the_something() -> None:
    assert kept("Ida Holm said of the storm, “It was bad.”", "said", "the storm", "“It was bad.”") == ["“It was bad.”"]
    text = "“We sail,” Ida Holm said as to why she came, “at last.”"
    assert kept(text, "said", "“We sail,”", "why she came", "“at last.”") == ["“We sail,”", "“at last.”"]


def test_words_without_marks_stay_with_their_cue_or_their_sentence() -> None:
    text = "Ida Holm said the tide had turned. She called it “late”."
    assert kept(text, "said", "the tide had turned", "“late”") == ["the tide had turned", "“late”"]
    text = "Ida Holm said they would sail. The night was “dark”, but the sea calm."
    assert kept(text, "said", "The night was “dark”", "but the sea calm") == [
        "The night was “dark”",
        "but the sea calm",
    ]
    assert kept("Ida Holm said they would sail. It was late.", "said", "It was late") == ["It was late"]


def test_what_somebody_did_as_he_spoke_is_narration() -> None:
    text = "Reacting to it, Ida Holm said, “We sail.”"
    assert kept(text, "said", "Reacting to it", "“We sail.”") == ["“We sail.”"]
    heard = "Testifying in Tarn, Ida Holm said, “We sail.”"
    assert kept(heard, "said", "Testifying in Tarn", "“We sail.”") == ["“We sail.”"]
    asked = "Sailing at night, Ida Holm said, “is hard.”"
    assert kept(asked, "said", "Sailing at night", "“is hard.”") == ["Sailing at night", "“is hard.”"]


def test_where_a_sentence_was_called_and_what_follows_it_is_narration() -> None:
    text = "They chanted “We sail!” outside the court."
    assert kept(text, "chanted", "“We sail!” outside the court") == ["“We sail!”"]
    behind = "Holm answered: “We sail.” The two have not met since."
    assert kept(behind, "answered", "“We sail.” The two have") == ["“We sail.”"]
    before = "“We sail.” The ferry is full, Holm added."
    assert kept(before, "added", "“We sail.” The ferry is full") == ["“We sail.” The ferry is full"]
    part = "They wanted “free sailing” in the harbour."
    assert kept(part, "wanted", "“free sailing” in the harbour") == ["“free sailing” in the harbour"]


def test_what_leads_to_words_is_narration() -> None:
    text = "From the start the aim was clear: “This lock,” wrote Ida Holm, “should hold.”"
    marked = ["“This lock,”", "“should hold.”"]
    assert kept(text, "wrote", "the aim was clear", *marked) == marked
    told = "Ida Holm said the aim was clear: “This lock should hold.”"
    assert len(kept(told, "said", "the aim was clear", "“This lock should hold.”")) == 2


def test_the_frame_of_a_cleft_sentence_is_narration() -> None:
    text = "It is fitting that the last thing Holm said, before running off, was “Sail!”"
    assert kept(text, "said", "that the last thing", "before running off, was", "“Sail!”") == ["“Sail!”"]
    assert kept(text, "said", "that the last thing", "before running off, was “Sail!”") == ["“Sail!”"]
    plain = "Holm said the last thing she saw was “a dark sea”."
    assert len(kept(plain, "said", "the last thing she saw was", "“a dark sea”")) == 2


def test_what_somebody_calls_a_thing_that_he_condemns_is_led_to_by_the_writer() -> None:
    text = "The port condemned what it termed a “cruel and cowardly” raid in Tarn."
    words = "“cruel and cowardly” raid in Tarn"
    assert kept(text, "condemned", f"what it termed a {words}") == [words]


@pytest.mark.parametrize("more", ["about the talks", "to laughter", "in what may be the last joke"])
def test_how_it_was_said_and_on_what_is_narration(more: str) -> None:
    text = f"“We sail,” Ida Holm said, {more}."
    assert kept(text, "said", "“We sail,”", more.removeprefix("in ")) == ["“We sail,”"]
    assert len(kept("“We sail,” Ida Holm said, and they will.", "said", "“We sail,”", "and they will")) == 2


def test_how_it_was_said_may_stand_before_the_words() -> None:
    text = "Ida Holm added, with a nod to the crew: “We sail.”"
    assert kept(text, "added", "a nod to the crew", "“We sail.”") == ["“We sail.”"]


def test_whom_somebody_addressed_next_is_no_word_of_his() -> None:
    text = "Holm called the raid “deeply cruel” and urged North Tarn to stop it."
    raid = ["the raid", "“deeply cruel”"]
    assert kept(text, "called", *raid, "North Tarn") == raid


def test_a_heading_in_marks_is_no_part_of_the_words_below_it() -> None:
    below = "The deal is “a result of long talks”, Ida Holm said."
    deal = "The deal is “a result of long talks”"
    assert kept(f"It was late.\n\n‘First step’\n\n{below}", "said", "‘First step’", deal) == [deal]
    assert len(kept(f"‘It was a first step.’\n\n{below}", "said", "‘It was a first step.’", deal)) == 2
    assert len(kept("‘First step’\n\n‘It was late’, Holm said.", "said", "‘First step’", "‘It was late’")) == 2
