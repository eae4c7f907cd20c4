"""Letters quoted in prose that are signed between the marks."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.model import Stretch
from tests.support.analysis.layouts import reading

LETTER = "Ida Holm left in May. “Captain,” it begins, “I have waited.” It ends: “I shall wait. {}” Per Lund read it."


def whose(text: str, *seen: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """Words and sources of what is read where the engine saw the first of each pair, said by the second."""

    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    engine = tuple(Attribution((place(words),), None, place(who) if who else None, 0.6, 0.6) for words, who in seen)
    return [
        (text[a.content[0].start : a.content[0].end], text[a.source.start : a.source.end] if a.source else None)
        for a in reading(text, ("Ida Holm", "Per Lund"), engine).attributions
    ]


@pytest.mark.parametrize(
    "closing",
    ["Yours sincerely, Ida Holm.", "With love, Ida Holm", "Your friend, Ida Holm.", "Your old captain, Ida Holm"],
)
def test_who_signs_a_letter_wrote_all_of_it_that_is_quoted(closing: str) -> None:
    text = LETTER.format(closing)
    assert whose(text, ("I have waited.", "it"), ("I shall wait.", None)) == [
        ("I have waited.", "Ida Holm"),
        ("I shall wait.", "Ida Holm"),
    ]


@pytest.mark.parametrize("end", ["Your bus leaves at nine, Ida Holm.", "Yours, Bo Vik.", "I saw Ida Holm."])
def test_a_name_at_the_end_of_words_is_no_signature(end: str) -> None:
    assert whose(LETTER.format(end), ("I have waited.", "it")) == [("I have waited.", "it")]


def test_words_that_somebody_is_told_to_have_said_stay_hers() -> None:
    text = LETTER.format("Yours, Ida Holm")
    assert whose(text, ("I have waited.", "Per Lund")) == [("I have waited.", "Per Lund")]


def test_of_two_letters_in_a_paragraph_each_has_its_own_words() -> None:
    text = LETTER.format("Yours, Ida Holm.") + " He replied: “So did I. Yours, Per Lund.”"
    assert whose(text, ("I have waited.", "it"), ("I shall wait.", None), ("So did I.", None)) == [
        ("I have waited.", "it"),
        ("I shall wait.", "Ida Holm"),
        ("So did I.", "Per Lund"),
    ]
