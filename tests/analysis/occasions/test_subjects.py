"""Words by what they tell of."""

from __future__ import annotations

import pytest

from quotes.analysis.occasions.subjects import densities, subjects


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("court", "The jury was out"),
        ("court", "Prosecutors pleaded"),
        ("sport", "They won 3-1"),
        ("event", "It took place there"),
        ("release", "She published a survey"),
        ("happening", "Storms struck"),
        ("saying", "He criticised it"),
    ],
)
def test_words_tell_of_their_subject(subject: str, words: str) -> None:
    assert subject in subjects(words)


def test_only_starred_words_take_any_ending() -> None:
    assert "court" in subjects("prosecutorial")
    assert not subjects("courtyard")
    assert not subjects("she took it")


def test_densities_are_per_thousand_characters() -> None:
    assert densities("The court sat. The judge left.")["court"] == 2
    assert densities("The court sat. " * 1000)["court"] == 8
    assert densities("The ferry sails.")["court"] == 0
