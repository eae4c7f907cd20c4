"""What a pointer may point to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotes.analysis.attribution.decoys import Range
from quotes.analysis.attribution.links import IntArray, Pointing


@dataclass(frozen=True, slots=True)
class Targets:
    """What a pointer may point to: ranges of pieces in order; as ``bounds`` once more, [first and end, ranges]."""

    firsts: list[int]
    ends: list[int]
    bounds: IntArray

    @classmethod
    def of(cls, ranges: Sequence[Range]) -> Targets:
        """These ranges."""
        bounds = np.array(ranges, dtype=np.int64).reshape(-1, 2).T.copy()
        return cls([first for first, _ in ranges], [end for _, end in ranges], bounds)

    def in_sight(self, pointing: Pointing) -> tuple[int, npt.NDArray[np.float64]]:
        """The index of the first range that lies where the pointer looks, and the mass of each that does."""
        low = bisect_right(self.ends, pointing.low)
        high = bisect_left(self.firsts, pointing.high, low)
        return low, pointing.masses(self.bounds[:, low:high])

    def __getitem__(self, index: int) -> Range:
        return self.firsts[index], self.ends[index]
