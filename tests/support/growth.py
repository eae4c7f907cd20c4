"""Whether a piece of work takes time in step with what it is given."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 10
"""How much more the work is given the second time."""
MOST = 60
"""How much more time it may take then: in step, 10 times as much; with the square, 100 times; a busy machine adds."""
LEAST = 0.01
"""Seconds under which a measurement says nothing."""


def assert_linear(work: Callable[[str], Callable[[], object]], shape: str, count: int) -> None:
    """Fail where the CPU time of ``work(text)()`` grows faster than the text: ``shape``, ``count`` times, and ten times
    as often. ``work`` prepares what is not measured."""
    most = MOST * max(min(_seconds(work(shape * count)) for _ in range(3)), LEAST)
    tries = (_seconds(work(shape * TIMES * count)) for _ in range(3))  # as many as it takes to be in time once
    assert any(seconds < most for seconds in tries), shape[:20]


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
