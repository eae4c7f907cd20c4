"""A random forest: how likely it is that a quotation's words belong to a date or an occasion."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from quotes.analysis.occasions.features import COLUMN
from quotes.model_files import model_file

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]
_STEPS = 4  # nodes that all go down before those which stand at a leaf are left out
_AT_ONCE = 2048  # rows that go down the trees together: it bounds the memory of a long article


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees in one table. Node i asks whether column ``feature[i]`` of ``FEATURES`` is at most
    ``threshold[i]``: if so it goes on at ``below[2 * i]``, else at ``below[2 * i + 1]``. A leaf has the probability
    ``value[i]`` and leads to itself, so that all rows can go down together until none moves.

    ``roots``: the first node of each tree. ``enough``: from which probability on the answer is yes.
    """

    roots: Integers
    feature: Integers
    threshold: Floats
    below: Integers
    value: Floats
    enough: float

    def probabilities(self, rows: Floats) -> list[float]:
        """The mean of the trees' probabilities for each of ``rows`` of ``FEATURES``."""
        return [
            round(float(p), 4)
            for first in range(0, len(rows), _AT_ONCE)
            for p in self._means(rows[first : first + _AT_ONCE])
        ]

    def _means(self, table: Floats) -> Floats:
        """The mean of the trees' probabilities for each line of ``table``, whose columns are the features."""
        numbers, trees = table.ravel(), len(self.roots)
        lines = np.repeat(np.arange(len(table), dtype=np.intp) * table.shape[1], trees)
        nodes, ends = np.tile(self.roots, len(table)), np.empty(len(table) * trees, dtype=np.intp)
        moving = np.arange(len(ends))
        while len(moving):
            for _ in range(_STEPS):
                above = numbers.take(lines + self.feature.take(nodes)) > self.threshold.take(nodes)
                nodes = self.below.take(2 * nodes + above)
            ends[moving] = nodes
            go_on = np.flatnonzero(self.below.take(2 * nodes) != nodes)
            moving, nodes, lines = moving.take(go_on), nodes.take(go_on), lines.take(go_on)
        return np.asarray(self.value.take(ends).reshape(len(table), trees).mean(axis=1), dtype=np.float32)


@cache
def load_forests() -> dict[str, Forest]:
    """The forests of models/occasions.json: "date" and "occasion". Raises RuntimeError where it cannot be read."""
    try:
        data = json.loads(model_file("occasions.json").read_text(encoding="utf-8"))
        return {kind: _forest(data[kind]) for kind in ("date", "occasion")}
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"models/occasions.json cannot be read: {error}") from error


def _forest(data: dict[str, Any]) -> Forest:
    columns = np.array([COLUMN[name] for name in data["names"]], dtype=np.intp)
    feature = np.array(data["feature"], dtype=np.intp)
    leaf = feature < 0
    itself = np.arange(len(feature), dtype=np.intp)
    return Forest(
        roots=np.array(data["roots"], dtype=np.intp),
        feature=np.where(leaf, 0, columns[feature]),
        threshold=np.array(data["threshold"], dtype=np.float32),
        below=np.stack([np.where(leaf, itself, data[side]) for side in ("left", "right")], axis=1)
        .astype(np.intp)
        .ravel(),
        value=np.array(data["value"], dtype=np.float32),
        enough=float(data["enough"]),
    )
