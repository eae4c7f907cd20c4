"""The shapes that travel between the parts: plain, immutable, compared by what they say."""

from __future__ import annotations

import dataclasses

import pytest

from quotes import model
from quotes.model import Article, Span

SHAPES = [shape for shape in vars(model).values() if dataclasses.is_dataclass(shape)]


def test_a_span_has_its_words() -> None:
    span = Span.of("😀 The ferry sails.", 2, 11)
    assert (span.start, span.end, span.exact) == (2, 11, "The ferry")


def test_spans_sort_by_place() -> None:
    first, second = Span(1, 4, "zzz"), Span(2, 3, "a")
    assert sorted([second, first]) == [first, second]
    assert Span(1, 4, "one") == Span(1, 4, "other"), "the place alone counts"


def test_nothing_can_be_changed() -> None:
    article = Article("The ferry sails.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "The ferry sank."  # type: ignore[misc]
    assert all(shape.__dataclass_params__.frozen and hasattr(shape, "__slots__") for shape in SHAPES)
