"""Analyses as rows of Parquet: the dataclasses of ``quotes.model`` as nested columns, and back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
from pyarrow import dataset

from quotes.model import Analysis, Article, Retraction

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
_LEFT_OUT = {"html_map"}
"""What an analysis holds already, or nobody asks for once there is one."""


@dataclass(frozen=True, slots=True)
class AnalysedLine:
    """What became of one line of an archive.

    ``id``: tells it from every other line; ``source`` and ``line``: the file that it came from, and its number there;
    ``given``: the id that the line gave, as JSON. Either an ``article`` with its ``analysis``, or a ``retraction``, or
    an ``error`` in words.
    """

    id: str
    source: str
    line: int
    given: str | None = None
    article: Article | None = None
    analysis: Analysis | None = None
    retraction: Retraction | None = None
    error: str | None = None


def _arrow(kind: Any) -> pa.DataType:
    """The Arrow type of a type of ``quotes.model``. Raises KeyError for one that has none."""
    if is_dataclass(kind):
        return pa.struct(_columns(kind))
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _arrow(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return pa.list_(_arrow(inner[0]))
    return pa.string() if origin is Literal else _PLAIN[kind]


def _columns(kind: Any) -> list[pa.Field]:
    hints = get_type_hints(kind)
    return [pa.field(f.name, _arrow(hints[f.name])) for f in fields(kind) if f.name not in _LEFT_OUT]


SCHEMA = pa.schema(_columns(AnalysedLine))
"""The columns of an analysed archive."""


def to_table(lines: Iterable[AnalysedLine]) -> pa.Table:
    """The lines as rows."""
    return pa.Table.from_pylist([_row(line) for line in lines], SCHEMA)


def _row(line: AnalysedLine) -> dict[str, Any]:
    if line.article is not None:
        line = replace(line, article=replace(line.article, html_map=None))
    row: dict[str, Any] = msgspec.to_builtins(line, builtin_types=(date,))
    return row


def from_row(row: Mapping[str, Any]) -> AnalysedLine:
    """The line that a row holds. Raises msgspec.ValidationError where it is not of ``SCHEMA``."""
    article, taken_back = row["article"], row["retraction"]
    return AnalysedLine(
        **{name: row[name] for name in ("id", "source", "line", "given", "error")},
        article=Article(**{**article, "warnings": tuple(article["warnings"])}) if article else None,
        analysis=msgspec.convert(row["analysis"], Analysis | None, builtin_types=(date,)),
        retraction=Retraction(**taken_back) if taken_back else None,
    )


def tally(folder: str) -> tuple[int, int]:
    """How many lines the files of ``folder`` hold, and how many of them failed."""
    found = dataset.dataset(folder, SCHEMA)
    return found.count_rows(), found.count_rows(filter=dataset.field("error").is_valid())
