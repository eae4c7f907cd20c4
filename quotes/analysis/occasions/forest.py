"""A random forest: how likely it is that a quotation's words belong to a date or an occasion."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from quotes.analysis.occasions.features import COLUMN, FEATURES
from quotes.analysis.occasions.tree_network import Floats, Trees, network
from quotes.analysis.onnx_session import load_session
from quotes.model_files import model_file


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over ``FEATURES``. ``means``: of a table of rows the mean of the trees' probabilities for each.
    ``enough``: from which probability on the answer is yes."""

    means: Callable[[Floats], Floats]
    enough: float

    def probabilities(self, rows: Floats) -> list[float]:
        """The mean of the trees' probabilities for each of ``rows``, rounded to four places."""
        means: list[float] = np.round(self.means(rows).astype(np.float64), 4).tolist()
        return means


def means_of(trees: Trees, width: int) -> Callable[[Floats], Floats]:
    """The mean of ``trees`` for each row of a table that is ``width`` wide."""
    session = load_session(network(trees, width))

    def means(rows: Floats) -> Floats:
        found: Floats = session.run(("means",), {"rows": rows})[0][:, 0]
        return found

    return means


@cache
def load_forests() -> dict[str, Forest]:
    """The forests of models/occasions.json: "date" and "occasion". Raises RuntimeError where it cannot be read."""
    try:
        data = json.loads(model_file("occasions.json").read_text(encoding="utf-8"))
        return {kind: _forest(data[kind]) for kind in ("date", "occasion")}
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"models/occasions.json cannot be read: {error}") from error


def _forest(data: dict[str, Any]) -> Forest:
    columns = np.array([*(COLUMN[name] for name in data["names"]), -1], dtype=np.intp)  # -1, of a leaf, stays -1
    trees = Trees(
        roots=np.array(data["roots"], dtype=np.intp),
        feature=columns[np.array(data["feature"], dtype=np.intp)],
        threshold=np.array(data["threshold"], dtype=np.float32),
        left=np.array(data["left"], dtype=np.intp),
        right=np.array(data["right"], dtype=np.intp),
        value=np.array(data["value"], dtype=np.float32),
    )
    return Forest(means_of(trees, len(FEATURES)), float(data["enough"]))
