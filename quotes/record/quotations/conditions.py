"""Which quotations a filter means, as conditions on the table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, false, func, or_, select, text

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
from quotes.record.text_index.word_search import Phrase, Search

MANY = 5_000
"""Quotations that a search finds, from which on SQLite goes by date and not by what was found."""

NEWEST = 1000
"""Quotations that a filter finds, the newest, that are counted by facets and put in order by their words."""

COMMON = 50_000
"""Quotations that a search finds, from which on SQLite reads the words of each quotation, the newest first."""

FEW_HOLDERS = 50
"""Speakers who hold a role, up to which a search goes by them and not by date."""

MOST_ROLE_WORDS = 12
"""Words of a role that are looked at."""

copies = source("quotations", "copies")
copied_in = source("articles", "copied_in")
known_articles = source("articles", "known_articles")
_FIRST_FOUND = text(f"{SEARCH['sqlite'].text} LIMIT :most")
_SERIALS = text("SELECT value FROM json_each(:serials)").columns(quotations.c.serial)
_COUNT_FOUND = text(f"SELECT count(*) AS found FROM ({SEARCH['sqlite'].text} LIMIT :most)")
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
    values = {"words": search.expression(session.dialect)}
    return Conditions((*clauses, _found(session, wanted, search, values)), values, search)


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
    if wanted.occasion is not None or wanted.medium is not None:
        found.append(at.occasion_words.is_not(None))  # as the index of occasions says it
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
        found += _printed_as(session, stems(wanted.role)[:MOST_ROLE_WORDS])
    if wanted.reviewed is not None:
        settled = quotations.c.id.in_(_SETTLED)
        found.append(and_(settled, quotations.c.fixed.is_not(None)) if wanted.reviewed else ~settled)
    return found


def published_by(publisher: str) -> ColumnElement[bool]:
    """The article of the quotation, or of a copy of it, was published there (and there is such a publisher)."""
    copied = (
        select(copies.c.id)
        .join(copied_in, copied_in.c.id == copies.c.article_id)
        .where(copies.c.copy_of == quotations.c.id, copied_in.c.publisher == publisher)
    )
    known = select(known_articles.c.id).where(known_articles.c.publisher == publisher).exists()
    return and_(known, or_(articles.c.publisher == publisher, copied.exists()))


def _printed_as(session: NewsroomSession, words: Sequence[str]) -> list[ColumnElement[bool]]:
    """The article of the quotation prints a role with its speaker that has all these stems. Where few have such a role,
    the store is told who they are, and goes by them."""
    if not words:
        return [false()]
    having: FromClause = roles
    query = select(roles.c.speaker_id).distinct()
    for i, word in enumerate(words):
        words_of = source("role_words", f"role_words_{i}")
        having = having.join(words_of, and_(words_of.c.role_id == roles.c.id, words_of.c.word == word))
    who = [row.speaker_id for row in session.rows(query.select_from(having).limit(FEW_HOLDERS + 1))]
    printed = (
        select(role_mentions.c.role_id)
        .select_from(having.join(role_mentions, role_mentions.c.role_id == roles.c.id))
        .where(role_mentions.c.article_id == quotations.c.article_id, roles.c.speaker_id == quotations.c.speaker_id)
        .exists()
    )
    return [printed] if len(who) > FEW_HOLDERS else [quotations.c.speaker_id.in_(who), printed]


def _found(
    session: NewsroomSession, wanted: QuotationFilter, search: Search, values: dict[str, Any]
) -> ColumnElement[bool]:
    """That the full-text search for the words of ``values`` finds it. SQLite has to be told which way to go: by the few
    that the search finds (which ``values`` hold then), from the newest on to the first that are among the many it
    finds, or by the words of each, where there are so many that gathering them would take longer."""
    found = SEARCH[session.dialect].columns(quotations.c.serial)
    if session.dialect != "sqlite":
        return quotations.c.serial.in_(found)
    few = [row.serial for row in session.rows(_FIRST_FOUND, most=MANY + 1, **values)]
    if len(few) <= MANY:
        values["serials"] = json.dumps(few)
        everywhere = wanted.speaker is None and wanted.article is None
        return (quotations.c.serial if everywhere else quotations.c.serial + 0).in_(_SERIALS)
    if session.rows(_COUNT_FOUND, most=COMMON, **values)[0].found < COMMON:
        return (quotations.c.serial + 0).in_(found)
    return and_(*(or_(*map(_has, term)) for term in search.terms), *(~_has(phrase) for phrase in search.excluded))


def _has(phrase: Phrase) -> ColumnElement[bool]:
    """That the stems of the quotation hold these in a row, for SQLite."""
    return func.instr(" " + quotations.c.stems + " ", f" {' '.join(phrase)} ") > 0
