"""Records on SQLite and on a real PostgreSQL; every test that asks for ``record`` runs on both."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from quotes.model import StatementDate
from quotes.record import Record
from tests.support.newsrooms import make_newsroom
from tests.support.record.databases import new_database
from tests.support.stories import Said, story


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The URL of a migrated database that the tests empty and share."""
    url = new_database(postgresql)
    record = Record(url)
    record.migrate()
    record.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated, empty record of this test."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_record"), tmp_path / "record.db")
        return f"sqlite:///{tmp_path / 'record.db'}"
    shared = str(request.getfixturevalue("migrated_postgresql"))
    with psycopg.connect(shared) as connection:
        _empty(connection)
    return shared


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'record.db'}"
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def open_record() -> Iterator[Callable[..., Record]]:
    """Opens records that are closed after the test."""
    opened: list[Record] = []

    def open_(url: str, **options: float) -> Record:
        opened.append(Record(url, **options))
        return opened[-1]

    yield open_
    for record in opened:
        record.close()


@pytest.fixture
def record(url: str, open_record: Callable[..., Record]) -> Record:
    """An empty record with the newsrooms "default" and "other"."""
    made = open_record(url)
    make_newsroom(made, "other")
    return made


@pytest.fixture
def filled(record: Record) -> Record:
    """Four articles over two years."""
    record.articles.save(
        "default",
        *story(
            Said("Darel Ivanić", "Our engineers are returning from the northern strait", "Foreign Ministry spokesman"),
            Said(
                "Ana Lopes",
                "The strait must stay open",
                "trade minister",
                position=("the closing of the strait", "oppose"),
            ),
            uri="u:1",
            published=date(2021, 6, 3),
            publisher="Courier",
        ),
    )
    record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", "Opening hours are a matter for the harbour", "foreign minister", quoted=False),
            Said("Ana Lopes", "It will all end well", act="thought"),
            Said("Port Alden Harbour Authority", "We opened at six", type="organization"),
            uri="u:2",
            published=date(2022, 1, 10),
            publisher="Post",
        ),
    )
    record.articles.save(
        "default",
        *story(
            Said(
                "Ana Lopes",
                "I never said the strait was ours",
                "former foreign minister",
                said_on=StatementDate(date(2022, 3, 1), "month", "in March"),
                confidence=0.5,
            ),
            uri="u:3",
            published=date(2022, 4, 2),
            publisher="Courier",
        ),
    )
    return record


def _empty(connection: psycopg.Connection) -> None:
    """Delete every row, and make the newsroom "default", in one call. TRUNCATE would make new files for all tables and
    indexes: ten times the time, for few rows."""
    named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    tables = (sql.Identifier(table) for (table,) in connection.execute(named).fetchall())
    steps = [
        sql.SQL("SET LOCAL session_replication_role = replica"),  # in any order, whatever refers to whatever
        *(sql.SQL("DELETE FROM {}").format(table) for table in tables),
        sql.SQL("SET LOCAL session_replication_role = origin"),
        sql.SQL("INSERT INTO newsrooms VALUES ('default', now())"),
    ]
    connection.execute(sql.SQL("; ").join(steps))
