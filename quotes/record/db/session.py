"""One newsroom's share of the tables: what every statement of the record goes through.

The sources below hold the rows of the newsroom whose ``NewsroomSession`` runs the statement, and there is no other
way to the tables: a read without a newsroom cannot be written, and one run without it fails for want of its parameter.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Row,
    Subquery,
    TableClause,
    TextClause,
    bindparam,
    create_engine,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.pool import NullPool

from quotes.errors import NotFound
from quotes.record.db import tables
from quotes.record.db.locks import Beside, Held, Kind, lock_number

Source = Subquery


def source(name: str, alias: str | None = None, *, by_serial: bool = False) -> Source:
    """The rows of table ``name`` of the newsroom of the session that runs the statement. ``by_serial``: they
    are found by their serials; without the hint SQLite would rather read the whole newsroom, taking it for small."""
    table = tables.metadata.tables[name]
    newsroom = table.c.newsroom_id + "" if by_serial else table.c.newsroom_id
    return select(table).where(newsroom == bindparam("newsroom", required=True)).subquery(alias or name)


def count_corrections_of_all(connection: Connection, kinds: Sequence[str]) -> int:
    """How many corrections of some ``kinds`` were logged in all newsrooms: a number, which tells nothing of any row."""
    log = tables.metadata.tables["corrections"]
    return int(connection.execute(select(func.count()).select_from(log).where(log.c.kind.in_(kinds))).scalar_one())


articles = source("articles")
article_versions = source("article_versions")
speakers = source("speakers")
appearances = source("appearances")
names = source("names")
name_uses = source("name_uses")
name_words = source("name_words")
name_grams = source("name_grams")
roles = source("roles")
role_words = source("role_words")
role_mentions = source("role_mentions")
quotations = source("quotations")
quotation_spans = source("quotation_spans")
fingerprints = source("fingerprints")
positions = source("positions")
external_ids = source("external_ids")
source_categories = source("source_categories")
settled_names = source("settled_names")
corrections = source("corrections")
batches = source("batches")
batch_chunks = source("batch_chunks")
batch_lines = source("batch_lines")
erased_marks = source("erased_marks")
outbox = source("outbox")
webhooks = source("webhooks")
webhook_tries = source("webhook_tries")
follows = source("follows")
keys = source("keys")

_VERSIONED = (speakers, quotations)

SERIAL_BITS = 36
"""Of a row of SQLite's full-text index: its number is the day of the quotation, then its serial."""

SEARCH: Mapping[str, TextClause] = {
    "sqlite": sql(
        f"SELECT rowid & {(1 << SERIAL_BITS) - 1} AS serial FROM quotation_words WHERE quotation_words MATCH :words"
    ),
    "postgresql": sql(
        "SELECT serial FROM quotations WHERE newsroom_id = :newsroom AND words @@ CAST(:words AS tsquery)"
    ),
}
"""The serials of the quotations whose stems match ``:words``, for use inside a statement on ``quotations``."""

SOME_FOUND: Mapping[str, TextClause] = {
    "sqlite": sql(
        "SELECT quotations.serial FROM quotation_words CROSS JOIN quotations"
        f" ON quotations.serial = (quotation_words.rowid & {(1 << SERIAL_BITS) - 1})"
        " WHERE quotation_words MATCH :words AND newsroom_id = :newsroom AND copy_of IS NULL LIMIT :most"
    ),
    "postgresql": sql(
        f"WITH found AS MATERIALIZED ({SEARCH['postgresql'].text} AND gone IS NULL AND copy_of IS NULL)"
        " SELECT serial FROM found LIMIT :most"
    ),
}
"""The serials of at most ``:most`` of them, copies left out. (PostgreSQL must not know that few are wanted: it takes
words in a row for much more frequent than they are, and would look for them row by row.)"""

_PLAN = sql("SELECT set_config('plan_cache_mode', :mode, true), set_config('random_page_cost', '1.1', true)")

