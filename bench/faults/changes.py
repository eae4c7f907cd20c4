"""Whoever follows the changes while many write: are they told each change once, in an order that rebuilds the record?

Writers save and revise articles, take them back, erase them, merge profiles and erase people; readers follow the cursor
of the changes meanwhile. Each is a process of its own; only SQLite's writers are threads of one, as those of a server
are: SQLite lets one process write at a time, and the others sleep. Then each reader's copy of the record, made from the
changes alone, is compared with the record, and what it saw with what the writers did. Exit status 1 where anything
differs.

    python -m bench.faults.changes                          10,000 operations, on SQLite and on PostgreSQL
    python -m bench.faults.changes --operations 500 --on sqlite
    python -m bench.faults.changes --on postgresql --server postgresql://postgres@127.0.0.1:5432
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import psycopg

from bench.load.hosts import stores
from bench.machine import machine, others
from quotes.errors import Gone, InvalidInput, Moved, Unavailable
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.recorded_changes import RecordedChange
from tests.support.stories import Said, story

NEWSROOM = "default"
_PATIENCE = 30.0  # seconds that a write waits for others
_PAUSE = 0.02  # seconds between two looks of a reader who has everything
_ARTICLES = ("article.saved", "article.retracted", "article.erased")

T = TypeVar("T")
Done = list[tuple[str, str]]
"""The kind and the subject of each change that a writer made."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writers did, and how often the record told them that it was busy."""

    done: Done
    refusals: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many operations all writers do together, and how many write and read."""

    operations: int
    writers: int = 8
    readers: int = 3


def main() -> None:
    """Do it on each store and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--operations", type=int, default=10_000, help="of all writers together")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--on", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument(
        "--server", help="URL of a PostgreSQL without a database; default: one that is started for this"
    )
    options = parser.parse_args()
    counts = Counts(options.operations, options.writers, options.readers)
    print(machine())
    right = True
    for kind in ("sqlite", "postgresql") if options.on == "both" else (options.on,):
        with (
            others(),
            tempfile.TemporaryDirectory(prefix="on-record-changes-") as folder,
            _database(kind, folder, options.server) as url,
        ):
            right &= _try(kind, url, Path(folder), counts)
    sys.exit(0 if right else 1)


