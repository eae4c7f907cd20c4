"""What speaks for and against printing a position, in numbers."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import found_positions
from quotes.analysis.positions.printable.position_features import row
from tests.support.analysis.positions import quoted_by


def numbers_of(text: str) -> dict[str, float]:
    """The numbers of the only position of a text, whose words between marks are Brandt's."""
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("Ilsa Brandt|Odo Kellers", text)]
    (found,) = found_positions(text, [quoted_by("Ilsa Brandt", text)], names)
    return dict(found.numbers)


def test_who_takes_the_stance() -> None:
    numbers = numbers_of("“I oppose the Alden ferry tax,” said Ilsa Brandt.")
    assert numbers["confidence"] == 0.9 and numbers["said by a person"] == 1
    assert numbers["words of the speaker's name"] == 2 and numbers["of the first person"]
    assert numbers["between marks"] and numbers["speaker is named in the sentence"] is False


def test_the_words_of_stance() -> None:
    numbers = numbers_of("“I oppose the Alden ferry tax,” said Ilsa Brandt.")
    assert numbers["opposed"] and numbers["plain"] and numbers["verb is VBP"] and numbers["verb hangs by ROOT"]
    assert not numbers["passive"] and not numbers["has a year"]
    numbers = numbers_of("“I have backed the Alden ferry tax since 2003 but only for cars,” said Ilsa Brandt.")
    assert not numbers["opposed"] and numbers["in the perfect"] and numbers["has a year"] and numbers["limited"]


@pytest.mark.parametrize(
    ("target", "name", "number"),
    [
        ("the Alden ferry tax", "words", 4),
        ("the Alden ferry tax", "telling words", 3),
        ("the Alden ferry tax", "names inside", 1),
        ("the Alden ferry tax", "begins with the", True),
        ("the Alden ferry tax", "questions open", 0),
        ("the Alden ferry tax", "named again", False),
        ("the deal", "head points back", True),
        ("the deal", "questions open", 1),
        ("Odo Kellers", "names a person", 1),
        ("Odo Kellers", "is a name", True),
        ("a cut of 3 ferries", "has a number", True),
        ("a cut of 3 ferries", "has of", True),
    ],
)
def test_the_words_of_the_target(target: str, name: str, number: float) -> None:
    assert numbers_of(f"“I oppose {target},” said Ilsa Brandt.")[name] == number


def test_a_row_has_the_numbers_in_the_order_of_the_columns_and_0_for_what_is_missing() -> None:
    assert row({"plain": True, "words": 3}, ["words", "names a person", "plain"]) == [3.0, 0.0, 1.0]
