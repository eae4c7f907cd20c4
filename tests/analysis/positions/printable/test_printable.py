"""How likely an editor prints a position."""

from __future__ import annotations

import pytest

from quotes.analysis.positions import find_positions, found_positions
from quotes.analysis.positions.printable import DOUBT, NEVER, SHARE, probabilities, weighed
from quotes.model import PRINTABLE
from tests.support.analysis.positions import quoted_by


def confidence_of(sentence: str) -> float:
    (position,) = find_positions(sentence, [quoted_by("Ilsa Brandt", sentence)], ())
    return position.confidence


@pytest.mark.parametrize(
    "words",
    [
        "I oppose the sale of Alden Docks",
        "I support the Alden ferry tax",
        "I am in favour of scrapping ferry fares",
        "We will vote against a ferry tax",
        "I support press freedom",
    ],
)
def test_plain_words_on_a_thing_that_is_named_are_printed(words: str) -> None:
    assert confidence_of(f"“{words},” said Ilsa Brandt.") >= PRINTABLE


@pytest.mark.parametrize(
    "words",
    [
        "I oppose the deal",
        "I support local shops",
        "I call for more oversight",
        "I oppose all forms of violence",
        "I won't endorse Odo Kellers",
        "I was against free trade",
    ],
)
def test_what_leaves_a_question_open_is_for_editors_to_check(words: str) -> None:
    assert 0 < confidence_of(f"“{words},” said Ilsa Brandt.") < PRINTABLE


@pytest.mark.parametrize("name", NEVER)
def test_some_questions_keep_a_position_from_readers(name: str) -> None:
    assert weighed(1.0, {"questions open": 1, name: True}) == SHARE < PRINTABLE


def test_where_no_question_is_open_less_doubt_is_left() -> None:
    assert weighed(0.5, {"questions open": 0}) == pytest.approx(1 - DOUBT / 2)
    assert weighed(0.5, {"questions open": 1}) == 0.5


def test_each_position_is_weighed_by_itself() -> None:
    text = "“I oppose the deal and I support the Alden ferry tax,” said Ilsa Brandt."
    every = [found.numbers for found in found_positions(text, [quoted_by("Ilsa Brandt", text)], ())]
    assert len(every) == 2
    assert probabilities(every) == pytest.approx([p for numbers in every for p in probabilities([numbers])])


def test_no_position_needs_no_forest() -> None:
    assert probabilities([]) == []
