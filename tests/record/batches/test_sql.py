"""What is asked of the tables of batches, straight from rows: which batches live, which are old, which lines failed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quotes.record import Record
from quotes.record.batches import sql
from quotes.record.db.session import batch_chunks, batch_lines, batches
from quotes.record.db.store import Store

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=30)
ENDS = {"finished_at": None, "cancelled_at": None, "accepted_at": NOW}
BATCHES = {
    "receiving": {**ENDS, "accepted_at": None, "touched_at": NOW},
    "left": {**ENDS, "accepted_at": None, "touched_at": LONG_AGO},
    "living": {**ENDS, "touched_at": LONG_AGO, "accepted_at": LONG_AGO},
    "finished": {**ENDS, "touched_at": NOW, "finished_at": NOW},
    "finished long ago": {**ENDS, "touched_at": LONG_AGO, "finished_at": LONG_AGO},
    "cancelled long ago": {**ENDS, "touched_at": LONG_AGO, "cancelled_at": LONG_AGO},
}


@pytest.fixture
def rows(record: Record, url: str) -> Any:
    """A function that asks the tables of these batches, each with two chunks of two lines, the second chunk out."""
    store = Store(url)
    with store.writing("default") as session:
        for number, (name, times) in enumerate(BATCHES.items()):
            session.add(
                batches,
                [{"id": f"{number}", "owner": name, "source": f"of {name}", "lines": 4, "made_at": NOW, **times}],
            )
            chunk = {"batch_id": f"{number}", "lines": 2, "answered": 2, "job": None, "begun": 0}
            session.add(
                batch_chunks,
                [
                    {**chunk, "first": 1, "last": 2, "failed": 1, "state": "done"},
                    {**chunk, "first": 3, "last": 4, "failed": 0, "state": "out"},
                ],
            )
            session.add(
                batch_lines,
                [
                    {
                        "batch_id": f"{number}",
                        "line": line,
                        "article_id": "same",
                        "body": None if line < 3 else b"words",
                        "answer": {1: {"error": "too long"}, 2: {"id": "x"}}.get(line),
                    }
                    for line in range(1, 5)
                ],
            )

    def ask(query: Any, **values: Any) -> list[Any]:
        with store.reading("default") as session:
            return list(session.rows(query, **values))

    yield ask
    store.engine.dispose()


def names(found: list[Any]) -> set[str]:
    return {list(BATCHES)[int(row.id)] for row in found}


def test_which_batches_live(rows: Callable[..., Any]) -> None:
    assert [(list(BATCHES)[int(row.id)], row.out) for row in rows(sql.LOADS)] == [("living", 1)]
    assert [(row.batch_id, row.first) for row in rows(sql.OUT)] == [("2", 3)]


def test_which_are_old(rows: Callable[..., Any]) -> None:
    week = NOW - timedelta(days=7)
    found = rows(sql.OLD, abandoned=week, ended=week)
    assert names(found) == {"left", "finished long ago", "cancelled long ago"}


def test_which_goes_on(rows: Callable[..., Any]) -> None:
    assert names(rows(sql.OF_SOURCE, source="of receiving")) == {"receiving"}
    assert rows(sql.OF_SOURCE, source="of finished") == rows(sql.OF_SOURCE, source="of cancelled long ago") == []


def test_lines_that_failed_or_are_left(rows: Callable[..., Any]) -> None:
    assert [row.line for row in rows(sql.FAILED, batch="2", most=9)] == [1]
    assert [row.line for row in rows(sql.LEFT, batch="2", first=2, last=3)] == [3]
    assert [row.line for row in rows(sql.LATER, batch="2", article="same", line=2)] == [3, 4]
    assert [row.line for row in rows(sql.LAST_LINE, batch="2")] == [4]


def test_whose_words_are_to_go(rows: Callable[..., Any]) -> None:
    assert names(rows(sql.CANCELLED)) == {"cancelled long ago"}
    assert len(rows(sql.WORDS_LEFT, batch="5", most=9)) == 2
