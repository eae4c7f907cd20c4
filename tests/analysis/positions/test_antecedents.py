"""What "the bill" stands for: the fuller phrase of the article with the same noun."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.antecedents import fuller_phrase
from quotes.analysis.segmentation import sentences


def phrase(text: str, noun: str) -> str | None:
    """The fuller phrase for the last ``noun`` of a text."""
    found = fuller_phrase(text, sentences(text), text.rindex(noun), noun)
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They read the harbour safety bill. Hale opposes the bill.", "the harbour safety bill"),
        ("They read a bill. Hale opposes the bill.", None),
        ("They read the harbour bill. They read the school bill. Hale opposes the bill.", None),
        ("They read the harbour bill and the harbour safety bill. Hale opposes the bill.", "the harbour safety bill"),
    ],
)
def test_the_fullest_phrase_that_nothing_contradicts(text: str, expected: str | None) -> None:
    assert phrase(text, "bill") == expected


def test_what_stands_behind_is_not_pointed_back_to() -> None:
    text = "Hale opposes the bill. They read the harbour bill."
    assert fuller_phrase(text, sentences(text), text.index("bill"), "bill") is None
