"""What a mention tells of itself."""

from __future__ import annotations

import pytest

from tests.support.analysis.candidate_rows import candidate_rows


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("she", {"mention she": 1, "mention he": 0, "mention definite": 0}),
        ("the singer from Port Alden", {"mention definite": 1, "mention with a complement": 1, "mention bare": 0}),
        ("another singer", {"mention other": 1, "mention indefinite": 1, "mention with a complement": 0}),
    ],
)
def test_pronouns_and_descriptions(source: str, told: dict[str, int]) -> None:
    rows = candidate_rows(f"<p>Ana Orr</p>, a singer, met <p>Eva Holm</p>, a singer. “It pours,” <s>{source}</s> said.")
    row = rows[source]["nobody"]
    assert {name: row[name] for name in told} == told
