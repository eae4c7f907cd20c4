"""How likely it is that a quotation's words belong to a date or an occasion: one forest for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from quotes.analysis.forest import Floats, Forest, load_forest
from quotes.analysis.occasions.features import COLUMN

Integers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PlaceForest:
    """A forest over some ``columns`` of ``FEATURES``."""

    forest: Forest
    columns: Integers

    @property
    def enough(self) -> float:
        """From which probability on the answer is yes."""
        return self.forest.enough

    def probabilities(self, rows: Floats) -> list[float]:
        """The probability of each of ``rows`` of ``FEATURES``."""
        return self.forest.probabilities(rows[:, self.columns])


@cache
def load_forests() -> dict[str, PlaceForest]:
    """The forests that ``training.occasions`` wrote: "date" and "occasion". Raises RuntimeError where one cannot be
    read."""
    return {kind: _of_places(load_forest(f"{kind}s.onnx")) for kind in ("date", "occasion")}


def _of_places(forest: Forest) -> PlaceForest:
    """Raises RuntimeError where a feature of a forest is not one that the engine counts."""
    unknown = set(forest.features) - COLUMN.keys()
    if unknown:
        raise RuntimeError(f"no feature is called {min(unknown)!r}")
    return PlaceForest(forest, np.array([COLUMN[feature] for feature in forest.features], dtype=np.intp))
