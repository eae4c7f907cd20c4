"""Saving at once makes the record that saving one by one makes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bench.archive.contents import contents, differences
from quotes.errors import Conflict
from quotes.model import Analysis, Article
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.consistency import faults
from tests.support.record.databases import new_database
from tests.support.stories import Said, story

Archive = list[tuple[Article, Analysis]]
GIVEN = ("William", "Bill", "Will", "Wilma", "W.", "John", "Jon", "Ana Maria", "Ana")
SURNAMES = ("Hale", "Brandt", "Lopes", "O'Neill")
BODIES = (
    ("Port Alden Harbour Authority", ("PAHA",)),
    ("PAHA", ()),
    ("Harbour Union", ()),
    ("Hale for Senate", ()),
    ("William Hale for Senate", ()),
    ("Ministry of Trade", ("MOT",)),
    ("MOT", ()),
)
ROLES = (None, "trade minister", "foreign minister", "former trade minister", "harbour master", "union president")
WORDS = ("The strait must stay open to all ships", "No comment", "We opened at six", "It will end well for the harbour")
SEEDS = (0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow))
MAYBE = (None, *(date(2021, 1, 1) + timedelta(days=30 * n) for n in range(12)))


def random_archive(seed: int, count: int, first: int = 0) -> Archive:
    """Articles whose people share surnames, given names, nicknames, offices, acronyms and words."""
    draw = random.Random(seed)

    def said() -> Said:
        words = draw.choice(WORDS)
        position = ("the closing of the strait", "oppose") if draw.random() < 0.3 else None
        if draw.random() < 0.3:
            body, aliases = draw.choice(BODIES)
            return Said(body, words, type="organization", aliases=aliases, position=position)  # type: ignore[arg-type]
        surname = draw.choice(SURNAMES)
        name = surname if draw.random() < 0.15 else f"{draw.choice(GIVEN)} {surname}"
        aliases = (f"{draw.choice(GIVEN)} {surname}", surname) if draw.random() < 0.3 else ()
        return Said(name, words, draw.choice(ROLES), aliases=aliases, position=position)  # type: ignore[arg-type]

    return [
        story(
            *(said() for _ in range(draw.randint(0, 5))),
            uri=f"u:{n}" if draw.random() < 0.9 else None,
            published=draw.choice(MAYBE),
            publisher=draw.choice(("Courier", "Post", None)),
            opening=f"It was day {n} of {seed}.",
        )
        for n in range(first, first + count)
    ]


@pytest.fixture(scope="module")
def databases(postgresql: str) -> Callable[[], str]:
    """Makes new, migrated PostgreSQL records."""
    pattern = new_database(postgresql)
    record = Record(pattern)
    record.migrate()
    record.close()
    return lambda: new_database(postgresql, str(make_url(pattern).database))


@pytest.fixture
def pair(databases: Callable[[], str]) -> Iterator[tuple[Record, Record]]:
    """Two empty records on PostgreSQL."""
    with opened(databases(), databases()) as (one, other):
        yield one, other


@contextmanager
def opened(*urls: str) -> Iterator[tuple[Record, ...]]:
    records = tuple(Record(url) for url in urls)
    try:
        yield records
    finally:
        for record in records:
            record.close()


@pytest.fixture(scope="module")
def begun(databases: Callable[[], str]) -> str:
    """The URL of a record on PostgreSQL with eighty articles, saved one by one."""
    url = databases()
    with opened(url) as (record,):
        one_by_one(record, random_archive(30, 80))
    return url


@pytest.fixture
def begun_pair(postgresql: str, begun: str) -> Iterator[tuple[Record, Record]]:
    """Two copies of it."""
    name = str(make_url(begun).database)
    with opened(new_database(postgresql, name), new_database(postgresql, name)) as (one, other):
        yield one, other


def one_by_one(record: Record, archive: Archive) -> None:
    for article, analysis in archive:
        record.articles.save("default", article, analysis)


def same(pair: tuple[Record, Record]) -> None:
    one, other = (contents(record) for record in pair)
    assert [(kind, *sorted((one[kind] - other[kind]) | (other[kind] - one[kind]))[:6]) for kind in one] == [
        (kind,) for kind in one
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_archive_of_namesakes(pair: tuple[Record, Record], databases: Callable[[], str], seed: int) -> None:
    archive = random_archive(seed, 40)
    one_by_one(pair[0], archive)
    with opened(databases()) as (third,):
        for record, parts in ((pair[1], 1), (third, 4)):
            saved = record.bulk.save("default", archive, parts=parts)
            assert [(s.status, s.uri) for s in saved if not isinstance(s, Exception)] == [
                ("created", a.uri) for a, _ in archive
            ]
            same((pair[0], record))


@pytest.mark.parametrize("seed", SEEDS)
def test_portion_after_portion(pair: tuple[Record, Record], seed: int) -> None:
    archive = random_archive(10 + seed, 40)
    one_by_one(pair[0], archive)
    one_by_one(pair[1], archive[:9])
    for at in range(9, 40, 8):
        pair[1].bulk.save("default", archive[at : at + 8], parts=3)
    same(pair)


def test_revisions_and_repeats_stand_where_they_stand(pair: tuple[Record, Record]) -> None:
    first, second = random_archive(20, 12), random_archive(21, 12)
    archive = [*first, *first[:3], *second[3:9], *first[5:8]]
    one_by_one(pair[0], archive)
    pair[1].bulk.save("default", archive, parts=2)
    same(pair)


def test_after_merges_and_erasures(begun_pair: tuple[Record, Record]) -> None:
    archive = random_archive(31, 25, first=100)
    for record in begun_pair:
        found = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter(q="hale", type="person")).items}
        ids = [found[name] for name in sorted(found)]
        record.corrections.merge("default", ids[0], ids[1], Editor("Ed"))
        record.erasure.erase_speaker("default", ids[-1], Editor("Ed"))
    one_by_one(begun_pair[0], archive)
    begun_pair[1].bulk.save("default", archive, parts=4)
    same(begun_pair)


def test_after_types_are_settled(begun_pair: tuple[Record, Record]) -> None:
    archive = random_archive(31, 25, first=100)
    for record in begun_pair:
        found = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter(q="hale", type="person")).items}
        company, nobody = [found[name] for name in sorted(found)][:2]
        record.corrections.settle_type("default", company, "organization", Editor("Ed"))
        record.corrections.settle_type("default", nobody, "none", Editor("Ed"))
    one_by_one(begun_pair[0], archive)
    begun_pair[1].bulk.save("default", archive, parts=4)
    same(begun_pair)


def test_after_roles_are_settled(begun_pair: tuple[Record, Record]) -> None:
    archive = random_archive(31, 25, first=100)
    for record in begun_pair:
        people = sorted(record.speakers.search("default", SpeakerFilter(), limit=200).items, key=lambda s: s.name)
        roles = {s.id: record.speakers.roles("default", s.id).items for s in people}
        held = {id_: sorted((r for r in own if r.status == "held"), key=lambda r: r.role) for id_, own in roles.items()}
        who = max(held, key=lambda id_: len(held[id_]))
        rejected, kept, *others = held[who]
        record.corrections.reject_roles("default", who, [rejected.id], Editor("Ed"))
        record.corrections.join_roles("default", who, [role.id for role in others], kept.id, Editor("Ed"))
    one_by_one(begun_pair[0], archive)
    begun_pair[1].bulk.save("default", archive, parts=4)
    same(begun_pair)


def test_one_that_is_older_is_refused_alone(pair: tuple[Record, Record]) -> None:
    said = Said("Ana Lopes", "We opened at six")
    newer = story(said, uri="u:1", modified="2024-03-11T00:00:00.000000Z")
    older = story(said, uri="u:1", modified="2024-03-10T00:00:00.000000Z", opening="It was loud.")
    saved = pair[1].bulk.save("default", [newer, older, *random_archive(41, 3, first=50)])
    assert [isinstance(s, Conflict) for s in saved] == [False, True, False, False, False]


def test_nothing_is_wrong_between_the_tables(pair: tuple[Record, Record]) -> None:
    pair[0].bulk.save("default", random_archive(50, 30), parts=3)
    assert [fault for fault in faults(pair[0]) if "profiles" not in fault] == []


def test_in_other_processes(pair: tuple[Record, Record]) -> None:
    archive = random_archive(60, 20)
    one_by_one(pair[0], archive)
    with ProcessPoolExecutor(2) as pool:
        pair[1].bulk.save("default", archive, pool.map, 2)
    same(pair)


def test_nothing_is_written_where_one_fails(pair: tuple[Record, Record]) -> None:
    archive = random_archive(70, 5)

    def broken(work: Callable[..., object], pieces: Sequence[object]) -> list[object]:
        if pieces and isinstance(pieces[0], tuple):
            raise RuntimeError("a machine is gone")
        return list(map(work, pieces))

    with pytest.raises(RuntimeError):
        pair[1].bulk.save("default", archive, broken)  # type: ignore[arg-type]
    same(pair)


def test_on_sqlite_each_by_itself(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path / 'record.db'}")
    record.migrate()
    saved = record.bulk.save("default", random_archive(80, 4))
    record.close()
    assert [s.status for s in saved if not isinstance(s, Exception)] == ["created"] * 4


def test_the_kinds_that_are_compared(pair: tuple[Record, Record]) -> None:
    one_by_one(pair[0], random_archive(90, 10))
    found = differences(contents(pair[0]), contents(pair[1]))
    assert all(only_one > 0 == only_other == both for both, only_one, only_other in found.values())
