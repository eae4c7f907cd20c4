"""Everything that a newsroom's record holds, without the ids and moments by which two records of the same differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, select

from quotes.record import Record
from quotes.record.db.tables import metadata

Contents = dict[str, Counter[str]]
"""How many times each thing is there, by the kind of thing."""

_MADE_HERE = {"newsroom_id", "id", "serial", "kept_at", "created_at", "made_at", "statement_key"}
_MADE_HERE |= {"rejected_by", "joined_by"}  # by corrections of the record's own
_COUNTED_OTHERWISE = {"quotations": {"version"}}
"""What counts the changes of a row: of several made at once, once."""
_KINDS = {
    "profiles": ("speakers",),
    "aliases": ("names", "name_uses", "name_words", "name_grams"),
    "appearances": ("appearances",),
    "statements": ("quotations", "quotation_spans", "fingerprints"),
    "roles": ("roles", "role_words", "role_mentions"),
    "positions": ("positions",),
    "articles": ("articles", "article_versions", "outbox"),
}


def contents(record: Record, newsroom: str = "default") -> Contents:
    """What the record of a newsroom holds, every row of every table of ``_KINDS`` with what its ids stand for."""
    with record._store.engine.connect() as connection:
        rows = {
            name: list(connection.execute(select(table).where(table.c.newsroom_id == newsroom)))
            for names in _KINDS.values()
            for name in names
            for table in (metadata.tables[name],)
        }
    used = {row.word for row in rows["name_words"]}  # what is left of other words is cleared up by and by
    rows["name_grams"] = [row for row in rows["name_grams"] if row.word in used]
    tell = _teller(rows)
    return {
        kind: Counter(_told(name, row, tell) for name in names for row in rows[name]) for kind, names in _KINDS.items()
    }


def differences(one: Contents, other: Contents) -> dict[str, tuple[int, int, int]]:
    """By kind: how many things both hold, how many only the one, how many only the other."""
    return {
        kind: ((one[kind] & other[kind]).total(), (one[kind] - other[kind]).total(), (other[kind] - one[kind]).total())
        for kind in _KINDS
    }


def _teller(rows: Mapping[str, list[Row[Any]]]) -> Callable[[Any], Any]:
    """What tells what an id, or whatever holds ids, stands for."""
    means: dict[Any, Any] = {}
    for row in rows["articles"]:
        means[row.id] = ["article", row.identity or row.content_hash]
    for row in rows["speakers"]:
        bound = [means[row.article_id], row.name] if row.article_id else [row.key, row.ordinal]
        means[row.id] = ["profile", row.type, *bound]
    for row in rows["names"]:
        means[row.id] = ["name", means[row.speaker_id], row.name, row.kind]
    for row in rows["roles"]:
        means[row.id] = ["role", means[row.speaker_id], row.key, row.status]
    for row in rows["quotations"]:
        means[row.id] = means[row.serial] = ["quotation", means[row.article_id], row.start, row.words_key]

    def tell(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: tell(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [tell(inner) for inner in value]
        return means.get(value, value) if isinstance(value, str) else value

    def tell_number(value: Any) -> Any:
        return means[value] if isinstance(value, int) else tell(value)

    tell.number = tell_number  # type: ignore[attr-defined]
    return tell


def _told(table: str, row: Row[Any], tell: Callable[[Any], Any]) -> str:
    left_out = _MADE_HERE | _COUNTED_OTHERWISE.get(table, set())
    if table == "fingerprints":
        return json.dumps([table, row.hash, tell.number(row.serial)])  # type: ignore[attr-defined]
    facts = {name: tell(value) for name, value in row._asdict().items() if name not in left_out}
    return json.dumps([table, facts], sort_keys=True, default=str)
