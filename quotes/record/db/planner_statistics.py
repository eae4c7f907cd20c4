"""What SQLite's planner is told about the tables: that a newsroom is large.

Every index begins with the newsroom. Without statistics SQLite takes ten rows for what one newsroom has, and reads all
of it where it should look up what was asked for. Statistics gathered from a young record would tell it the same, so
those of a record of many years are written here (https://sqlite.org/fileformat2.html#the_sqlite_stat1_table).
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, text

from quotes.record.db.tables import metadata

ROWS = 10_000_000
"""Rows of a table, nearly all of them one newsroom's."""

SHARED = 20
"""Rows that share a value where nothing else is known: the articles of a speaker, the names that have a word."""

FURTHER = 4
"""Rows that share the next column of an index as well."""

_DISTINCT = {"publisher": 20, "pipeline_version": 1, "type": 10, "merged_into": 1, "state": 5, "dated": 5000}
"""Different values of columns that tell less apart."""


def inform(connection: Connection) -> None:
    """Write the statistics of every index of the tables that are there. For SQLite."""
    connection.execute(text("ANALYZE sqlite_schema"))
    if connection.execute(text("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'")).first() is None:
        connection.execute(text("ANALYZE newsrooms"))
    connection.execute(text("DELETE FROM sqlite_stat1"))
    there = {row.name for row in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'"))}
    rows = [row for table in metadata.tables.values() if table.name in there for row in _statistics(connection, table)]
    connection.execute(text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :stat)"), rows)
    connection.execute(text("ANALYZE sqlite_schema"))  # reads them in


def _statistics(connection: Connection, table: Table) -> list[dict[str, str]]:
    """The rows of sqlite_stat1 of one table: rows in all, then rows that share the first column, the first two, …"""
    keyed = not table.dialect_options["sqlite"]["with_rowid"]
    found = []
    for index in connection.execute(
        text('SELECT name, "unique", origin FROM pragma_index_list(:t)'), {"t": table.name}
    ):
        columns = connection.execute(text("SELECT name FROM pragma_index_info(:i) ORDER BY seqno"), {"i": index.name})
        names = [column.name for column in columns]
        if names[0] == "newsroom_id":
            name = table.name if keyed and index.origin == "pk" else index.name
            numbers = [ROWS, ROWS, *_sharing(names[1:])]
            if index.unique:
                numbers[-1] = 1
            found.append({"table": table.name, "index": name, "stat": " ".join(map(str, numbers))})
    return found


def _sharing(columns: list[str]) -> list[int]:
    """How many rows of a newsroom share the values of the first of these columns, of the first two, …"""
    left, numbers = ROWS, []
    for place, column in enumerate(columns):
        left = max(1, left // _DISTINCT[column]) if column in _DISTINCT else min(left, FURTHER if place else SHARED)
        numbers.append(left)
    return numbers
