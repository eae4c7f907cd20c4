"""The time limit of one analysis."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from quotes.errors import Unavailable

_T = TypeVar("_T")


def time_limit(seconds: float, clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """A checkpoint for ``analyse``: it raises errors.Unavailable once ``seconds`` from now have passed on ``clock``."""
    end = clock() + seconds

    def checkpoint() -> None:
        if clock() > end:
            raise Unavailable(f"The analysis of this article took more than {seconds:g} seconds.", retry_after=60)

    return checkpoint


def watched(items: Iterable[_T], checkpoint: Callable[[], None]) -> Iterator[_T]:
    """``items``, with a checkpoint before each."""
    for item in items:
        checkpoint()
        yield item
