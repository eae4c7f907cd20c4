"""Bring the tables of a store to a revision, once, however many processes try at the same time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text

from quotes.errors import Unavailable
from quotes.model_files import shipped
from quotes.record.db import planner_statistics, tables
from quotes.record.db.store import Store, failures

MIGRATIONS = shipped("migrations")
WAIT_SECONDS = 60.0
_LOCK = 0x0DEC0  # any number, the same for every process: the advisory lock of migrations
DEFAULT_NEWSROOM = "default"
_FIRST = "0012"
BEFORE_FIRST = frozenset(f"{number:04}" for number in range(1, int(_FIRST)))
"""Revisions of the time before the first release, whose migrations were joined into the first one."""


def upgrade(url: str, revision: str = "head", newsroom: str = DEFAULT_NEWSROOM) -> None:
    """Bring the store at ``url`` up to ``revision`` and make the first ``newsroom``.

    Raises errors.Unavailable where the store cannot be used, or is of a revision that this program does not know.
    """

    def work(connection: Connection) -> None:
        before = current(connection)
        if before is not None and before not in revisions():
            raise Unavailable(_why_unknown(before))
        command.upgrade(_config(connection), revision)
        if current(connection) is not None:
            make_newsroom(connection, newsroom)
        if current(connection) != before and connection.dialect.name == "sqlite":
            planner_statistics.inform(connection)

    _run(url, work)


def downgrade(url: str, revision: str) -> None:
    """Bring the store at ``url`` down to ``revision`` ("base": no tables)."""
    _run(url, lambda connection: command.downgrade(_config(connection), revision))


def current(connection: Connection) -> str | None:
    """The revision of the tables, None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def _why_unknown(revision: str) -> str:
    """Why a record of a revision that is not among the migrations cannot be opened, and what to do."""
    if revision in BEFORE_FIRST:
        return (
            f"The record is of revision {revision}, from before the first release, and this version cannot upgrade it. "
            f"docs/moves.md says how to upgrade it to revision {_FIRST}. "
            "Or set ON_RECORD_RECORD_URL to a new database and save the articles again."
        )
    return (
        f"The record is of revision {revision}, which this version does not know: a newer version made it. "
        "Install that version, or restore a backup that was made with this one."
    )


@cache
def head() -> str | None:
    """The revision that this version of the program needs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


@cache
def revisions() -> frozenset[str]:
    """Every revision that this version of the program knows."""
    return frozenset(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def make_newsroom(connection: Connection, newsroom: str) -> None:
    """Make ``newsroom`` where it does not exist."""
    table = tables.newsrooms
    if connection.execute(select(table.c.id).where(table.c.id == newsroom)).first() is None:
        connection.execute(table.insert().values(id=newsroom, created_at=datetime.now(UTC)))


def _run(url: str, work: Callable[[Connection], None]) -> None:
    """Do ``work`` in one transaction that excludes every other migration of the same store."""
    store = Store(url, WAIT_SECONDS)
    try:
        with failures():
            if store.engine.dialect.name == "sqlite":
                make_private(Path(str(store.url.database)))
                _use_wal(store)
            with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
                if store.engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                    connection.execute(text("SET LOCAL statement_timeout = 0"))  # a large table is long in the making
                work(connection)
    finally:
        store.engine.dispose()


def make_private(file: Path) -> None:
    """Make ``file`` and its folder for this user alone, where they are not there yet. SQLite gives the files that it
    makes beside a database the mode of the database. Raises errors.Unavailable where the disk does not allow it."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError as error:
        raise Unavailable(f"The record {file} cannot be made: {error.strerror}.") from error


def _use_wal(store: Store) -> None:
    """The mode belongs to the file and stays. It can only be set outside a transaction."""
    raw = store.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        raw.close()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
