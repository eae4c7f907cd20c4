"""How many articles are saved at once, so that nobody waits long for their newsroom meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import TypeVar

MOST = 200
"""The largest portion: larger ones save hardly more in a second."""
HOLD_SECONDS = 3.0
"""How long a portion may take, at the pace of the one before it. A writer gives up after 30."""
_FIRST = 25

T = TypeVar("T")


def portions(things: Iterable[T], most: int = MOST, clock: Callable[[], float] = monotonic) -> Iterator[list[T]]:
    """``things`` in lists of at most ``most``: as many as the caller, who asks for the next list when done with one, is
    done with in ``HOLD_SECONDS``. At first they are few, and then at most twice as many each time. ``clock``: seconds.
    """
    rest, size = iter(things), min(_FIRST, most)
    while portion := list(islice(rest, size)):
        began = clock()
        yield portion
        pace = len(portion) / max(clock() - began, 1e-6)
        size = max(1, min(most, 2 * size, int(pace * HOLD_SECONDS)))
