"""Stretches of a text cut at its quotation marks."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.quotation.spans import cut_at_marks, kind_of
from quotes.model import Stretch

TEXT = "Orr said “we wait”, and then “we go” — or so he wrote."


def cut(first: str, last: str) -> list[tuple[str, bool]]:
    """The spans from the first words to the last ones, and whether they stand between marks."""
    piece = Stretch(TEXT.index(first), TEXT.index(last) + len(last))
    spans = list(cut_at_marks(TEXT, piece, quoted_stretches(TEXT)))
    assert [s.exact for s in spans] == [TEXT[s.start : s.end] for s in spans]
    return [(s.exact, s.quoted) for s in spans]


@pytest.mark.parametrize(
    ("first", "last", "spans"),
    [
        ("Orr", "said", [("Orr said", False)]),
        ("we wait", "we wait", [("we wait", True)]),
        ("wait", "and then", [("wait", True), ("and then", False)]),
        ("Orr", "we go", [("Orr said", False), ("we wait", True), ("and then", False), ("we go", True)]),
        ("we go", "wrote", [("we go", True), ("— or so he wrote", False)]),
    ],
)
def test_spans_lie_inside_or_outside_the_marks(first: str, last: str, spans: list[tuple[str, bool]]) -> None:
    assert cut(first, last) == spans


def test_marks_and_spaces_alone_are_no_span() -> None:
    at = TEXT.index("”")
    assert list(cut_at_marks(TEXT, Stretch(at, at + 3), quoted_stretches(TEXT))) == []


@pytest.mark.parametrize(
    ("piece", "kind"), [("we wait", "direct"), ("and then", "indirect"), ("said “we wait”, and", "mixed")]
)
def test_the_kind_of_a_quotation_is_told_by_its_marks(piece: str, kind: str) -> None:
    start = TEXT.index(piece)
    assert kind_of(cut_at_marks(TEXT, Stretch(start, start + len(piece)), quoted_stretches(TEXT))) == kind
