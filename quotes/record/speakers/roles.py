"""Roles in time: what a speaker was printed with, from when to when, and what was held on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, articles, role_mentions, roles
from quotes.record.model import ArticleRef, HeldRole, Page

SOURCES = 10
"""Articles named with a role."""

STANDS_FOR = timedelta(days=180)
"""How long after its last appearance in print a role counts as still held, where nothing speaks against it."""

_SEEN = (
    select(
        roles.c.id,
        roles.c.key,
        roles.c.title,
        roles.c.organization,
        roles.c.status,
        func.min(role_mentions.c.dated).label("first"),
        func.max(role_mentions.c.dated).label("last"),
        func.count(role_mentions.c.article_id.distinct()).label("articles"),
    )
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id == bindparam("speaker"))
    .group_by(roles.c.id, roles.c.key, roles.c.title, roles.c.organization, roles.c.status)
)
_newest = (
    func.row_number()
    .over(
        partition_by=role_mentions.c.role_id,
        order_by=(role_mentions.c.dated.desc(), role_mentions.c.article_id.desc(), role_mentions.c.start),
    )
    .label("newest")
)
_ranked = (
    select(role_mentions.c.role_id, role_mentions.c.article_id, role_mentions.c.exact, _newest)
    .where(role_mentions.c.role_id.in_(bindparam("roles", expanding=True)))
    .subquery()
)
_NEWEST = (
    select(
        _ranked.c.role_id,
        _ranked.c.exact,
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
    )
    .join(articles, articles.c.id == _ranked.c.article_id)
    .where(_ranked.c.newest <= SOURCES)
    .order_by(_ranked.c.role_id, _ranked.c.newest)
)
_DAYS = (
    select(roles.c.id, roles.c.key, roles.c.status, role_mentions.c.dated)
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id == bindparam("speaker"))
    .distinct()
)


def list_roles(
    session: NewsroomSession, speaker: str, on: date | None, cursor: str | None, limit: int
) -> Page[HeldRole]:
    """One page of the roles of a speaker, last seen first; with ``on`` only those held on that day."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("roles", speaker, on), date, str)
    seen = sorted(session.rows(_SEEN, speaker=speaker), key=lambda row: (row.last, row.id), reverse=True)
    held = _held_on(session, speaker, on) if on else {}
    rows = [row for row in seen if (not on or row.id in held) and (after is None or (row.last, row.id) < after)]
    items = _with_sources(session, rows[:limit], held)
    more = len(rows) > limit
    return Page(items, cursors.write(("roles", speaker, on), items[-1].last_seen, items[-1].id) if more else None)


def printed_last(session: NewsroomSession, ids: Sequence[str]) -> dict[str, str]:
    """The words in which each of these roles was printed last."""
    last: dict[str, str] = {}
    for row in session.rows(_NEWEST, roles=list(ids)) if ids else ():
        last.setdefault(row.role_id, row.exact)
    return last


def _with_sources(session: NewsroomSession, rows: Sequence[Row[Any]], held: dict[str, str]) -> tuple[HeldRole, ...]:
    printed: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.rows(_NEWEST, roles=[row.id for row in rows]) if rows else ():
        printed[row.role_id].append(row)
    return tuple(
        HeldRole(
            id=row.id,
            role=printed[row.id][0].exact,
            title=row.title,
            organization=row.organization,
            status=row.status,
            first_seen=row.first,
            last_seen=row.last,
            articles=row.articles,
            sources=tuple(
                {m.id: ArticleRef(m.id, m.uri, m.title, m.published, m.publisher) for m in printed[row.id]}.values()
            ),
            basis=held.get(row.id),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """The days a role was printed as held (or acting, elect) and as former."""

    held: list[date]
    former: list[date]


def _held_on(session: NewsroomSession, speaker: str, on: date) -> dict[str, str]:
    """The ids of the roles held on a day, each with how that is known."""
    former: dict[str, list[date]] = defaultdict(list)
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in session.rows(_DAYS, speaker=speaker):
        if row.status == "former":
            former[row.key].append(row.dated)
        else:
            days[row.id, row.key].append(row.dated)
    found = {id_: basis_on(_Printed(sorted(held), sorted(former[key])), on) for (id_, key), held in days.items()}
    return {id_: basis for id_, basis in found.items() if basis}


def basis_on(printed: _Printed, on: date) -> str | None:
    """How it is known that a role was held on a day; None where it is not known."""
    before = max((day for day in printed.held if day <= on), default=None)
    if before is None:
        return None
    if before == on:
        return f"printed with it on {on}"
    if any(before <= day <= on for day in printed.former):
        return None
    after = min((day for day in printed.held if day > on), default=None)
    if after and not any(on < day < after for day in printed.former):
        return f"printed with it on {before} and on {after}"
    if on - before <= STANDS_FOR:
        return f"last printed with it on {before}; not printed as former since"
    return None
