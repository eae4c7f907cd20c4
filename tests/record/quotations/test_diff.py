"""What would have to change for words to be those of a quotation."""

from __future__ import annotations

import pytest

from quotes.record.quotations.diff import tracked


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
