"""Newsrooms made without a key: while there is no key, nobody needs one."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.db import migration


def make_newsroom(record: Record, newsroom: str) -> None:
    """Make ``newsroom`` where it does not exist."""
    with record._store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        migration.make_newsroom(connection, newsroom)
