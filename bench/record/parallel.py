"""How many saves a second one newsroom takes from one writer, from two, from four, on PostgreSQL.

Writers are processes that do nothing but save made-up articles of 16 quotations by six people, a few of whom are in
every other article, with their analyses made before. They share the cores of this machine with PostgreSQL: more writers
than cores show what waits for a lock, not what more cores would give. Printed for each number of writers: saves a
second, and how many times those of one writer; processor time of a save, of the writer and of PostgreSQL; the share of
the writers' time in which they waited for a lock of the newsroom; whether the profiles are those that one writer makes
who saves the same articles in the order in which they were committed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier

from bench.load.hosts import Stores, processor_seconds, stores
from bench.machine import machine, others
from bench.record.synthetic import NEWSROOM, World
from quotes.record import Record

SAMPLE_SECONDS = 0.005
MOST_SECONDS = 1800
_WAITING = """SELECT count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity
              WHERE datname = current_database() AND application_name = 'on-record' AND state <> 'idle'"""
HEADER = (
    f"{'writers':>7} {'saves/s':>8} {'ratio':>6} {'processor ms a save':>22} {'waits for':>10} {'profiles as':>13}\n"
    + (f"{'':7} {'':8} {'':6} {'writer':>11} {'PostgreSQL':>10} {'a lock':>10} {'of one writer':>13}")
)
_PROFILES = """SELECT type, name, (SELECT count(*) FROM appearances WHERE speaker_id = speakers.id),
               (SELECT count(*) FROM quotations WHERE speaker_id = speakers.id AND copy_of IS NULL) FROM speakers"""
_COMMITTED = """SELECT article_versions.text FROM outbox JOIN article_versions ON article_id = subject_id
                WHERE outbox.kind = 'article.saved' ORDER BY number"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Saves a second; processor seconds of a save, of its writer and of PostgreSQL; the share of the writers' time that
    went by waiting for locks; whether the profiles are those of one writer."""

    rate: float
    writer: float
    postgresql: float
    waiting: float
    as_of_one: bool


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--count", type=int, default=400, help="articles that are saved each time")
    parser.add_argument("--record", type=int, default=300, help="articles that the record has before")
    parser.add_argument("--people", type=int, default=2_000, help="people who are quoted, the first the most often")
    options = parser.parse_args()
    print(machine())
    print(f"{options.count} articles about {options.people} people, into a record of {options.record}\n{HEADER}")
    with others(), stores() as shared:
        _fill(shared, options)
        alone = 0.0
        for writers in options.writers:
            measured = _measure(shared, writers, options)
            alone = alone or measured.rate
            print(_line(writers, measured, alone), flush=True)


def _line(writers: int, m: Measured, alone: float) -> str:
    return (
        f"{writers:7} {m.rate:8.1f} {m.rate / alone:6.2f} {m.writer * 1e3:11.1f} {m.postgresql * 1e3:10.1f} "
        f"{m.waiting:10.1%} {'yes' if m.as_of_one else 'NO':>13}"
    )


def _fill(shared: Stores, options: argparse.Namespace) -> None:
    """A database with a record to copy, whose statistics PostgreSQL knows."""
    record = Record(shared.database("pattern"))
    record.migrate()
    for article, analysis in World(options.people).stories(options.record):
        record.articles.save(NEWSROOM, article, analysis)
    record.close()
    with shared.connect("pattern") as database:
        database.execute("ANALYZE")


def _measure(shared: Stores, writers: int, options: argparse.Namespace) -> Measured:
    """Let so many writers save the same articles into a copy of the record."""
    url = shared.database("parallel", "pattern")
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(writers + 1, timeout=MOST_SECONDS)
    spent = spawn.Array("d", writers)
    processes = [
        spawn.Process(
            target=_write, args=(url, together, spent, (place, writers, options.people, options.record, options.count))
        )
        for place in range(writers)
    ]
    for process in processes:
        process.start()
    together.wait()
    before, began = processor_seconds(shared.postgresql), time.perf_counter()
    done, looks = threading.Event(), Counter[str]()
    looker = threading.Thread(target=_look, args=(shared, done, looks))
    looker.start()
    together.wait()
    seconds, used = time.perf_counter() - began, processor_seconds(shared.postgresql) - before
    done.set()
    looker.join()
    for process in processes:
        process.join()
    waiting = looks["waiting"] / max(1, looks["looks"] * writers)
    each = (sum(spent) / options.count, used / options.count)
    return Measured(options.count / seconds, *each, waiting, _as_of_one(shared, options))


def _as_of_one(shared: Stores, options: argparse.Namespace) -> bool:
    """Whether one writer makes the same profiles, with as many articles and statements, when he saves the same articles
    into another copy of the record in the order in which they were committed."""
    with shared.connect("parallel") as database:
        order = [text for (text,) in database.execute(_COMMITTED).fetchall()][options.record :]
        made = Counter(database.execute(_PROFILES).fetchall())
    told = {
        article.text: (article, found)
        for article, found in World(options.people).stories(options.record + options.count)
    }
    record = Record(shared.database("alone", "pattern"))
    for text in order:
        record.articles.save(NEWSROOM, *told[text])
    record.close()
    with shared.connect("alone") as database:
        return made == Counter(database.execute(_PROFILES).fetchall())


def _write(url: str, together: Barrier, spent: Sequence[float], share: tuple[int, int, int, int, int]) -> None:
    """One writer: save every so-manieth article; note the processor time."""
    place, writers, people, before, count = share
    stories = list(World(people).stories(before + count))[before + place :: writers]
    record = Record(url)
    record.newsrooms()  # connects
    together.wait()
    began = time.process_time()
    try:
        for article, analysis in stories:
            record.articles.save_analysed(NEWSROOM, article, lambda _, found=analysis: found)
    except BaseException:
        together.abort()
        raise
    spent[place] = time.process_time() - began  # type: ignore[index]
    together.wait()  # the processes of PostgreSQL that serve this one are still there to be looked at
    record.close()


def _look(shared: Stores, done: threading.Event, looks: Counter[str]) -> None:
    """Count how many of the connections wait for a lock, again and again."""
    with shared.connect("parallel") as connection:
        while not done.wait(SAMPLE_SECONDS):
            (waiting,) = connection.execute(_WAITING).fetchall()[0]
            looks.update(looks=1, waiting=waiting)


if __name__ == "__main__":
    main()
