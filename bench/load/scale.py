"""What one worker, two workers and two hosts do with the same batch: where the time goes, and what would stop twenty.

The stores are a PostgreSQL as it comes, with a record of some hundred made-up articles, and a Valkey. Hosts are network
namespaces on one bridge, each with an interface of its own; where none can be made, it prints why. All share the cores
of this machine: compare processor time.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bench.load.hosts import START_SECONDS, Stores, environment, hosts, processor_seconds, start, stop, stores
from bench.machine import DEMO, articles_of, machine, others, read_articles
from bench.record.synthetic import World
from quotes.jobs.intake import receive
from quotes.jobs.queue import JobQueue, open_queue
from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.batches import CHUNK
from quotes.redis.link import link_to_redis
from quotes.settings import Settings

SAMPLE_SECONDS = 0.01
_SAVES = 128
HOSTS_OF_THE_FUTURE = 20
CORES_OF_A_HOST = 8
_STATES = """SELECT wait_event_type, wait_event, state, backend_xid IS NOT NULL FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = 'on-record' AND state <> 'idle'"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--count", type=int, default=240)
    parser.add_argument("--length", type=int, default=800, help="words of one article")
    parser.add_argument("--record", type=int, default=300, help="articles that the record has before")
    options = parser.parse_args()
    texts = articles_of(options.length, options.count, read_articles(options.articles))
    lines = [json.dumps(article).encode() for article in texts]
    print(machine())
    print(f"{options.count} articles of {options.length} words as one batch, into a record of {options.record}")
    print(HEADER)
    with others():
        measure(lines, options.record)


def measure(lines: Sequence[bytes], before: int) -> None:
    """One worker, two, two hosts; ``before``: articles that the record has."""
    with stores() as shared:
        fill(shared, before)
        alone = run("1 worker", shared, lines, [[]])
        run("2 workers", shared, lines, [[]] * 2)
        foretell(alone, saving(shared, before))
    try:
        with hosts(2) as (address, places), stores(address) as shared:
            fill(shared, before)
            run("2 hosts", shared, lines, places)
    except RuntimeError as error:
        print(f"2 hosts: {error}")


def fill(shared: Stores, count: int) -> None:
    """A database with a record to copy, whose statistics PostgreSQL knows."""
    record = Record(shared.database("pattern"))
    record.migrate()
    for article, analysis in World(2_000).stories(count):
        record.articles.save("default", article, analysis)
    record.close()
    with shared.connect("pattern") as database:
        database.execute("ANALYZE")


HEADER = (
    f"{'':10} {'articles/s':>10} {'processor ms an article':>34} {'wall ms an article, all workers':>46} {'save':>6}\n"
    f"{'':10} {'':>10} {'worker':>12} {'PostgreSQL':>11} {'Valkey':>9} "
    f"{'statements':>11} {'for a lock':>11} {'commit, disk':>12} {'open, no work':>13} {'open':>6}"
)


@dataclass(slots=True)
class Samples:
    """What the connections of the workers were found doing, in counts of looks; ``held``: looks at which at least one
    save was under way."""

    looks: int = 0
    held: int = 0
    doing: Counter[str] = field(default_factory=Counter)

    def look(self, connection: psycopg.Connection) -> None:
        """Look once."""
        self.looks += 1
        writing = False
        for kind, _, state, writes in connection.execute(_STATES).fetchall():
            what = "lock" if kind == "Lock" else "disk" if kind in ("IO", "LWLock", "IPC") else "open"
            self.doing["statement" if what == "open" and state == "active" and kind is None else what] += 1
            writing |= writes and kind != "Lock"
        self.held += writing


