"""Databases of a PostgreSQL that the tests started."""

from __future__ import annotations

from uuid import uuid4

import psycopg
from psycopg import sql


def new_database(server: str, pattern: str = "template1") -> str:
    """The URL of a new database of ``server`` ("postgresql://…{database}…"): empty, or a copy of the one whose name is
    ``pattern``."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server.format(database="postgres"), autocommit=True) as connection:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(pattern)))
    return server.format(database=name)
