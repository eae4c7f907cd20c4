"""Which words may be the subject of a verb of saying."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution.noun_phrases import NOUN_PHRASE


@pytest.mark.parametrize(
    "words", ["Holm", "our neighbour Ida", "The port authority", "the captain of the ferry", "diver O’Neil of Tarn"]
)
def test_who_may_speak(words: str) -> None:
    assert re.fullmatch(NOUN_PHRASE, words, re.IGNORECASE)


@pytest.mark.parametrize("words", ["that they sail", "on Monday", "she", "the boat was late", "Holm, the mayor"])
def test_what_is_no_subject(words: str) -> None:
    assert not re.fullmatch(NOUN_PHRASE, words, re.IGNORECASE)
