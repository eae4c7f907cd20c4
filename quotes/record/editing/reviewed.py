"""Articles that editors corrected, as they stand: what a gold record is made of."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import bindparam, select

from quotes.record.articles.read import read_article
from quotes.record.db.session import NewsroomSession, articles, quotations
from quotes.record.model.saved_articles import ReviewedArticle

_BATCH = 50
_TOUCHED = (
    select(quotations.c.article_id)
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(
        quotations.c.fixed.is_not(None),
        articles.c.retracted_at.is_(None),
        quotations.c.article_id > bindparam("after"),
        (quotations.c.gone.is_(None)) | (quotations.c.gone == "rejected"),
    )
    .distinct()
    .order_by(quotations.c.article_id)
    .limit(_BATCH)
)
_SETTLED = select(quotations.c.id).where(
    quotations.c.article_id == bindparam("article"), quotations.c.fixed.is_not(None), quotations.c.gone.is_(None)
)


def reviewed_articles(session: NewsroomSession, after: str) -> Iterator[ReviewedArticle]:
    """Some living articles, with ids after ``after``, of which editors settled something; oldest first."""
    for row in session.rows(_TOUCHED, after=after):
        settled = frozenset(q.id for q in session.rows(_SETTLED, article=row.article_id))
        yield ReviewedArticle(read_article(session, row.article_id), settled)
