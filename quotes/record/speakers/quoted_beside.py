"""Who is quoted beside whom: the speakers that the articles of one quote most often."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from quotes.record.db.session import NewsroomSession, appearances, source, speakers
from quotes.record.model.speakers import QuotedBeside

MOST_ARTICLES = 500
"""The articles that are looked at, those saved last: a bound for the time it takes."""

_own = (
    select(appearances.c.article_id)
    .where(appearances.c.speaker_id == bindparam("speaker"))
    .order_by(appearances.c.article_id.desc())
    .limit(MOST_ARTICLES)
    .subquery()
)
_beside = source("appearances", "beside")
_BESIDE = (
    select(speakers.c.id, speakers.c.name, func.count().label("articles"))
    .select_from(_own)
    .join(_beside, _beside.c.article_id == _own.c.article_id)
    .join(speakers, speakers.c.id == _beside.c.speaker_id)
    .where(
        speakers.c.id != bindparam("speaker"),
        speakers.c.type.in_(("person", "organization")),
        speakers.c.key.is_not(None),
    )
    .group_by(speakers.c.id, speakers.c.name)
    .order_by(func.count().desc(), speakers.c.name, speakers.c.id)
    .limit(bindparam("limit"))
)


def quoted_beside(session: NewsroomSession, speaker: str, limit: int) -> tuple[QuotedBeside, ...]:
    """Those with a lasting profile whom the same articles quote, in most of them first."""
    return tuple(
        QuotedBeside(row.id, row.name, row.articles) for row in session.rows(_BESIDE, speaker=speaker, limit=limit)
    )
