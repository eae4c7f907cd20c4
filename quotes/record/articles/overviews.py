"""The list of the articles of a newsroom, what came in last first: a revision moves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, select

from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, article_versions, articles, quotations
from quotes.record.model.articles import ArticleFilter, ArticleSummary
from quotes.record.model.list_pages import Page

_LISTED = (
    select(
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
        articles.c.version,
        articles.c.kept_at,
        article_versions.c.kept_at.label("saved_at"),
    )
    .join(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .where(articles.c.retracted_at.is_(None))
)
_COUNTS = (
    select(quotations.c.article_id, func.count().label("said"))
    .where(quotations.c.article_id.in_(bindparam("articles", expanding=True)), quotations.c.gone.is_(None))
    .group_by(quotations.c.article_id)
)
_THESE = _LISTED.where(articles.c.id.in_(bindparam("ids", expanding=True))).order_by(articles.c.id.desc())
_OF = "articles"


def list_articles(
    session: NewsroomSession, wanted: ArticleFilter, cursor: str | None, limit: int
) -> Page[ArticleSummary]:
    """One page of the living articles that ``wanted`` describes."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, (_OF, wanted), str)
    query = _LISTED.where(*_conditions(session, wanted)).order_by(articles.c.id.desc()).limit(limit + 1)
    if after:
        query = query.where(articles.c.id < after[0])
    rows = session.rows(query)
    items = _summaries(session, rows[:limit])
    return Page(items, cursors.write((_OF, wanted), items[-1].id) if len(rows) > limit else None)


def summaries_of(session: NewsroomSession, ids: Sequence[str]) -> tuple[ArticleSummary, ...]:
    """The living articles with these ids as they stand in a list, the newest first."""
    return _summaries(session, session.rows(_THESE, ids=list(ids))) if ids else ()


def _summaries(session: NewsroomSession, rows: Sequence[Row[Any]]) -> tuple[ArticleSummary, ...]:
    ids = [row.id for row in rows]
    counts = {row.article_id: row.said for row in session.rows(_COUNTS, articles=ids)} if ids else {}
    return tuple(ArticleSummary(**row._asdict(), quotations=counts.get(row.id, 0)) for row in rows)


def _conditions(session: NewsroomSession, wanted: ArticleFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.publisher is not None:
        found.append(articles.c.publisher == wanted.publisher)
    if wanted.title is not None:
        lower = func.lower_in_any_alphabet if session.dialect == "sqlite" else func.lower
        found.append(lower(articles.c.title).contains(wanted.title.lower(), autoescape=True))
    if wanted.from_date is not None:
        found.append(articles.c.published >= wanted.from_date)
    if wanted.to_date is not None:
        found.append(articles.c.published <= wanted.to_date)
    return found
