"""That a column has one of many values: in words that are the same however many there are.

SQLAlchemy would write a statement anew for each number of values, and the server would read and plan it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Text, TypeDecorator, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Values(TypeDecorator[Iterable[Any]]):
    """Texts or numbers, which the store is told as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> str:
        return json.dumps(list(value or ()))


class _Among(FunctionElement[bool]):
    """A column, and what it has one of."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> _Among:
        """Itself: asked whether that equals 1, which SQLAlchemy would add, SQLite goes by no index."""
        return self


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """That ``column`` has one of the values of the parameter ``name``: texts, or whole numbers where these are its."""
    return _Among(column, bindparam(name, type_=_Values(), required=True))


@compiles(_Among, "sqlite")
def _on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _on_postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    """As an array: a set of rows PostgreSQL would join with, and look up one by one."""
    column, values = (compiler.process(part, **options) for part in element.clauses)
    kind = "bigint" if isinstance(next(iter(element.clauses)).type, Integer) else "text"
    read = f"SELECT CAST(value AS {kind}) FROM json_array_elements_text(CAST({values} AS json)) AS value"
    return f"{column} = ANY (ARRAY({read}))"
