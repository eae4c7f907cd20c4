"""How many requests each worker of one server has at hand, in shared memory: a new client goes to the one with fewest.

A worker alone writes its place; the others only read. What is read may be a moment old, and nothing depends on it but
who takes a connection first.
"""

from __future__ import annotations

import mmap

PLACES = 512
_MOST = 0xFFFF  # requests, and connections, that can be told


class LoadBoard:
    """Make it before the workers are forked. A worker beyond ``PLACES`` has no place and compares with no other."""

    def __init__(self) -> None:
        self._places = memoryview(mmap.mmap(-1, 8 * PLACES)).cast("Q")  # one aligned word each, written at once

    def post(self, slot: int, requests: int, connections: int) -> None:
        """Write down how many requests worker ``slot`` has at hand, and how many clients are connected to it."""
        if slot < PLACES:
            self._places[slot] = 1 + (min(requests, _MOST) << 16 | min(connections, _MOST))

    def leave(self, slot: int) -> None:
        """Worker ``slot`` takes no connections: it is full, it stops, or it is dead."""
        if slot < PLACES:
            self._places[slot] = 0

    def is_least(self, slot: int) -> bool:
        """Whether no other worker has fewer requests at hand than ``slot``, or as many and fewer clients."""
        own = self._places[slot] if slot < PLACES else 0
        return not own or own <= min(filter(None, self._places), default=0)