@contextmanager
def _database(kind: str, folder: str, server: str | None) -> Iterator[str]:
    """The URL of an empty record on a store of this kind. ``server``: the URL of a PostgreSQL that is there."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/record.sqlite3"
        return
    with ExitStack() as started:
        server = server or f"postgresql://postgres@{started.enter_context(stores()).place}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            print("PostgreSQL", connection.execute("SHOW server_version").fetchone()[0])
            connection.execute("DROP DATABASE IF EXISTS changes WITH (FORCE)")
            connection.execute("CREATE DATABASE changes")
            # It is the order that is tried here, not the disk.
            connection.execute("ALTER DATABASE changes SET synchronous_commit = off")
        yield f"{server}/changes"


def _try(kind: str, url: str, folder: Path, counts: Counts) -> bool:
    record = Record(url, _PATIENCE)
    record.migrate()
    spawned = multiprocessing.get_context("spawn")
    writers = ThreadPoolExecutor(counts.writers) if kind == "sqlite" else ProcessPoolExecutor(counts.writers, spawned)
    began = time.perf_counter()
    with writers, ProcessPoolExecutor(counts.readers, spawned) as readers:
        shared = record if kind == "sqlite" else None
        seen, written = write_and_follow(url, shared, readers, writers, folder, counts)
    seconds = time.perf_counter() - began
    counted = sorted(Counter(name for name, _ in written.done).items())
    made = ", ".join(f"{count} x {name}" for name, count in counted)
    print(f"{kind}: {counts.writers} writers, {len(written.done)} changes in {seconds:.0f} s: {made}")
    print(f"  the record was busy for longer than {_PATIENCE:.0f} s, and was asked again: {written.refusals} times")
    found = faults(record, seen, written.done)
    for number, changes in enumerate(seen, start=1):
        print(f"  reader {number}: {len(changes)} changes, the last is number {changes[-1].number if changes else 0}")
    for fault in found:
        print(f"  NO  {fault}")
    if not found:
        print("  yes every change was seen once, by every reader, in an order that rebuilds the record")
    record.close()
    return not found


def write_and_follow(
    url: str, shared: Record | None, readers: Executor, writers: Executor, folder: Path, counts: Counts
) -> tuple[list[list[RecordedChange]], Written]:
    """Let writers write and readers follow; what each reader saw, and what all writers did. There is a place for each
    of them in ``readers`` and ``writers``. ``shared``: the record of all writers that are threads of one process; None:
    each opens it for itself. ``folder``: an empty one."""
    end = folder / "written"
    following = [readers.submit(follow, url, number, end) for number in range(counts.readers)]
    each = counts.operations // counts.writers
    writing = [writers.submit(write, shared or url, number, each) for number in range(counts.writers)]
    try:
        written = [writer.result() for writer in writing]
    finally:
        end.touch()
    done = [change for each in written for change in each.done]
    return [follower.result() for follower in following], Written(done, sum(each.refusals for each in written))


def follow(url: str, number: int, end: Path) -> list[RecordedChange]:
    """Every change from the first on, in pages of all sizes, until the file ``end`` is there and nothing follows."""
    record, chance = Record(url, _PATIENCE), random.Random(number)
    found: list[RecordedChange] = []
    cursor = None
    while True:
        last_round = end.exists()
        page, cursor = record.changes.after(NEWSROOM, cursor, chance.randint(1, 200))
        found += page
        if page:
            continue
        if last_round:
            record.close()
            return found
        time.sleep(_PAUSE)


def write(where: str | Record, number: int, operations: int) -> Written:
    """So many operations of one writer; what they did."""
    record = Record(where, _PATIENCE) if isinstance(where, str) else where
    writer = Writer(record, number)
    for turn in range(operations):
        try:
            writer.act(turn)
        except (Gone, Moved, InvalidInput):  # another writer was faster: there is no such speaker any more
            continue
    if isinstance(where, str):
        record.close()
    return Written(writer.done, writer.refusals)


@dataclass
class Writer:
    """One who writes, mostly about people of its own, and now and then about those of all."""

    record: Record
    number: int
    done: Done = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    refusals: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)
        self.editor = Editor(f"Editor {self.number}")

    def act(self, turn: int) -> None:
        """Do one thing, mostly a save. Raises Gone, Moved or InvalidInput where another writer was faster."""
        drawn = self.chance.random()
        if drawn < 0.76 or len(self.people) < 2 or len(self.articles) < 2:
            self.save(turn)
        elif drawn < 0.90:
            self.merge()
        elif drawn < 0.97:
            self.take_back()
        else:
            self.erase()

    def save(self, turn: int) -> None:
        """A new article, or a revision of one."""
        own = f"Ada Vale{self.number}x{self.chance.randrange(turn // 4 + 3)}"
        shared = f"Tove Lund{self.chance.randrange(40)}"
        people = [own, shared] if self.chance.random() < 0.2 else [own]
        said = [Said(name, f"Item {turn} of list {self.number} is settled.", "mayor") for name in people]
        told = story(*said, uri=f"u:{self.number}:{self.chance.randrange(turn // 2 + 2)}")
        saved = self.asked(lambda: self.record.articles.save(NEWSROOM, *told))
        self.done.append(("article.saved", saved.article.id))
        self.articles.append(saved.article.id)
        self.people |= {speaker.name: speaker.id for speaker in saved.article.speakers}

    def merge(self) -> None:
        """Two profiles become one."""
        gone, into = self.chance.sample(sorted(self.people), 2)
        gone_id, into_id = self.people.pop(gone), self.people[into]
        if gone_id == into_id:
            return
        self.asked(lambda: self.record.corrections.merge(NEWSROOM, gone_id, into_id, self.editor))
        self.done.append(("speaker.merged", gone_id))

    def take_back(self) -> None:
        """Retract an article, or erase it."""
        id_ = self.articles.pop(self.chance.randrange(len(self.articles)))
        if self.chance.random() < 0.7:
            self.asked(lambda: self.record.articles.retract(NEWSROOM, id_))
            self.done.append(("article.retracted", id_))
            return
        living = _is_living(self.record, id_)
        self.asked(lambda: self.record.erasure.erase_article(NEWSROOM, id_, self.editor))
        self.done += [("article.retracted", id_)] if living else []
        self.done.append(("article.erased", id_))

    def erase(self) -> None:
        """Erase a person."""
        id_ = self.people.pop(self.chance.choice(sorted(self.people)))
        self.asked(lambda: self.record.erasure.erase_speaker(NEWSROOM, id_, self.editor))
        self.done.append(("speaker.erased", id_))

    def asked(self, work: Callable[[], T]) -> T:
        """What ``work`` gives; asked for again, as a client does, as long as the record is busy."""
        while True:
            try:
                return work()
            except Unavailable as error:
                self.refusals += 1
                time.sleep(error.retry_after)


def _is_living(record: Record, article: str) -> bool:
    try:
        record.articles.read(NEWSROOM, article)
    except Gone:
        return False
    return True


@dataclass
class Copy:
    """What a follower holds of the record, made from the changes alone: the living articles with their versions, whom
    each merged profile leads to, and who was erased."""

    versions: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def take(self, change: RecordedChange) -> None:
        """Bring one change in. Raises ValueError where it cannot follow on those before."""
        id_ = change.subject
        if change.kind == "article.saved":
            if id_ in self.gone or change.data["version"] != self.versions.get(id_, 0) + 1:
                raise ValueError(f"version {change.data['version']} of {id_} follows on {self.versions.get(id_)}")
            self.versions[id_] = change.data["version"]
        elif change.kind in ("article.retracted", "article.erased"):
            self.versions.pop(id_, None)
            self.gone.add(id_)
        elif change.kind == "speaker.merged":
            self.merged |= {other: change.data["into"] for other, into in self.merged.items() if into == id_}
            self.merged[id_] = change.data["into"]
        elif change.kind == "speaker.erased":
            self.merged.pop(id_, None)
            self.erased.add(id_)


def faults(record: Record, seen: Sequence[Sequence[RecordedChange]], done: Done) -> list[str]:
    """What is wrong with what the readers saw, as sentences; none where everything is right."""
    late = _everything(record)
    found = []
    for number, changes in enumerate(seen, start=1):
        found += [f"reader {number}: {fault}" for fault in _faults_of(record, changes, done, late)]
    found += [f"a reader from the first on: {fault}" for fault in _left_of_erased(late)]
    return found


def _faults_of(
    record: Record, changes: Sequence[RecordedChange], done: Done, late: Sequence[RecordedChange]
) -> Iterator[str]:
    numbers = [change.number for change in changes]
    if numbers != sorted(set(numbers)):
        yield "numbers came twice or out of order"
    missed = {change.number for change in late} - set(numbers)
    if missed:
        yield f"{len(missed)} changes were never seen, the first is number {min(missed)}"
    told, wanted = _counted(changes), Counter(done)
    for kind in _ARTICLES:
        if {key: n for key, n in told.items() if key[0] == kind} != {k: n for k, n in wanted.items() if k[0] == kind}:
            yield f"the changes {kind} are not those that were made"
    copy = Copy()
    try:
        for change in changes:
            copy.take(change)
    except ValueError as error:
        yield f"the order does not rebuild the record: {error}"
        return
    if not {id_ for kind, id_ in done if kind == "speaker.erased"} <= copy.erased:
        yield "somebody's erasure was not told"
    unknown = {id_ for kind, id_ in done if kind == "speaker.merged"} - copy.merged.keys() - copy.erased
    if unknown:
        yield f"{len(unknown)} merges were not told"
    yield from _differences(record, copy)


def _counted(changes: Sequence[RecordedChange]) -> Counter[tuple[str, str]]:
    return Counter((change.kind, change.subject) for change in changes)


def _differences(record: Record, copy: Copy) -> Iterator[str]:
    """In what the record and a follower's copy of it differ."""
    for id_, version in copy.versions.items():
        if record.articles.read(NEWSROOM, id_).version != version:
            yield f"article {id_} has another version than {version}"
    for id_ in copy.gone:
        if _is_living(record, id_):
            yield f"article {id_} is still there"
    for id_ in copy.erased:
        if _fate(record, id_) != "gone":
            yield f"speaker {id_} was not erased"
    for id_, into in copy.merged.items():
        fate = _fate(record, id_)
        lost = fate == "gone" == _fate(record, into)  # with the last article that showed them
        if fate != into and not lost:
            yield f"speaker {id_} leads to {fate}, not to {into}"


def _fate(record: Record, speaker: str) -> str:
    """The id that a profile leads to, its own where it is there; "gone" where it was erased."""
    try:
        return record.speakers.read(NEWSROOM, speaker).id
    except Moved as moved:
        return moved.to
    except Gone:
        return "gone"


def _everything(record: Record) -> list[RecordedChange]:
    """What somebody is told who begins now."""
    found: list[RecordedChange] = []
    page, cursor = record.changes.after(NEWSROOM, None, 200)
    while page:
        found += page
        page, cursor = record.changes.after(NEWSROOM, cursor, 200)
    return found


def _left_of_erased(late: Sequence[RecordedChange]) -> Iterator[str]:
    """What the outbox still tells of people who were erased, besides that they were."""
    erased = {change.subject for change in late if change.kind == "speaker.erased"}
    for change in late:
        if change.kind != "speaker.erased" and erased & {change.subject, *map(str, change.data.values())}:
            yield f"number {change.number} tells of somebody who was erased"


if __name__ == "__main__":
    main()
