"""A newsroom sees its own record and nothing of another: by construction, and tried on every call."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import StatementError
from stories import Said, story

from quotes import errors
from quotes.record import Record, room
from quotes.record.shapes import QuotationFilter, SpeakerFilter

RECORD = Path(room.__file__).parent


@contextmanager
def statements(record: Record) -> Iterator[list[str]]:
    """Every statement that the record sends meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    event.listen(record._store.engine, "before_cursor_execute", note)
    yield sent
    event.remove(record._store.engine, "before_cursor_execute", note)


def test_only_the_room_the_migrations_and_the_keys_know_the_tables() -> None:
    importers = {
        path.name
        for path in RECORD.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module == "quotes.record.tables" or any(name.name in ("tables", "metadata") for name in node.names))
    }
    assert importers == {"room.py", "migration.py", "keys.py"}


def test_a_read_without_a_newsroom_fails(record: Record) -> None:
    with record._store.engine.connect() as connection, pytest.raises(StatementError, match="newsroom"):
        connection.execute(select(room.quotations))


def test_every_call_keeps_to_its_newsroom(record: Record) -> None:
    saved = story(Said("Ana Lopes", "The strait stays open", "minister", position=("ban", "oppose")), uri="u:1")
    with statements(record) as sent:
        kept = record.keep("default", *saved)
        article, quotation = kept.article.id, kept.changes.added[0]
        speaker = kept.article.speakers[0].id
        calls: list[Callable[[str], object]] = [
            lambda n: record.article(n, article),
            lambda n: record.quotation(n, quotation),
            lambda n: record.speaker(n, speaker),
            lambda n: record.roles(n, speaker),
            lambda n: record.positions(n, speaker),
            lambda n: record.reanalyse(n, article, saved[1]),
            lambda n: record.retract(n, article),
        ]
        lists: list[Callable[[str], object]] = [
            lambda n: record.find_articles(n, "u:1"),
            lambda n: record.quotations(n, QuotationFilter()).items,
            lambda n: record.quotations(n, QuotationFilter(q="strait")).items,
            lambda n: record.quotations(n, QuotationFilter(speaker=speaker)).items,
            lambda n: record.quotations(n, QuotationFilter(article=article)).items,
            lambda n: record.quotations(n, QuotationFilter(publisher="Alden Courier")).items,
            lambda n: record.quotations(n, QuotationFilter(target="ban")).items,
            lambda n: record.speakers(n, SpeakerFilter()).items,
            lambda n: record.speakers(n, SpeakerFilter(q="lopes")).items,
            lambda n: record.speakers(n, SpeakerFilter(q="lopez")).items,
            lambda n: record.speakers(n, SpeakerFilter(role="minister")).items,
            lambda n: tuple(record.articles_to_reanalyse(n, "test-2")),
        ]
        for call in calls:
            with pytest.raises(errors.NotFound):
                call("other")
        for call in lists:
            assert call("default") and not call("other")
        assert record.kept("other", saved[0]) is None
        theirs = record.keep("other", *saved)
        assert theirs.status == "created" and theirs.article.id != article
        assert theirs.article.speakers[0].id != speaker
        record.retract("other", theirs.article.id)
        assert record.article("default", article) == kept.article
        record.retract("default", article)
    started = ("BEGIN", "SELECT newsrooms.id")
    assert [s for s in sent if "newsroom_id" not in s and not s.startswith(started)] == []
    assert len(sent) > 100
