"""How likely it is that an editor prints a position as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from quotes.analysis.forest import Forest, load_forest
from quotes.analysis.positions.printable.position_features import row

NEVER = (
    "hedged",
    "may be another's",
    "of other days",
    "only withheld",
    "speaker is a group",
    "speaker is no name",
    "target is far",
    "turned down",
)
"""Questions with which readers are shown no position, whatever else speaks for it: each is rare, so that the forest has
too few of them to learn from."""
SHARE = 0.5
"""What is left of the forest's probability with one of them: set, not fitted."""
DOUBT = 0.5
"""What is left of the forest's doubt where no question is open: set, not fitted."""


def probabilities(many: Sequence[Mapping[str, float]]) -> list[float]:
    """The probability of each of many positions, by its numbers (``position_features``)."""
    if not many:
        return []
    forest = _load()
    rows = np.array([row(numbers, forest.features) for numbers in many], dtype=np.float32)
    return [weighed(p, numbers) for p, numbers in zip(forest.probabilities(rows), many, strict=True)]


def weighed(probability: float, numbers: Mapping[str, float]) -> float:
    """The forest's probability of a position, corrected by which questions are open, rounded to four places."""
    if any(numbers.get(name) for name in NEVER):
        return round(probability * SHARE, 4)
    return round(probability if numbers["questions open"] else 1 - (1 - probability) * DOUBT, 4)


@cache
def _load() -> Forest:
    """The forest that ``training.positions`` wrote. Raises RuntimeError where it cannot be read."""
    return load_forest("positions.onnx")
