"""Which quotations a filter means, as conditions on the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, false, func, or_, select, text, true

from quotes.record.db.session import (
    SEARCH,
    NewsroomSession,
    corrections,
    quotations,
    role_mentions,
    roles,
    source,
)
from quotes.record.model.quotations import QuotationFilter
from quotes.record.positions.read import on_target
from quotes.record.speakers.roles.role_parsing import ParsedRole, parse_role
from quotes.record.text_index.labels import publisher_label
from quotes.record.text_index.word_search import Phrase, Search

COMMON = 50_000
"""Quotations that a search finds, from which on SQLite reads the words of each quotation, the newest first."""

FEW_ROLES = 50
"""Roles of speakers that have the words of a search, up to which it goes by whose they are and not by date."""

LONGEST = timedelta(days=366)
"""The longest period that a quotation is dated to: a year."""

MOST_ROLE_WORDS = 12
"""Words of a role that are looked at."""

copies = source("quotations", "copies")
copied_in = source("articles", "copied_in")
published = source("articles", "published_in")
known_articles = source("articles", "known_articles")
holding = source("roles", "holding")
_COUNT_FOUND = text(f"SELECT count(*) AS found FROM ({SEARCH['sqlite'].text} LIMIT :most)")
_SETTLING = ("speaker", "said_on", "right", "added")
_SETTLED = select(corrections.c.subject_id).where(corrections.c.kind.in_(_SETTLING), corrections.c.undone_at.is_(None))


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a statement on ``quotations`` is narrowed down by: ``facts``, the ``search`` for words where there is one,
    what the full-text index is asked, ``indexed``: these words and labels, ``labelled``: what the labels stand for, and
    the ``values`` that the statement is run with. ``days``: the first and the last on which they can be dated;
    ``speakers``: who all of them are by, where these are few; ``of_article``: they are those of one article."""

    facts: tuple[ColumnElement[bool], ...]
    labelled: tuple[ColumnElement[bool], ...]
    values: dict[str, Any]
    search: Search | None
    indexed: Search | None
    days: tuple[date, date]
    speakers: tuple[str, ...] | None
    of_article: bool


def conditions(session: NewsroomSession, wanted: QuotationFilter) -> Conditions:
    """The conditions of every filter. Raises InvalidInput on field "q" as ``Search.of`` does."""
    search = Search.of(wanted.q) if wanted.q and wanted.q.strip() else None
    related, speakers = _related(session, wanted)
    facts = (*_facts(wanted), *related)
    published = () if wanted.publisher is None else (published_by(wanted.publisher),)
    labelled: tuple[ColumnElement[bool], ...] = ()
    indexed = search
    if search is not None and (not search.terms or search.contradicts_itself):
        facts, search, indexed = (false(),), None, None
    elif wanted.publisher and wanted.article is None:
        indexed = (search or Search(())).labelled(publisher_label(wanted.publisher))
        labelled = published
    else:
        facts += published
    values = {} if indexed is None else {"words": indexed.expression(session.dialect)}
    return Conditions(
        facts, labelled, values, search, indexed, _days(wanted), speakers, of_article=wanted.article is not None
    )


def _days(wanted: QuotationFilter) -> tuple[date, date]:
    """The first and the last day on which they can be dated: a period may have begun a year before it ends."""
    first = max((day for day in (wanted.from_date, wanted.on) if day), default=date.min)
    last = min((day for day in (wanted.to_date, wanted.on) if day), default=date.max)
    return (first - LONGEST if first - date.min > LONGEST else date.min), last


def having_words(session: NewsroomSession, asked: Conditions) -> ColumnElement[bool]:
    """That quotations have the words and labels of ``asked``, whatever finds them. SQLite has to be told which way to
    go: through what the full-text index finds, or by the words of each quotation, where gathering all would take
    longer."""
    if asked.indexed is None:
        return true()
    if session.dialect == "sqlite" and _are_common(session, asked):
        return holding_words(session, asked)
    serial = quotations.c.serial
    found = SEARCH[session.dialect].columns(serial)
    return (serial + 0 if session.dialect == "sqlite" else serial).in_(found)


