"""Batches: lines stored before they are promised, each answered once, whatever happens to whoever works on them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quotes import errors
from quotes.record import Record
from quotes.record.batches import CHUNK, MOST_BEGINNINGS
from quotes.record.db import store, tables
from quotes.record.db.session import batches
from quotes.record.model.speakers import SpeakerFilter
from tests.support.newsrooms import make_newsroom
from tests.support.record.batch_lines import accepted, keep, lines, taken
from tests.support.record.threads import at_once

MONTH, AT_ONCE = timedelta(days=30), timedelta(0)


def test_every_line_is_answered_once_and_in_order(record: Record) -> None:
    id_ = accepted(record, CHUNK + 2)
    assert record.batches.read("default", id_).status == "queued"
    first, second = taken(record, id_, "a"), taken(record, id_, "b")
    assert record.batches.take("default", id_, "c") is None
    assert set(record.batches.out("default")) == {first, second}
    assert record.batches.loads("default") == {id_: 2}
    for chunk in (second, first):
        assert record.batches.answers("default", id_) == [], "what comes before is not done with"
        for line in record.batches.begin(chunk):
            assert line.body == b"%d" % line.number
            keep(record, chunk, line.number)
            keep(record, chunk, line.number, "Something else")  # answered already: nothing happens
    batch = record.batches.read("default", id_)
    assert (batch.status, batch.lines, batch.answered, batch.failed) == ("finished", CHUNK + 2, CHUNK + 2, 0)
    answers = record.batches.answers("default", id_)
    assert [a["line"] for a in answers] == list(range(1, CHUNK + 3))
    assert {a["status"] for a in answers} == {"created"}
    assert record.batches.answers("default", id_, after=CHUNK, most=1) == answers[CHUNK : CHUNK + 1]
    assert record.batches.loads("default") == {} and record.batches.out("default") == ()
    assert record.speakers.search("default", SpeakerFilter()).items[0].articles == CHUNK + 2


def test_what_is_not_accepted_is_not_worked_on(record: Record) -> None:
    id_ = record.batches.open("default", "test", source="f" * 64)
    record.batches.add("default", id_, lines(3), {2: "Too long."})
    assert record.batches.loads("default") == {}
    begun = record.batches.begun("default", "f" * 64)
    assert begun and (begun.id, begun.status, begun.lines) == (id_, "receiving", 3)
    record.batches.accept("default", id_)
    chunk = taken(record, id_)
    assert [line.number for line in record.batches.begin(chunk)] == [1, 3]
    record.batches.answer(chunk, 1, {"id": "x", "error": "No words."})
    keep(record, chunk, 3)
    told = [(a["id"], a["line"], a.get("error")) for a in record.batches.answers("default", id_)]
    assert told[:2] == [("x", 1, "No words."), (None, 2, "Too long.")]
    assert record.batches.read("default", id_).failed == 2
    assert record.batches.begun("default", "f" * 64) is None


def test_a_chunk_put_back_is_taken_again_and_a_late_worker_does_no_harm(record: Record) -> None:
    id_ = accepted(record, 3)
    lost = taken(record, id_, "lost")
    keep(record, lost, 1)
    record.batches.put_back(lost)
    again = taken(record, id_, "again")
    record.batches.put_back(lost)  # out under another job by now
    assert record.batches.out("default") == (again,)
    assert [line.number for line in record.batches.begin(again)] == [2, 3]
    keep(record, lost, 2)  # it was not dead, only slow
    for line in (2, 3):
        keep(record, again, line, "Something else")
    assert [a["status"] for a in record.batches.answers("default", id_)] == ["created"] * 3
    assert record.batches.begin(lost) == []
    assert record.speakers.search("default", SpeakerFilter()).items[0].statements == 3


def test_two_workers_on_one_chunk_keep_each_article_once(record: Record) -> None:
    id_ = accepted(record, 4)
    chunk = taken(record, id_)
    at_once(*(lambda line=line: keep(record, chunk, line) for line in (1, 2, 3, 4) * 3))
    batch = record.batches.read("default", id_)
    assert (batch.status, batch.answered, batch.failed) == ("finished", 4, 0)
    assert [a["status"] for a in record.batches.answers("default", id_)] == ["created"] * 4
    (lopes,) = record.speakers.search("default", SpeakerFilter()).items
    assert (lopes.articles, lopes.statements) == (4, 4)


def test_a_line_that_ends_every_worker_is_given_up(record: Record) -> None:
    id_ = accepted(record, 3)
    chunk = taken(record, id_)
    for _ in range(MOST_BEGINNINGS):
        assert [line.number for line in record.batches.begin(chunk)] == [1, 2, 3]
    assert [line.number for line in record.batches.begin(chunk)] == [2, 3]
    assert "given up" in record.batches.answers("default", id_)[0]["error"]
    keep(record, chunk, 2)
    assert [line.number for line in record.batches.begin(chunk)] == [3], "with another line the count begins anew"


def test_a_cancelled_batch_keeps_what_it_has_and_gets_no_more(record: Record) -> None:
    id_ = accepted(record, 2)
    chunk = taken(record, id_)
    keep(record, chunk, 1)
    assert record.batches.cancel("default", id_).status == "cancelled"
    keep(record, chunk, 2)
    assert record.batches.begin(chunk) == [] and record.batches.loads("default") == {}
    assert record.batches.cancel("default", id_).answered == 1
    assert "cancelled" in record.batches.answers("default", id_)[1]["error"]
    assert record.articles.find("default", "u:1") and not record.articles.find("default", "u:2")
    record.batches.tidy("default", MONTH)
    assert record.batches.read("default", id_).status == "cancelled"
    record.batches.tidy("default", AT_ONCE)
    with pytest.raises(errors.NotFound):
        record.batches.read("default", id_)


def test_unread_words_of_a_cancelled_batch_go(record: Record) -> None:
    id_ = accepted(record, CHUNK + 1)
    record.batches.cancel("default", id_)
    with record._store.engine.connect() as connection:
        left = select(func.count()).select_from(tables.batch_lines).where(tables.batch_lines.c.body.is_not(None))
        assert connection.execute(left).scalar() == CHUNK + 1
    record.batches.tidy("default", MONTH)
    with record._store.engine.connect() as connection:
        assert connection.execute(left).scalar() == 0


def test_a_finished_batch_is_kept_for_a_while(record: Record) -> None:
    id_ = accepted(record, 1)
    keep(record, taken(record, id_), 1)
    with pytest.raises(errors.Conflict):
        record.batches.cancel("default", id_)
    record.batches.tidy("default", MONTH)
    assert record.batches.answers("default", id_)
    record.batches.tidy("default", AT_ONCE)
    with pytest.raises(errors.NotFound):
        record.batches.answers("default", id_)


def test_batches_of_another_newsroom_are_not_seen(record: Record) -> None:
    id_ = accepted(record, 1)
    calls: list[Callable[[], object]] = [
        lambda: record.batches.read("other", id_),
        lambda: record.batches.answers("other", id_),
        lambda: record.batches.cancel("other", id_),
        lambda: record.batches.accept("other", id_),
        lambda: record.batches.add("other", id_, lines(1), {}),
    ]
    for call in calls:
        with pytest.raises(errors.NotFound):
            call()
    assert record.batches.loads("other") == {} and record.batches.take("other", id_, "a") is None
    assert record.batches.newsrooms() == ("default", "other")


def test_a_deadlock_is_tried_again(migrated_postgresql: str, open_record: Callable[..., Record]) -> None:
    """Two transactions that change the same two rows in opposite order: one is undone, and done again."""
    record = open_record(migrated_postgresql, lock_seconds=60)
    make_newsroom(record, "default")
    ids = [record.batches.open("default", "test") for _ in range(2)]
    both_changed_one = threading.Barrier(2, timeout=30)
    attempts = []

    def change_both(first: str, second: str) -> None:
        def work() -> None:
            attempts.append(first)
            with record._store.writing("default", beside="everybody") as session:
                session.change(batches, {"lines": 1}, id=first)
                if len(attempts) <= 2:
                    both_changed_one.wait()
                session.change(batches, {"lines": 1}, id=second)

        store.retried(work)

    assert at_once(lambda: change_both(*ids), lambda: change_both(*ids[::-1])) == [None, None]
    assert len(attempts) == 3
