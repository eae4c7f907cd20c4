"""Offices and titles: which say what of their holder."""

from __future__ import annotations

import pytest

from quotes.lexicon import offices


@pytest.mark.parametrize(
    ("word", "lists"),
    [
        ("president", ["EXCLUSIVE", "OFFICES"]),
        ("candidate", ["OFFICES"]),
        ("fisheries", ["PORTFOLIOS"]),
        ("ex", ["FORMER"]),
        ("incoming", ["COMING"]),
        ("acting", ["DEPUTIES"]),
        ("admiral", ["RANKS"]),
        ("sen", ["ABBREVIATED"]),
        ("bridge", []),
    ],
)
def test_a_word_is_in_its_lists_alone(word: str, lists: list[str]) -> None:
    names = "EXCLUSIVE OFFICES PORTFOLIOS FORMER COMING DEPUTIES RANKS ABBREVIATED PARTIES".split()
    assert [name for name in names if word in getattr(offices, name)] == lists


def test_a_title_tells_by_which_nouns_somebody_is_called() -> None:
    assert offices.NOUNS_OF_TITLES["justice"] == {"judge"}
    assert "priest" in offices.NOUNS_OF_TITLES["reverend"]
