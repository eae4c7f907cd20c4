"""Checked words compared with those of a quotation."""

from __future__ import annotations

from quotes.record.quotations.diff import compare


def test_interrupted_spans_are_one() -> None:
    spans = ["All our engineers,", "are returning home on schedule."]
    assert compare("All our engineers are returning home on schedule", spans).kind == "exact"
    assert compare("“All our engineers are returning home”", spans).cut_after == "on schedule"
    nested = compare("He called it ‘a mess’ and it isn’t", ["He called it “a mess” and it isn’t,"])
    assert nested.kind == "exact"
