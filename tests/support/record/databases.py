"""Databases of a PostgreSQL that the tests started, and statements for all databases."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql


class CompiledStatements(dict[tuple[Any, ...], Any]):
    """A cache of compiled statements as SQLAlchemy's engines take one, but by the name of the dialect: each engine has
    a dialect of its own, and they differ in nothing that is compiled."""

    _MOST = 2000

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        if len(self) >= self._MOST:
            self.clear()
        super().__setitem__((key[0].name, *key[1:]), compiled)


def new_database(server: str, pattern: str = "template1") -> str:
    """The URL of a new database of ``server`` ("postgresql://…{database}…"): empty, or a copy of the one whose name is
    ``pattern``."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server.format(database="postgres"), autocommit=True) as connection:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(pattern)))
    return server.format(database=name)
