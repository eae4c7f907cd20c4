"""Who is who in a part of an archive: the names that no other part has to do with, matched in a database of their own.

What saves one article after the other does it: ``write_people``, on the same tables, in memory. What it wrote there is
what it would have written in the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, select

from quotes.model import Speaker
from quotes.record.db.session import (
    NewsroomSession,
    Source,
    appearances,
    articles,
    in_memory,
    key_of,
    name_grams,
    name_uses,
    name_words,
    names,
    role_mentions,
    role_words,
    roles,
    speakers,
)
from quotes.record.speakers.matching import Setting
from quotes.record.speakers.write import write_people

Rows = dict[str, list[dict[str, Any]]]
"""Rows by the name of their table, without the newsroom."""

_TABLES = (speakers, articles, appearances, names, name_uses, name_words, name_grams, roles, role_words, role_mentions)
WRITTEN = (names, name_uses, name_words, name_grams, roles, role_words, role_mentions)
"""The tables, but for speakers, of which new rows are taken over into the record."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Those of the speakers of an article who belong to one part. ``article``: its id; ``day``: it is dated to."""

    article: str
    publisher: str | None
    published: date | None
    day: date
    who: tuple[Speaker, ...]


@dataclass(slots=True)
class Part:
    """``known``: what the record knows of everybody who could be meant; ``casts`` in the order of the archive."""

    known: Rows = field(default_factory=dict)
    casts: list[Cast] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resolved:
    """``profile``: (article, speaker of its analysis) -> profile; ``lasting``: the profiles among them that last;
    ``new``: rows to add; ``changed``: rows of known profiles as they are now."""

    profile: dict[tuple[str, str], str]
    lasting: frozenset[str]
    new: Rows
    changed: list[dict[str, Any]]


def resolve(part: Part) -> Resolved:
    """Match the speakers of a part with each other and with those that the record knows."""
    with in_memory(_TABLES) as session:
        for table in _TABLES:
            session.add(table, part.known.get(table.name, []))
        session.add(articles, map(_article, part.casts))
        profile: dict[tuple[str, str], str] = {}
        for cast in part.casts:
            found = write_people(session, cast.article, cast.who, Setting(cast.publisher, cast.day), {})
            profile |= {(cast.article, speaker): id_ for speaker, id_ in found.items()}
        return _read(session, part, profile)


def _article(cast: Cast) -> dict[str, Any]:
    return stand_in(cast.article, cast.publisher, cast.published)


def stand_in(id_: str, publisher: str | None, published: date | None) -> dict[str, Any]:
    """The row of an article of which only publisher and day count."""
    row = {"id": id_, "publisher": publisher, "published": published, "content_hash": "", "version": 1}
    return row | {"kept_at": datetime.fromtimestamp(0, UTC), "pipeline_version": "", "warnings": []}


def _read(session: NewsroomSession, part: Part, profile: Mapping[tuple[str, str], str]) -> Resolved:
    before = {row["id"]: row for row in part.known.get("speakers", [])}
    everybody = [without_newsroom(row) for row in session.rows(select(speakers))]
    new = {table.name: _new(session, table, part.known.get(table.name, [])) for table in WRITTEN}
    new["speakers"] = [row for row in everybody if row["id"] not in before]
    lasting = {row["id"] for row in everybody if row["key"] is not None}
    changed = [row for row in everybody if row["id"] in before and row["version"] != before[row["id"]]["version"]]
    return Resolved(dict(profile), frozenset(lasting & set(profile.values())), new, changed)


def _new(session: NewsroomSession, table: Source, known: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    key = key_of(table)
    own = {tuple(row[name] for name in key) for row in known}
    rows = (without_newsroom(row) for row in session.rows(select(table)))
    return [row for row in rows if tuple(row[name] for name in key) not in own]


def without_newsroom(row: Row[Any]) -> dict[str, Any]:
    """The columns of a row as ``NewsroomSession.add`` takes them, which knows the newsroom."""
    return {name: value for name, value in row._asdict().items() if name != "newsroom_id"}
