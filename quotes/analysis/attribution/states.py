"""What the encoder makes of the pieces of a text on its way: for others to read, with no second pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quotes.analysis.attribution.links import FloatArray

STATE = 768
"""Numbers in the state of a piece: what the third and the fifth layer of the encoder put out, one behind the other."""


@dataclass(frozen=True, slots=True)
class States:
    """The states of the pieces of a text: piece i is ``text[starts[i]:ends[i]]``, ``vectors`` is [pieces, STATE]."""

    starts: Sequence[int]
    ends: Sequence[int]
    vectors: FloatArray

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The range of pieces that touch ``text[start:end]``; empty (equal ends) where none does."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


NO_STATES = States((), (), np.zeros((0, STATE), dtype=np.float32))
"""Those of a text without pieces."""
