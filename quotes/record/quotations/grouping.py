"""Statements that several articles carry: one of their quotations stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import bindparam, select

from quotes.record.db.session import NewsroomSession, articles, quotations
from quotes.record.text_index.labels import publishers_column

_STATEMENT = (
    select(
        quotations.c.id,
        quotations.c.statement_key,
        quotations.c.said_on,
        quotations.c.dated,
        quotations.c.dated_by,
        quotations.c.copy_of,
        quotations.c.publishers,
        articles.c.publisher,
    )
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(quotations.c.statement_key.in_(bindparam("keys", expanding=True)), quotations.c.gone.is_(None))
)


def regroup(session: NewsroomSession, statement_keys: Iterable[str | None]) -> None:
    """Among the living quotations of each statement let one stand for all: one whose date the text settles, then one
    whose article has a date, then the earliest. The others are copies of it; it has the labels of who published any of
    them."""
    keys = {key for key in statement_keys if key}
    if not keys:
        return
    groups = defaultdict(list)
    for row in session.rows(_STATEMENT, keys=list(keys)):
        groups[row.statement_key].append(row)
    for rows in groups.values():
        lead = min(rows, key=lambda r: (r.said_on is None, r.dated_by == "kept", r.dated, r.id))
        if lead.copy_of is not None:
            session.change(quotations, {"copy_of": None}, id=lead.id)
        if copies := [row.id for row in rows if row.id != lead.id and row.copy_of != lead.id]:
            session.change(quotations, {"copy_of": lead.id}, id=copies)
        for row in rows:
            labels = publishers_column(of.publisher for of in (rows if row.id == lead.id else [row]))
            if row.publishers != labels:
                session.update_rows(quotations, [{"id": row.id, "publishers": labels}])
