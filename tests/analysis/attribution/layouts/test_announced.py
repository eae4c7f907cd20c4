"""Words that the paragraph before announces."""

from __future__ import annotations

import pytest

from tests.support.analysis.layouts import said

WORDS = "\n\n“The water is safe.\n\n“We are sorry.”\n\nPer Lund laughed."


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Here is the full statement from Ines Abara:", "Ines Abara"),
        ("The letter by the pilot, Ines Abara, in full:", "Ines Abara"),
        ("Read Ines Abara’s statement in full:", "Ines Abara"),
        ("The board published a letter from its pilot, Ines Abara:", "Ines Abara"),
        ("Ines Abara’s statement was read by Per Lund:", None),
        ("The statement was handed to Ines Abara:", None),
        ("A letter from the board:", None),
    ],
)
def test_a_statement_is_by_the_one_whose_it_is_announced_to_be(before: str, who: str | None) -> None:
    people = [name for name in ("Ines Abara", "Per Lund") if name in before]
    assert said(before + WORDS, *people) == ([(who, "The water is safe.")] if who else [])


def test_the_announced_quotation_stands_alone_in_its_paragraphs() -> None:
    before = "Here is the full statement from Ines Abara:\n\n"
    assert said(before + "“The water is safe.” That was all.", "Ines Abara") == []
    assert said(before + "It was short.\n\n“The water is safe.”", "Ines Abara") == []


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Now Leader of the Opposition Ines Abara. ", "Ines Abara"),
        ("And from the Governor herself, Dame Ines Abara, in a card on Monday: ", "Ines Abara"),
        ("Then, Ines Abara: ", None),
        ("Over to Ines Abara: ", "Ines Abara"),
        ("Now it is late. Ines Abara laughs. ", None),
        ("Then Ines Abara left. ", None),
        ("Now Ines Abara and Per Lund. ", None),
        ("Now Ines Abara.\n", None),
        ("Ines Abara. ", None),
    ],
)
def test_a_sentence_that_is_but_a_name_says_whose_turn_it_is(before: str, who: str | None) -> None:
    people = [name for name in ("Ines Abara", "Per Lund") if name in before]
    assert said(f"It rained. {before}“The water is safe.”", *people) == ([(who, "The water is safe.")] if who else [])
    assert said(f"{before}“The water is safe,” the mayor said.", *people) == []
