"""Checked words compared with those of a quotation."""

from __future__ import annotations

import pytest

from quotes.record.quotations.diff import compare, tracked


def test_interrupted_spans_are_one() -> None:
    spans = ["All our engineers,", "are returning home on schedule."]
    assert compare("All our engineers are returning home on schedule", spans).kind == "exact"
    assert compare("“All our engineers are returning home”", spans).cut_after == "on schedule"
    nested = compare("He called it ‘a mess’ and it isn’t", ["He called it “a mess” and it isn’t,"])
    assert nested.kind == "exact"


@pytest.mark.parametrize(
    ("given", "said", "marked"),
    [
        ("We never sail", ["We always sail"], "We -never +always sail"),
        ("We sail", ["Tonight we sail at six, and nobody else"], "-We +we sail"),
        (
            "here before any quarrel, and if",
            ["here before the quarrel,", "and if"],
            "here before -any +the quarrel, and if",
        ),
        ("we sail now", ["we sail, now"], "we -sail +sail, now"),
        ("we sail at dawn", ["we sail"], "we sail -at dawn"),
        ("nothing", ["other words"], "-nothing +other words"),
    ],
)
def test_tracked(given: str, said: list[str], marked: str) -> None:
    signs = {"same": "", "given": "-", "said": "+"}
    assert " ".join(signs[change.kind] + change.words for change in tracked(given, said)) == marked
