"""The report as it is read on a terminal and by programs."""

from __future__ import annotations

import json
from typing import Any

from quotes.evaluation import Report, evaluate
from tests.support.gold import OPEN, gold, quote


def report(**changes: Any) -> Report:
    """The report of one prediction."""
    answers = {"a1": {"quotes": [quote(OPEN, "Lopes", "Ana Lopes")]}}
    return evaluate([gold()], answers, resamples=5, **changes)


def test_tables() -> None:
    shown = report().as_text()
    head, *lines = shown.splitlines()
    rows = [line.split() for line in lines]
    assert head.startswith("1 articles, 3 attributions, 0 articles failed.") and "5 resamples" in head
    assert "segments 100.0 (100.0–100.0) 50.0 (50.0–50.0) 66.7 (66.7–66.7) 2".split() in rows
    assert "positions - - - 0".split() in rows
    assert "recall direct 50.0 (50.0–50.0) 2".split() in rows
    assert "pronoun mentions - 0.0 (0.0–0.0) 0.0 (0.0–0.0) - 1".split() in rows
    assert "Expected calibration error 0.100 over 1 named quotations." in shown
    assert "twins" not in shown


def test_twins_have_a_table() -> None:
    shown = report(twin_predictions={"flat": {}}).as_text()
    (flat,) = (row.split() for row in shown.splitlines() if row.startswith("flat"))
    assert flat == ["flat", "0.0", "(0.0–0.0)", "66.7", "(66.7–66.7)"]


def test_json_has_every_figure() -> None:
    data = json.loads(json.dumps(report().as_json()))
    assert data["measures"]["segments P"] == {"value": 100.0, "low": 100.0, "high": 100.0, "of": 2}
    assert (data["seed"], data["stretches"], data["twins"]) == (1, None, {})
