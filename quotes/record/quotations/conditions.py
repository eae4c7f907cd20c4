"""Which quotations a filter means, as conditions on the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, column, false, or_, select, table, text

from quotes.lexicon.stems import stems
from quotes.record.db.session import (
    SEARCH,
    NewsroomSession,
    articles,
    corrections,
    quotations,
    role_mentions,
    roles,
    source,
)
from quotes.record.model import QuotationFilter
from quotes.record.positions.read import on_target
from quotes.record.text_index.word_search import Search

MANY = 1000
"""Quotations that a search finds, from which on SQLite goes by date and not by what was found."""

NEWEST = 1000
"""Quotations that a filter finds, the newest, that are counted by facets and put in order by their words."""

COMMON = 200_000
"""Quotations that a search finds, from which on SQLite asks of each quotation by itself."""

MOST_ROLE_WORDS = 12
"""Words of a role that are looked at."""

copies = source("quotations", "copies")
copied_in = source("articles", "copied_in")
_COUNT_FOUND = text(f"SELECT count(*) AS found FROM ({SEARCH['sqlite'].text} LIMIT {COMMON})")
_indexed = table("quotation_words", column("rowid"))
_MATCHES = text("quotation_words MATCH :words")
_SETTLING = ("speaker", "said_on", "right", "added")
_SETTLED = select(corrections.c.subject_id).where(corrections.c.kind.in_(_SETTLING), corrections.c.undone_at.is_(None))


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a statement on ``quotations`` is narrowed down by, and the values it is run with."""

    clauses: tuple[ColumnElement[bool], ...]
    values: dict[str, Any]
    search: Search | None

    def newest(self, query: Select[Any]) -> Select[Any]:
        """``query`` with the conditions, the newest first."""
        return query.where(*self.clauses).order_by(quotations.c.dated.desc(), quotations.c.id.desc())


def conditions(session: NewsroomSession, wanted: QuotationFilter) -> Conditions:
    """The conditions of every filter. Raises InvalidInput on field "q" as ``Search.of`` does."""
    search = Search.of(wanted.q) if wanted.q and wanted.q.strip() else None
    clauses = [*_facts(wanted), *_related(session, wanted)]
    if search is None:
        return Conditions(tuple(clauses), {}, None)
    if not search.terms:
        return Conditions((false(),), {}, search)
    words = search.expression(session.dialect)
    return Conditions((*clauses, _found(session, wanted, words)), {"words": words}, search)


def _facts(wanted: QuotationFilter) -> list[ColumnElement[bool]]:
    """What the rows of quotations tell by themselves. One quotation stands for all copies of a statement, except within
    one article, which is listed as it is."""
    at = quotations.c
    found: list[ColumnElement[bool]] = [at.gone.is_(None)]
    if wanted.article is None:
        found.append(at.copy_of.is_(None))
        if not wanted.scraps:
            found.append(at.scrap.is_(False))
    else:
        found.append(at.article_id == wanted.article)
    equal = {"speaker_id": wanted.speaker, "needs_review": wanted.needs_review, "medium": wanted.medium}
    found += [at[name] == value for name, value in equal.items() if value is not None]
    if wanted.act != "any":
        found.append(at.act == wanted.act)
    if wanted.kinds:
        found.append(at.kind.in_(wanted.kinds))
    if wanted.from_date is not None:
        found.append(at.dated_until >= wanted.from_date)
    if wanted.to_date is not None:
        found.append(at.dated <= wanted.to_date)
    if wanted.on is not None:
        found += [at.dated <= wanted.on, at.dated_until >= wanted.on]
    if wanted.occasion is not None:
        found.append(at.occasion_words.contains(" ".join(wanted.occasion.lower().split()), autoescape=True))
    if wanted.min_confidence is not None:
        found.append(at.confidence >= wanted.min_confidence)
    return found


def _related(session: NewsroomSession, wanted: QuotationFilter) -> list[ColumnElement[bool]]:
    """What other tables tell of them."""
    found: list[ColumnElement[bool]] = []
    if wanted.publisher is not None:
        found.append(published_by(wanted.publisher))
    if wanted.target is not None:
        found.append(on_target(session, wanted.speaker, wanted.target))
    if wanted.role is not None:
        found.append(_printed_as(stems(wanted.role)[:MOST_ROLE_WORDS]))
    if wanted.reviewed is not None:
        settled = quotations.c.id.in_(_SETTLED)
        found.append(and_(settled, quotations.c.fixed.is_not(None)) if wanted.reviewed else ~settled)
    return found


def published_by(publisher: str) -> ColumnElement[bool]:
    """The article of the quotation, or of a copy of it, was published there."""
    copied = (
        select(copies.c.id)
        .join(copied_in, copied_in.c.id == copies.c.article_id)
        .where(copies.c.copy_of == quotations.c.id, copied_in.c.publisher == publisher)
    )
    return or_(articles.c.publisher == publisher, copied.exists())


def _printed_as(words: Sequence[str]) -> ColumnElement[bool]:
    """The article of the quotation prints a role with its speaker that has all these stems."""
    if not words:
        return false()
    query = (
        select(role_mentions.c.role_id)
        .join(roles, roles.c.id == role_mentions.c.role_id)
        .where(role_mentions.c.article_id == quotations.c.article_id, roles.c.speaker_id == quotations.c.speaker_id)
    )
    for i, word in enumerate(words):
        having = source("role_words", f"role_words_{i}")
        query = query.join(having, and_(having.c.role_id == roles.c.id, having.c.word == word))
    return query.exists()


def _found(session: NewsroomSession, wanted: QuotationFilter, words: str) -> ColumnElement[bool]:
    """That the full-text search finds it. SQLite has to be told which way to go: by the few that the search finds, from
    the newest on to the first that are among the many it finds, or asking of each whether it is found, where there are
    so many that gathering them would take longer."""
    found = SEARCH[session.dialect].columns(quotations.c.serial)
    if session.dialect != "sqlite":
        return quotations.c.serial.in_(found)
    count = session.rows(_COUNT_FOUND, words=words)[0].found
    if count == COMMON:
        return select(_indexed.c.rowid).where(_indexed.c.rowid == quotations.c.serial, _MATCHES).exists()
    few = wanted.speaker is None and wanted.article is None and count < MANY
    return (quotations.c.serial if few else quotations.c.serial + 0).in_(found)
