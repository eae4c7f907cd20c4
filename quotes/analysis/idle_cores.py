"""Work that lets other threads run, done on the cores that are idle just now."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

from quotes.analysis.deadline import Checkpoint

_T = TypeVar("_T")
_RUNNING = Path("/proc/loadavg")
"""Its fourth column begins with how many threads run on this machine or wait for a core, this one among them."""

_GROUP = Path("/proc/self/cgroup")
_GROUPS = Path("/sys/fs/cgroup")
"""Control groups, version 2: this process's own, and where their files are. ``docker run --cpus`` and systemd's
``CPUQuota=`` set ``cpu.max`` there: microseconds of processor time in so many microseconds, or "max"."""

MOST = 8
"""Items that are done at once, however many cores are idle: each takes memory of its own, and processes that look at
the same moment all take the same idle cores."""


def on_idle_cores(work: Callable[[_T], None], items: Iterable[_T], checkpoint: Checkpoint) -> None:
    """Do ``work`` on each of ``items``, several at once, ``MOST`` at most, where that takes no core from anybody.
    Raises what ``work`` raises. It must not matter which is done first, nor whether one is done twice.

    ``checkpoint`` is called before one or several are begun: nothing runs while it makes this thread wait.
    """
    left = deque(items)
    with ThreadPoolExecutor(MOST - 1) as threads:  # starts a thread when one is needed
        while left:
            checkpoint()
            own = left.popleft()
            others = [left.popleft() for _ in range(min(len(left), idle_cores(), MOST - 1))] if left else []
            helped = [(item, _begun(threads, work, item)) for item in others]
            work(own)
            for item, begun in helped:
                begun.result() if begun is not None else work(item)


def _begun(threads: ThreadPoolExecutor, work: Callable[[_T], None], item: _T) -> Future[None] | None:
    """``work`` on ``item``, begun by another thread; None where the system gives this process none more."""
    try:
        return threads.submit(work, item)
    except RuntimeError:
        return None


def idle_cores() -> int:
    """How many of the cores that this process may use nobody uses just now; 0 where the system does not tell."""
    most = cores_of_quota() - 1
    try:
        cores = len(os.sched_getaffinity(0))
        if cores == 1 or not most:  # the file below takes longer to read than the rest
            return 0
        running = int(_RUNNING.read_text().split()[3].split("/")[0])
    except (AttributeError, OSError, IndexError, ValueError):
        return 0
    return max(0, min(cores - running, most)) if running else 0


@cache
def cores_of_quota() -> int:
    """How many whole cores' time this process and its control group may use, 1 at least; ``MOST`` where nothing limits
    it. Read once: a quota that is changed later counts from the next start on."""
    try:
        own = next(line[3:] for line in _GROUP.read_text().splitlines() if line.startswith("0::"))
        quota, period = (_GROUPS / own.strip("/") / "cpu.max").read_text().split()
        return max(1, int(quota) // int(period))
    except (OSError, StopIteration, ValueError, ZeroDivisionError):
        return MOST
