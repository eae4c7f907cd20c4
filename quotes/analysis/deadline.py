"""The time limit of one analysis."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeAlias, TypeVar

from quotes.errors import Unavailable

_T = TypeVar("_T")
Checkpoint: TypeAlias = Callable[[], None]
"""Called often by long work; raises errors.Unavailable where that has taken too long."""
Turn: TypeAlias = Callable[[], AbstractContextManager[Checkpoint]]
"""Waits until long work may begin, and gives its checkpoint."""


def unlimited() -> None:
    """The checkpoint of work that nobody else waits for."""


def at_once() -> AbstractContextManager[Checkpoint]:
    """The turn of a process that does one thing at a time."""
    return nullcontext(unlimited)


def time_limit(seconds: float, clock: Callable[[], float] = time.monotonic) -> Checkpoint:
    """A checkpoint for ``analyse``: it raises errors.Unavailable once ``seconds`` from now have passed on ``clock``."""
    end = clock() + seconds

    def checkpoint() -> None:
        if clock() > end:
            raise Unavailable(f"The analysis of this article took more than {seconds:g} seconds.", retry_after=60)

    return checkpoint


def watched(items: Iterable[_T], checkpoint: Checkpoint) -> Iterator[_T]:
    """``items``, with a checkpoint before each."""
    for item in items:
        checkpoint()
        yield item
