"""The audit trail of an article: every saved version, even of a retracted article, until it is erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import FieldError, NotFound
from quotes.record.articles.read import stored_article
from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, article_versions
from quotes.record.model.articles import ArticleVersion, Changes
from quotes.record.model.list_pages import Page

LAST_NUMBER = 2**31 - 1
"""The highest number that a version can have: PostgreSQL's largest integer."""
_ABOUT = select(
    *(column for column in article_versions.c if column.name not in ("text", "html")),
).where(article_versions.c.article_id == bindparam("article"))
_ONE = select(article_versions).where(
    article_versions.c.article_id == bindparam("article"), article_versions.c.version == bindparam("version")
)


def list_versions(session: NewsroomSession, article: str, cursor: str | None, limit: int) -> Page[ArticleVersion]:
    """One page of the versions of an article, without their words, the newest first. Raises NotFound, or Gone where it
    was erased."""
    cursors.check_limit(limit)
    stored_article(session, article)
    after = cursors.read(cursor, ("versions", article), int)
    query = _ABOUT.order_by(article_versions.c.version.desc()).limit(limit + 1)
    if after:
        query = query.where(article_versions.c.version < after[0])
    rows = session.rows(query, article=article)
    items = tuple(_version(row) for row in rows[:limit])
    more = len(rows) > limit
    return Page(items, cursors.write(("versions", article), items[-1].version) if more else None)


def read_version(session: NewsroomSession, article: str, version: int) -> ArticleVersion:
    """One version of an article, its words too. Raises NotFound, or Gone where the article was erased."""
    stored_article(session, article)
    row = session.row(_ONE, article=article, version=version) if version <= LAST_NUMBER else None
    if row is None:
        raise NotFound(
            "The article has no such version.", FieldError("version", "Give the number of one of its versions.")
        )
    return _version(row)


def _version(row: Row[Any]) -> ArticleVersion:
    found = row._asdict()
    changes = Changes(**{name: tuple(ids) for name, ids in found.pop("changes").items()})
    for name in ("newsroom_id", "article_id", "content_hash"):
        del found[name]
    return ArticleVersion(**found, changes=changes)
