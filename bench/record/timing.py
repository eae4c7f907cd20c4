"""How long calls take, by the clock and in processor time, and how it is printed."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

Seconds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: seconds by the clock, and seconds of processor time."""

    clock: float
    processor: float


def timed(call: Callable[[], object], spent: Seconds = time.process_time) -> Took:
    """How long ``call`` takes. ``spent``: the processor time up to now of all that counts, this process's alone if not
    given."""
    clock, processor = time.perf_counter(), spent()
    call()
    return Took(time.perf_counter() - clock, spent() - processor)


def processor_time(url: str) -> Seconds:
    """The processor time of this process and, where ``url`` is of a PostgreSQL on this machine that tells it (Linux),
    of the server's processes that work for this program's connections as they are now."""
    served = [path for pid in _served_by(url) if (path := Path(f"/proc/{pid}/schedstat")).exists()]

    def spent() -> float:
        return time.process_time() + sum(int(path.read_text().split()[0]) for path in served) / 1e9

    return spent


def _served_by(url: str) -> list[int]:
    if make_url(url).get_backend_name() != "postgresql":
        return []
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    query = "SELECT pid FROM pg_stat_activity WHERE application_name = 'on-record' AND datname = current_database()"
    with engine.connect() as connection:
        found = list(connection.execute(text(query)).scalars())
    engine.dispose()
    return found


def settle() -> None:
    """Leave what is in memory now to itself, as the server does: it is not searched for garbage again."""
    gc.collect()
    gc.freeze()


def show(what: str, took: list[Took]) -> None:
    """One line in milliseconds: median and 99th percentile, by the clock and of processor time."""
    clock, processor = sorted(t.clock for t in took), sorted(t.processor for t in took)
    print(f"{what:40} {_middle_and_end(clock)}   processor {_middle_and_end(processor)}")


def _middle_and_end(seconds: Sequence[float]) -> str:
    """Of sorted ``seconds``."""
    end = seconds[len(seconds) * 99 // 100]
    return f"median {statistics.median(seconds) * 1e3:7.2f} ms   p99 {end * 1e3:7.2f} ms"
