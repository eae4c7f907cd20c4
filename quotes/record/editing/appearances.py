"""The articles in which a profile appears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Row,
    bindparam,
    func,
    select,
)

from quotes.record.db import cursors
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    articles,
    name_uses,
    names,
    quotations,
    role_mentions,
    roles,
)
from quotes.record.model.articles import ArticleRef
from quotes.record.model.list_pages import Page
from quotes.record.speakers.name_index import fullest_name
from quotes.record.speakers.roles.settled import SettledRoles


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article in which a speaker appears: the name and the roles printed there, and how many quotations it credits
    to the profile. ``by_editor``: a correction put the speaker there."""

    article: ArticleRef
    name: str
    roles: tuple[str, ...]
    quotations: int
    by_editor: bool


_at = quotations.c
_APPEARANCES = (
    select(
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
        appearances.c.name,
        appearances.c.by_editor,
    )
    .join(articles, articles.c.id == appearances.c.article_id)
    .where(appearances.c.speaker_id == bindparam("speaker"))
    .order_by(appearances.c.article_id.desc())
)


_PRINTED = (
    select(role_mentions.c.article_id, role_mentions.c.role_id, role_mentions.c.exact)
    .join(roles, roles.c.id == role_mentions.c.role_id)
    .where(
        roles.c.speaker_id == bindparam("speaker"),
        role_mentions.c.article_id.in_(bindparam("articles", expanding=True)),
    )
    .order_by(role_mentions.c.article_id, role_mentions.c.start)
)


_CREDITED = (
    select(_at.article_id, func.count().label("credited"))
    .where(
        _at.article_id.in_(bindparam("articles", expanding=True)),
        _at.speaker_id == bindparam("speaker"),
        _at.gone.is_(None),
    )
    .group_by(_at.article_id)
)


_FULL = (
    select(names.c.name, name_uses.c.article_id)
    .join(name_uses, name_uses.c.name_id == names.c.id)
    .where(names.c.speaker_id == bindparam("speaker"), names.c.kind == "full")
)


def names_after_split(session: NewsroomSession, speaker: Row[Any], wanted: Collection[str]) -> tuple[str, str]:
    """What the profile of the row ``speaker`` would be called without the ``wanted`` articles, and what the new profile
    that has them: by the fullest name that they print, the former as it is where an editor named it."""
    printed = session.rows(_FULL, speaker=speaker.id)
    goes = fullest_name(speaker.type, (row.name for row in printed if row.article_id in wanted))
    stays = fullest_name(speaker.type, (row.name for row in printed if row.article_id not in wanted))
    return (None if speaker.named_by_editor else stays) or speaker.name, goes or speaker.name


def appearances_of(session: NewsroomSession, speaker: str, cursor: str | None, limit: int) -> Page[Appearance]:
    """A page of the articles that the profile with the id ``speaker`` appears in, saved last first."""
    after = cursors.read(cursor, ("appearances", speaker), str)
    query = _APPEARANCES if after is None else _APPEARANCES.where(appearances.c.article_id < after[0])
    rows = session.rows(query.limit(limit + 1), speaker=speaker)
    shown = rows[:limit]
    ids = [row.id for row in shown]
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    settled = SettledRoles.of(session, [speaker])
    for row in session.rows(_PRINTED, speaker=speaker, articles=ids):
        if settled.office(row.role_id) is not None:
            printed[row.article_id][row.exact] = None
    credited = {row.article_id: row.credited for row in session.rows(_CREDITED, speaker=speaker, articles=ids)}
    items = tuple(
        Appearance(
            ArticleRef(row.id, row.uri, row.title, row.published, row.publisher),
            row.name,
            tuple(printed[row.id]),
            credited.get(row.id, 0),
            bool(row.by_editor),
        )
        for row in shown
    )
    more = len(rows) > limit
    return Page(items, cursors.write(("appearances", speaker), ids[-1]) if more else None)
