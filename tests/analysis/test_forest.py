"""Random forests in files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from quotes.analysis import forest
from quotes.analysis.forest import load_forest


@pytest.mark.parametrize("name", ["dates.onnx", "occasions.onnx", "positions.onnx"])
def test_shipped_forests_give_a_probability_for_each_row(name: str) -> None:
    shipped = load_forest(name)
    rows = np.random.default_rng(1).random((7, len(shipped.features)), dtype=np.float32)
    found = shipped.probabilities(rows)
    assert len(found) == 7 and all(0 <= p <= 1 for p in found) and 0.5 <= shipped.enough < 1
    assert shipped.probabilities(rows[:0]) == []


def test_a_forest_that_is_not_there_is_told_by_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(forest, "model_file", lambda name: tmp_path / name)
    with pytest.raises(RuntimeError, match=r"models/dates\.onnx cannot be read"):
        load_forest("dates.onnx")