_ALONE = sql("SELECT pg_advisory_xact_lock(:number)")
_SHARED = sql("SELECT pg_advisory_xact_lock_shared(:number)")
_EACH = sql("SELECT pg_advisory_xact_lock(number) FROM unnest(CAST(:numbers AS bigint[])) AS number")
"""Statements of their own: what is read after them was committed by whoever held the locks before."""
_SERIALS = sql(
    "SELECT nextval(pg_get_serial_sequence('quotations', 'serial')) FROM generate_series(1, :count) ORDER BY 1"
)


class NewsroomSession:
    """A connection in a transaction, bound to one newsroom."""

    def __init__(self, connection: Connection, newsroom: str) -> None:
        self._connection = connection
        self._newsroom = newsroom
        self._erasure_key: str | None = None
        self._held = Held(newsroom)
        self.dialect = connection.dialect.name
        self.alone = self.dialect == "sqlite"  # whether nobody else writes in the newsroom meanwhile

    def lock(self, beside: Beside = "nobody") -> None:
        """Wait until the others let this transaction in: until none works in this newsroom ("nobody"), or none that
        must be alone there ("saves"). Raises NotFound where there is no such newsroom."""
        if self.dialect == "postgresql":
            number = lock_number(self._newsroom, Kind.NEWSROOM)
            self._connection.execute(_ALONE if beside == "nobody" else _SHARED, {"number": number})
            self.alone = beside == "nobody"
        newsrooms = tables.newsrooms
        row = self._connection.execute(select(newsrooms).where(newsrooms.c.id == self._newsroom)).first()
        if row is None:
            raise NotFound(f"There is no newsroom {self._newsroom!r}.")
        self._erasure_key = row.erasure_key

    def hold(self, kind: Kind, names: Iterable[str] = ("",)) -> None:
        """Wait until no other save holds any of these names, and hold them until the transaction ends. Raises
        TooManyNames, and RuntimeError where kinds come in another order than their own."""
        if not self.alone and (numbers := self._held.wanting(kind, names)):
            self._connection.execute(_EACH, {"numbers": numbers})

    def erasure_key(self) -> bytes | None:
        """What keys the marks of erased names, None where nobody was ever erased. Known once the session is locked."""
        return bytes.fromhex(self._erasure_key) if self._erasure_key else None

    def make_erasure_key(self) -> bytes:
        """Make that key."""
        key = self._erasure_key = secrets.token_hex(32)
        newsrooms = tables.newsrooms
        at = newsrooms.c.id == self._newsroom
        self._connection.execute(update(newsrooms).where(at).values(erasure_key=key))
        return bytes.fromhex(key)

    def changes_pruned(self) -> int:
        """The number up to which the changes of the outbox are no longer kept, 0 where all are."""
        newsrooms = tables.newsrooms
        query = select(newsrooms.c.changes_pruned).where(newsrooms.c.id == self._newsroom)
        return int(self._connection.execute(query).scalar() or 0)

    def note_changes_pruned(self, number: int) -> None:
        """The changes up to this number are no longer kept."""
        newsrooms = tables.newsrooms
        at = newsrooms.c.id == self._newsroom
        self._connection.execute(update(newsrooms).where(at).values(changes_pruned=number))

    def rows(self, query: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Every row of a read."""
        return self._connection.execute(query, {"newsroom": self._newsroom, **values}).all()

    def row(self, query: Executable, **values: Any) -> Row[Any] | None:
        """The first row of a read, None where there is none."""
        return self._connection.execute(query, {"newsroom": self._newsroom, **values}).first()

    @contextmanager
    def planning_each(self) -> Iterator[None]:
        """On PostgreSQL every statement meanwhile is planned by the values it is run with. It is planned, as is what
        follows in the transaction, as if one page were read about as fast as the next, which they are from memory and
        from a drive without moving parts: what it takes for a disk that turns, it gathers hundreds of thousands of rows
        rather than look up a few."""
        if self.dialect == "postgresql":
            self._connection.execute(_PLAN, {"mode": "force_custom_plan"})
        yield
        if self.dialect == "postgresql":
            self._connection.execute(_PLAN, {"mode": "auto"})

    def add(self, into: Source, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert ``rows``."""
        owned = [{"newsroom_id": self._newsroom, **row} for row in rows]
        if owned:
            self._connection.execute(insert(_table(into)), owned)

    def add_missing(self, into: Source, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert those of ``rows`` that are not there yet. Others may add the same meanwhile; all must add theirs in
        one order, or they wait for each other."""
        owned = [{"newsroom_id": self._newsroom, **row} for row in rows]
        if owned:
            table = _table(into)
            statement = (
                sqlite_insert(table).on_conflict_do_nothing()
                if self.dialect == "sqlite"
                else postgresql_insert(table).on_conflict_do_nothing()
            )
            self._connection.execute(statement, owned)

    def copy(self, into: Source, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert ``rows``, all of the same columns, as one stream. PostgreSQL only."""
        if not rows:
            return
        table, names = _table(into), list(rows[0])
        dialect = self._connection.dialect
        ready = [(name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in names]
        listed = ", ".join(f'"{name}"' for name in ("newsroom_id", *names))
        cursor = self._connection.connection.cursor()
        with cursor.copy(f'COPY "{table.name}" ({listed}) FROM STDIN') as stream:
            for row in rows:
                stream.write_row([self._newsroom, *(made(row[name]) if made else row[name] for name, made in ready)])

    def serials(self, count: int) -> list[int]:
        """So many numbers for new quotations, ascending, which nobody else gets. PostgreSQL only."""
        return list(self._connection.execute(_SERIALS, {"count": count}).scalars())

    def update_rows(self, at: Source, rows: Iterable[Mapping[str, Any]]) -> None:
        """Set the columns of rows that are there, each found by its ``id``; versions are taken as given."""
        table = _table(at)
        for row in rows:
            self._connection.execute(update(table).where(*self._conditions(at, {"id": row["id"]})).values(row))

    def change(self, at: Source, values: Mapping[str, Any], **where: Any) -> None:
        """Update the rows whose columns equal ``where`` (a list: one of it). Rows that have a version get the next."""
        table = _table(at)
        if at in _VERSIONED:
            values = {**values, "version": table.c.version + 1}
        self._connection.execute(update(table).where(*self._conditions(at, where)).values(values))

    def count_change(self, at: Source, ids: Iterable[str]) -> None:
        """Give the rows with these ids their next version: what other tables hold of them has changed."""
        if wanted := sorted(set(ids)):
            self.change(at, {}, id=wanted)

    def remove(self, at: Source, **where: Any) -> None:
        """Delete the rows whose columns equal ``where`` (a list: one of it)."""
        self._connection.execute(delete(_table(at)).where(*self._conditions(at, where)))

    def purge_index(self) -> None:
        """Write the full-text index anew without what was deleted from it. (PostgreSQL's goes with its row.)"""
        if self.dialect == "sqlite":
            self._connection.execute(sql("INSERT INTO quotation_words(quotation_words) VALUES ('optimize')"))

    def _conditions(self, at: Source, where: Mapping[str, Any]) -> list[Any]:
        columns = _table(at).c
        own = [columns.newsroom_id == self._newsroom]
        return own + [
            columns[name].in_(value) if isinstance(value, list | set | tuple) else columns[name] == value
            for name, value in where.items()
        ]


@contextmanager
def in_memory(wanted: Sequence[Source]) -> Iterator[NewsroomSession]:
    """A session on these tables, empty and without references, in a database of its own that is gone afterwards."""
    with _memory().connect() as connection, connection.begin():
        tables.metadata.create_all(connection, [tables.metadata.tables[at.name] for at in wanted])
        yield NewsroomSession(connection, "in memory")


@cache
def _memory() -> Engine:
    """What makes a new database in memory of each connection. One for all of them, since each engine compiles every
    statement anew."""
    return create_engine("sqlite://", poolclass=NullPool)


def key_of(at: Source) -> list[str]:
    """The columns that tell the rows of a newsroom apart."""
    return [column.name for column in tables.metadata.tables[at.name].primary_key if column.name != "newsroom_id"]


def newsrooms(connection: Connection) -> tuple[str, ...]:
    """Every newsroom there is, by name."""
    table = tables.newsrooms
    return tuple(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())


def _table(at: Source) -> TableClause:
    return tables.metadata.tables[at.name]
