"""What "the bill" stands for: the fuller phrase of the article with the same noun."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.antecedents import fuller_phrase
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse


def phrase(text: str, noun: str) -> str | None:
    """The fuller phrase for the last ``noun`` of a text, in its last sentence."""
    every = sentences(text)
    tree = parse(text, every[-1].start, every[-1].end)
    (head,) = (w.index for w in tree.words if w.lower == noun)
    found = fuller_phrase(text, every, tree, range(tree.words[head].head + 1, head + 1), head)
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They read the Alden harbour safety bill. Hale opposes the bill.", "the Alden harbour safety bill"),
        ("They read a bill. Hale opposes the bill.", None),
        ("They read the school bill. Hale opposes Alden's bill.", None),
        ("They read Alden's school bill. Hale opposes Alden's bill.", "Alden's school bill"),
        ("They read the harbour bill. They read the school bill. Hale opposes the bill.", None),
        (
            "They read the harbour bill and the Alden harbour safety bill. Hale opposes the bill.",
            "the Alden harbour safety bill",
        ),
    ],
)
def test_the_fullest_phrase_that_nothing_contradicts(text: str, expected: str | None) -> None:
    assert phrase(text, "bill") == expected


def test_what_stands_behind_is_not_pointed_back_to() -> None:
    text = "Hale opposes the bill. They read the harbour bill."
    every = sentences(text)
    tree = parse(text, every[0].start, every[0].end)
    assert fuller_phrase(text, every, tree, (2, 3), 3) is None