def run(what: str, shared: Stores, lines: Sequence[bytes], places: Sequence[Sequence[str]]) -> list[float]:
    """One arrangement: a worker at each of ``places``, a copy of the record, one line of figures. Returns the processor
    seconds an article took of workers, PostgreSQL and Valkey."""
    url = shared.database("scale", "pattern")
    shared.client().flushall()
    settings = Settings(record_url=url, redis_url=shared.redis_url, secret="of the benchmark, and of nothing else")
    record = Record(url)
    jobs = open_queue(settings, record.batches, link_to_redis(settings))
    with tempfile.TemporaryDirectory(prefix="on-record-scale-") as folder:
        own = environment(url, shared.redis_url, ON_RECORD_LOG_LEVEL="ERROR")
        workers = [start(["work"], own, Path(folder) / "log", on) for on in places]
        try:
            await_workers(jobs, len(workers), Path(folder) / "log")
            id_ = record.batches.open("default", "benchmark")
            receive(record.batches, "default", id_, enumerate(lines, 1), len(lines))
            processes = [*workers, shared.postgresql, shared.valkey]
            before = [processor_seconds(process) for process in processes]
            began, samples = time.perf_counter(), Samples()
            record.batches.accept("default", id_)
            jobs.feed()
            watch(record, id_, shared, samples)
            seconds = time.perf_counter() - began
            used = [processor_seconds(p) - b for p, b in zip(processes, before, strict=True)]
            failed = record.batches.read("default", id_).failed
        finally:
            stop(workers)
            jobs.close()
            record.close()
    show(what, len(lines), seconds, used, samples)
    if failed:
        print(f"{failed} lines failed")
    return [sum(used[:-2]) / len(lines), used[-2] / len(lines), used[-1] / len(lines)]


def await_workers(jobs: JobQueue, count: int, log: Path) -> None:
    """Wait until so many workers are there. Raises RuntimeError where they do not come."""
    end = time.monotonic() + START_SECONDS
    while jobs.workers() != count:
        if time.monotonic() > end:
            raise RuntimeError(f"The workers did not come up:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


def watch(record: Record, id_: str, shared: Stores, samples: Samples) -> None:
    """Look at the database until the batch is finished."""
    done = threading.Event()

    def look() -> None:
        with shared.connect("scale") as connection:
            while not done.wait(SAMPLE_SECONDS):
                samples.look(connection)

    looker = threading.Thread(target=look)
    looker.start()
    while record.batches.read("default", id_).status != "finished":
        time.sleep(0.2)
    done.set()
    looker.join()


def show(what: str, count: int, seconds: float, used: Sequence[float], samples: Samples) -> None:
    """One line of figures."""
    *workers, postgresql, valkey = (s / count * 1e3 for s in used)
    look = seconds / samples.looks / count * 1e3
    doing = [samples.doing[name] * look for name in ("statement", "lock", "disk", "open")]
    print(
        f"{what:10} {count / seconds:10.2f} {sum(workers):12.1f} {postgresql:11.1f} {valkey:9.1f} "
        f"{doing[0]:11.1f} {doing[1]:11.1f} {doing[2]:12.1f} {doing[3]:13.1f} {samples.held / samples.looks:6.1%}",
        flush=True,
    )


def saving(shared: Stores, before: int) -> float:
    """The processor seconds, of the worker and of PostgreSQL, of one save."""
    record = Record(shared.database("scale", "pattern"))
    stories = list(World(2_000).stories(before + _SAVES))[before:]
    id_ = record.batches.open("default", "benchmark")
    receive(record.batches, "default", id_, ((n, b"{}") for n in range(1, _SAVES + 1)), _SAVES)
    record.batches.accept("default", id_)
    postgresql = processor_seconds(shared.postgresql)
    began = time.process_time()
    for first in range(0, _SAVES, CHUNK):
        chunk = record.batches.take("default", id_, f"job {first}")
        if chunk is None:
            raise RuntimeError("There is no chunk left.")
        for line, story in enumerate(stories[first : first + CHUNK], first + 1):
            article, analysis = story
            key = ArticleKey.of(article)
            record.batches.save(chunk, line, article, key, analysis, lambda saved: {"id": None, "status": saved.status})
    spent = time.process_time() - began + processor_seconds(shared.postgresql) - postgresql
    record.close()
    return spent / _SAVES


def foretell(article: Sequence[float], save: float) -> None:
    """What these figures say of many hosts on the same stores: processor seconds of an article, and of its save."""
    worker, postgresql, valkey = article
    wanted = HOSTS_OF_THE_FUTURE * CORES_OF_A_HOST / worker
    print(
        f"{HOSTS_OF_THE_FUTURE} hosts of {CORES_OF_A_HOST} such cores could analyse {wanted:.0f} articles/s; "
        f"PostgreSQL would need {wanted * postgresql:.1f} cores for that, Valkey {wanted * valkey:.1f}.\n"
        f"A save takes {save * 1e3:.1f} ms of processor: one core of saves keeps up with {worker / save:.0f} "
        "cores of workers."
    )


if __name__ == "__main__":
    main()
