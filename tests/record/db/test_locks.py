"""Who waits for whom in a newsroom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.db.locks import MOST, Held, Kind, TooManyNames, lock_number
from quotes.record.model.articles import ArticleFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.newsrooms import make_newsroom
from tests.support.stories import Said, story


def test_kinds_are_taken_in_order() -> None:
    held = Held("default")
    names = held.wanting(Kind.NAMES, ["b", "a", "b"])
    assert names == sorted(names) and len(names) == 2
    assert held.wanting(Kind.NAMES, ["a"]) == []
    assert len(held.wanting(Kind.CHANGES, [""])) == 1
    assert held.wanting(Kind.NAMES, ["a", "b"]) == []
    with pytest.raises(RuntimeError, match="NAMES must be held before CHANGES"):
        held.wanting(Kind.NAMES, ["c"])


def test_too_many_names() -> None:
    held = Held("default")
    held.wanting(Kind.NAMES, map(str, range(MOST)))
    with pytest.raises(TooManyNames):
        held.wanting(Kind.PROFILES, ["one more"])


def test_locks_of_newsrooms_and_kinds_differ() -> None:
    numbers = {lock_number(newsroom, kind, name) for newsroom in ("a", "b") for kind in Kind for name in ("", "x")}
    assert len(numbers) == 4 * len(Kind)
    assert all(-(2**63) <= number < 2**63 for number in numbers)


@pytest.fixture
def two(migrated_postgresql: str, open_record: Callable[..., Record]) -> tuple[Record, Record]:
    """A PostgreSQL record opened twice; the second hardly waits."""
    patient, hasty = open_record(migrated_postgresql), open_record(migrated_postgresql, lock_seconds=0.3)
    make_newsroom(patient, "locks")
    return patient, hasty


def saved(name: str, uri: str | None = None) -> tuple[object, object]:
    return story(Said(name, f"{name} says so"), uri=uri)


def test_saves_of_others_go_on(two: tuple[Record, Record]) -> None:
    patient, hasty = two
    with patient._store.writing("locks", beside="saves") as session:
        session.hold(Kind.NAMES, ["person vale"])
        assert hasty.articles.save("locks", *saved("Bo Quill")).status == "created"
        with pytest.raises(errors.Unavailable):
            hasty.articles.save("locks", *saved("Ada Vale"))
        with pytest.raises(errors.Unavailable):
            hasty.articles.retract("locks", hasty.articles.recent("locks", ArticleFilter()).items[0].id)
    assert hasty.articles.save("locks", *saved("Ada Vale")).status == "created"
    assert {s.name for s in hasty.speakers.search("locks", SpeakerFilter()).items} >= {"Ada Vale", "Bo Quill"}


def test_nobody_beside_an_editor(two: tuple[Record, Record]) -> None:
    patient, hasty = two
    with patient._store.writing("locks"), pytest.raises(errors.Unavailable):
        hasty.articles.save("locks", *saved("Cy Moss"))
    with patient._store.writing("locks", beside="everybody"):
        assert hasty.articles.save("locks", *saved("Cy Moss")).status == "created"
