"""Offsets in UTF-16 code units, of which a code point beyond the first plane has two."""

from __future__ import annotations

from quotes.api.representation.offsets import from_utf16, in_utf16, quotation_in_utf16
from tests.support.full_analysis import ANALYSIS

SMILES = "\U0001f600" * 2000
"""A text long enough for every offset of the sample."""


def test_each_offset_of_an_analysis_is_moved() -> None:
    (quotation,) = ANALYSIS.quotations
    moved = in_utf16(ANALYSIS, SMILES, None)
    spans = [(2 * span.start, 2 * span.end, span.exact) for span in quotation.spans]
    assert [(span.start, span.end, span.exact) for span in moved.quotations[0].spans] == spans
    assert [role.start for s in moved.speakers for role in s.roles] == [
        2 * role.start for s in ANALYSIS.speakers for role in s.roles
    ]
    for found, was in zip(moved.positions, ANALYSIS.positions, strict=True):
        assert (found.evidence.start, found.evidence.end) == (2 * was.evidence.start, 2 * was.evidence.end)
    assert moved.quotations[0] == quotation_in_utf16(quotation, SMILES, None)


def test_plain_text_stays_as_it_is() -> None:
    assert in_utf16(ANALYSIS, "x" * 2000, "x" * 2000) == ANALYSIS


def test_offsets_come_back() -> None:
    offset_of = from_utf16("a\U0001f600b")
    assert [offset_of(units) for units in range(6)] == [0, 1, -1, 2, 3, -1]
