"""Words end before the phrase that a title in marks would end."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.edges.before_titles import end_before_title
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def ended(text: str, words: str) -> str:
    start = text.index(words)
    end = end_before_title(Prose(text, quoted_stretches(text)), Stretch(start, start + len(words)))
    return text[start:end]


@pytest.mark.parametrize("phrase", ["in", "during rehearsals of", "before working on", "on the deck of the film"])
def test_a_phrase_without_its_title_is_left_out(phrase: str) -> None:
    text = f"Holm said the ferry sank {phrase} “The Long Tide.” It rained."
    assert ended(text, f"the ferry sank {phrase}") == "the ferry sank"


@pytest.mark.parametrize("words", ["the ferry sank", "he acted in", "it is the new"])
def test_other_words_stay(words: str) -> None:
    assert ended(f"Holm said {words} “Long Tide.” It rained.", words) == words


def test_words_with_no_marks_behind_them_stay() -> None:
    assert ended("Holm said the ferry sank in Tarn.", "the ferry sank in") == "the ferry sank in"
