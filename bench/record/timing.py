"""How long calls take, by the clock and in processor time, and how it is printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: seconds by the clock, and seconds of this process's processor time."""

    clock: float
    processor: float


def timed(call: Callable[[], object]) -> Took:
    """How long ``call`` takes."""
    clock, processor = time.perf_counter(), time.process_time()
    call()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def show(what: str, took: list[Took]) -> None:
    """One line in milliseconds: median and 99th percentile, by the clock and of processor time."""
    clock, processor = sorted(t.clock for t in took), sorted(t.processor for t in took)
    print(f"{what:40} {_middle_and_end(clock)}   processor {_middle_and_end(processor)}")


def _middle_and_end(seconds: Sequence[float]) -> str:
    """Of sorted ``seconds``."""
    end = seconds[len(seconds) * 99 // 100]
    return f"median {statistics.median(seconds) * 1e3:7.2f} ms   p99 {end * 1e3:7.2f} ms"