def holding_words(session: NewsroomSession, asked: Conditions) -> ColumnElement[bool]:
    """That each of a few quotations, which something else finds, has the words and labels of ``asked``."""
    if session.dialect != "sqlite":
        return having_words(session, asked)
    wanted, excluded = (asked.search.terms, asked.search.excluded) if asked.search else ((), ())
    words = (*(or_(*map(_holds, term)) for term in wanted), *(~_holds(phrase) for phrase in excluded))
    return and_(true(), *words, *asked.labelled)


def _are_common(session: NewsroomSession, asked: Conditions) -> bool:
    return bool(session.rows(_COUNT_FOUND, most=COMMON, **asked.values)[0].found >= COMMON)


def _holds(phrase: Phrase) -> ColumnElement[bool]:
    """That the stems of the quotation hold these in a row, for SQLite."""
    return func.instr(" " + quotations.c.stems + " ", f" {' '.join(phrase)} ") > 0


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


def _related(
    session: NewsroomSession, wanted: QuotationFilter
) -> tuple[list[ColumnElement[bool]], tuple[str, ...] | None]:
    """What other tables tell of them, and who they are by where these are few."""
    found: list[ColumnElement[bool]] = []
    speakers: tuple[str, ...] | None = None if wanted.speaker is None else (wanted.speaker,)
    if wanted.target is not None:
        found.append(on_target(session, wanted.speaker, wanted.target))
    if wanted.role is not None:
        printed, holders = _printed_as(session, parse_role(wanted.role))
        found += printed
        speakers = speakers or holders
    if wanted.reviewed is not None:
        settled = quotations.c.id.in_(_SETTLED)
        found.append(and_(settled, quotations.c.fixed.is_not(None)) if wanted.reviewed else ~settled)
    return found, speakers


def published_by(publisher: str) -> ColumnElement[bool]:
    """The article of the quotation, or of a copy of it, was published there (and there is such a publisher)."""
    own = select(published.c.id).where(published.c.id == quotations.c.article_id, published.c.publisher == publisher)
    copied = (
        select(copies.c.id)
        .join(copied_in, copied_in.c.id == copies.c.article_id)
        .where(copies.c.copy_of == quotations.c.id, copied_in.c.publisher == publisher)
    )
    known = select(known_articles.c.id).where(known_articles.c.publisher == publisher).exists()
    return and_(known, or_(own.exists(), copied.exists()))


def _printed_as(session: NewsroomSession, role: ParsedRole) -> tuple[list[ColumnElement[bool]], tuple[str, ...] | None]:
    """The article of the quotation prints a role with its speaker that has all words of ``role``, and its status where
    that is not "held"; and who has such a role where these are few: then the store is told who they are, and goes by
    them."""
    words = role.key.split()[:MOST_ROLE_WORDS]
    if not words:
        return [false()], ()
    first, *others = (source("role_words", f"role_words_{i}") for i in range(len(words)))
    having: FromClause = first
    for other in others:
        having = having.join(other, other.c.role_id == first.c.role_id)
    asked = [of.c.word == word for of, word in zip((first, *others), words, strict=True)]
    whose = having.join(roles, roles.c.id == first.c.role_id)
    if role.status != "held":
        having = whose
        asked.append(roles.c.status == role.status)
    holders = session.rows(select(roles.c.speaker_id).select_from(whose).where(*asked).limit(FEW_ROLES + 1))
    who = tuple({row.speaker_id for row in holders}) if len(holders) <= FEW_ROLES else None
    # "IS true" keeps PostgreSQL from joining: the roles are found once, and each mention is then looked up in them.
    among = select(first.c.role_id).select_from(having).where(*asked)
    holder = select(holding.c.speaker_id).where(holding.c.id == role_mentions.c.role_id).scalar_subquery()
    printed = (
        select(role_mentions.c.role_id)
        .where(role_mentions.c.article_id == quotations.c.article_id, role_mentions.c.role_id.in_(among).is_(true()))
        .where(holder == quotations.c.speaker_id)
        .exists()
        .is_(true())
    )
    return ([printed], None) if who is None else ([quotations.c.speaker_id.in_(who), printed], who)
