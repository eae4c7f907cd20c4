"""A random forest: how likely it is that a quotation's words belong to a date or an occasion."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from quotes.analysis.occasions.features import Features
from quotes.model_files import model_file

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]
_AT_ONCE = 2048  # rows that go down the trees together: it bounds the memory of a long article


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees in one table. Node i asks whether feature ``feature[i]`` is at most ``threshold[i]``: if
    so it goes on at ``below[i, 0]``, else at ``below[i, 1]``. A leaf has the probability ``value[i]`` and leads to
    itself, so that all rows can go down together until none moves.

    ``roots``: the first node of each tree. ``enough``: from which probability on the answer is yes.
    """

    names: tuple[str, ...]
    roots: Integers
    feature: Integers
    threshold: Floats
    below: Integers
    value: Floats
    enough: float

    def probabilities(self, rows: Sequence[Features]) -> list[float]:
        """The mean of the trees' probabilities for each row; a feature that a row has not is 0."""
        index = {name: i for i, name in enumerate(self.names)}
        table = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for i, row in enumerate(rows):
            for name, number in row.items():
                if name in index:
                    table[i, index[name]] = number
        return [
            round(float(p), 4)
            for first in range(0, len(rows), _AT_ONCE)
            for p in self._means(table[first : first + _AT_ONCE])
        ]

    def _means(self, table: Floats) -> Floats:
        """The mean of the trees' probabilities for each line of ``table``, whose columns are the features."""
        numbers, below = table.ravel(), self.below.ravel()
        lines = np.repeat(np.arange(len(table)) * table.shape[1], len(self.roots))
        nodes = np.tile(self.roots, len(table))
        while True:
            above = numbers.take(lines + self.feature.take(nodes)) > self.threshold.take(nodes)
            down = below.take(2 * nodes + above)
            if np.array_equal(down, nodes):
                return np.asarray(self.value.take(nodes).reshape(len(table), -1).mean(axis=1), dtype=np.float32)
            nodes = down


@cache
def load_forests() -> dict[str, Forest]:
    """The forests of models/occasions.json: "date" and "occasion". Raises RuntimeError where it cannot be read."""
    try:
        data = json.loads(model_file("occasions.json").read_text(encoding="utf-8"))
        return {kind: _forest(data[kind]) for kind in ("date", "occasion")}
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"models/occasions.json cannot be read: {error}") from error


def _forest(data: dict[str, Any]) -> Forest:
    feature = np.array(data["feature"], dtype=np.intp)
    leaf = feature < 0
    itself = np.arange(len(feature))
    return Forest(
        names=tuple(data["names"]),
        roots=np.array(data["roots"], dtype=np.intp),
        feature=np.where(leaf, 0, feature),
        threshold=np.array(data["threshold"], dtype=np.float32),
        below=np.stack([np.where(leaf, itself, data[side]) for side in ("left", "right")], axis=1),
        value=np.array(data["value"], dtype=np.float32),
        enough=float(data["enough"]),
    )
