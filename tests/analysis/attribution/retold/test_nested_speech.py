"""Of two verbs of speech in a sentence the inner one is that of the words."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place, told
from tests.support.analysis.retold import read


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said Per Lund had told her: “Go home.”",
        "Ida Holm said in the evening that the pilot Per Lund once told the crew “Go home.”",
        "Ida Holm remembers Per Lund saying, “Go home.”",
        "Ida Holm quoted Per Lund as saying on the way “Go home.”",
        "Ida Holm read from a letter by Per Lund that said: “Go home.”",
        "Per Lund, Ida Holm recalled, told the crew: “Go home.”",
        "According to Ida Holm, Per Lund said: “Go home.”",
        "Ida Holm said her pilot, Per Lund, told her: “Go home.”",
    ],
)
def test_the_inner_speaker_said_it(text: str) -> None:
    assert read(text, "Ida Holm") == ("Go home.", "Per Lund", "Ida Holm")


def test_one_of_no_name_said_it() -> None:
    text = "Ida Holm said a neighbour who knew had knocked and whispered: “Go home.”"
    assert read(text, "Ida Holm") == ("Go home.", "a neighbour", "Ida Holm")
    own = "Ida Holm said a neighbour had knocked and she had whispered: “Go home.”"
    assert read(own, "Ida Holm") == ("Go home.", "Ida Holm", None)


def test_words_told_without_that_are_the_inner_speakers() -> None:
    text = "Ida Holm said Per Lund had told her: “Leave it off.”"
    quoted = quoted_stretches(text)
    names = [NameMention(text.index(n), text.index(n) + len(n), "person", 0.9) for n in ("Ida Holm", "Per Lund")]
    content = (Stretch(text.index("Per"), text.index(" her")), Stretch(quoted[0].start, quoted[0].end))
    found = with_inner_speaker(Prose(text, quoted), names, Attribution(content, None, Stretch(0, 8), 0.9, 0.9))
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "Per Lund"
    assert text[found.content[0].start : found.content[-1].end] == "Leave it off."


def test_behind_according_to_a_clause_and_a_role_may_stand() -> None:
    text = "According to Ida Holm, who fed the seals, manager Per Lund announced that “the fish stay”."
    assert read(text, "Ida Holm") == ("the fish stay", "Per Lund", "Ida Holm")


def test_whom_a_letter_is_written_to_does_not_say_it() -> None:
    assert read("Ida Holm wrote a letter to Per Lund saying: “Go home.”", "Ida Holm") == ("Go home.", "Ida Holm", None)


@pytest.mark.parametrize(
    ("clause", "who"),
    [("Per Lund once told his staff that Tarn has a", "Per Lund"), ("Tarn told him of a", "Ida Holm")],
)
def test_marks_in_what_another_is_reported_to_have_told_are_the_others(clause: str, who: str) -> None:
    text = f"Ida Holm reported that {clause} “second-rate” port."
    words = Stretch(text.index("that"), text.index(" port"))
    given = Attribution((words,), place(text, "reported"), place(text, "Ida Holm"), 0.9, 0.9)
    found = with_inner_speaker(Prose(text, quoted_stretches(text)), (), given)
    assert told(text, found)[1] == who
