"""Reading quotations: one, those of an article, and the filtered lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select, text

from quotes.errors import Gone, NotFound
from quotes.model import (
    PRINTABLE,
    Candidate,
    Evidence,
    Occasion,
    Position,
    QuotedSpan,
    Span,
    SpeakerRef,
    StatementDate,
    Stretch,
)
from quotes.record.db import cursors
from quotes.record.db.ids import is_id
from quotes.record.db.session import (
    SEARCH,
    NewsroomSession,
    article_versions,
    articles,
    quotation_spans,
    quotations,
    source,
    speakers,
)
from quotes.record.model import ArticleRef, Page, QuotationFilter, RecordedQuotation
from quotes.record.positions.read import on_target, positions_shown
from quotes.record.text_index.word_search import Search

copies = source("quotations", "copies")
numbered = source("quotations", "numbered", by_serial=True)
copied_in = source("articles", "copied_in")

_paragraph = func.substr(
    article_versions.c.text,
    quotations.c.paragraph_start + 1,
    quotations.c.paragraph_end - quotations.c.paragraph_start,
)
_ANY = (
    select(
        quotations,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
        speakers.c.name.label("speaker_name"),
        speakers.c.type.label("speaker_type"),
        _paragraph.label("paragraph"),
    )
    .join(articles, articles.c.id == quotations.c.article_id)
    .join(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .outerjoin(speakers, speakers.c.id == quotations.c.speaker_id)
)
_ONE = _ANY.where(quotations.c.id == bindparam("id"))
_GONE = select(quotations.c.gone).where(quotations.c.id == bindparam("id"))
_BY_SERIAL = _ANY.where(
    quotations.c.id.in_(
        select(func.coalesce(numbered.c.copy_of, numbered.c.id)).where(
            numbered.c.serial.in_(bindparam("serials", expanding=True)), numbered.c.gone.is_(None)
        )
    )
)
_OF_ARTICLE = _ANY.where(quotations.c.article_id == bindparam("article"), quotations.c.gone.is_(None)).order_by(
    quotations.c.start, quotations.c.id
)
_SPANS = (
    select(quotation_spans)
    .where(quotation_spans.c.quotation_id.in_(bindparam("ids", expanding=True)))
    .order_by(quotation_spans.c.quotation_id, quotation_spans.c.place)
)
_SOURCES = (
    select(
        quotations.c.statement_key,
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
    )
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(quotations.c.statement_key.in_(bindparam("keys", expanding=True)), quotations.c.gone.is_(None))
    .order_by(articles.c.id)
)
_OF = "quotations"
MANY = 1000
"""Quotations that a search finds, from which on SQLite goes by date and not by what was found."""
_SOME_FOUND = text(f"{SEARCH['sqlite'].text} LIMIT {MANY}")


def read_quotation(session: NewsroomSession, id_: str) -> RecordedQuotation:
    """One quotation. Raises NotFound, or Gone where it was withdrawn or retracted."""
    living_quotation(session, id_, _GONE)
    return _quotations(session, session.rows(_ONE, id=id_))[0]


def living_quotation(session: NewsroomSession, id_: str, query: Select[Any]) -> Row[Any]:
    """The row that ``query`` finds under ``:id``. Raises NotFound, or Gone where it was withdrawn or retracted."""
    row = session.row(query, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no quotation with this id.")
    if row.gone is not None:
        raise Gone(f"This quotation was {row.gone}.")
    return row


def quotations_of_article(session: NewsroomSession, article: str) -> tuple[RecordedQuotation, ...]:
    """The living quotations of an article in the order of its text."""
    return _quotations(session, session.rows(_OF_ARTICLE, article=article))


def quotations_with(session: NewsroomSession, serials: Sequence[int]) -> tuple[RecordedQuotation, ...]:
    """The living quotations that stand for the statements of the quotations with these serials."""
    return _quotations(session, session.rows(_BY_SERIAL, serials=list(serials))) if serials else ()


def list_quotations(
    session: NewsroomSession, wanted: QuotationFilter, cursor: str | None, limit: int
) -> Page[RecordedQuotation]:
    """One page of the quotations that ``wanted`` describes, newest first."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, (_OF, wanted), date, str)
    search = Search.of(wanted.q) if wanted.q and wanted.q.strip() else None
    if search and not search.terms:
        return Page((), None)
    query = _ANY.where(*_conditions(session, wanted))
    values: dict[str, Any] = {}
    if search:
        values["words"] = search.expression(session.dialect)
        query = query.where(_found(session, wanted, values["words"]))
    if after:
        day, id_ = after
        query = query.where(or_(quotations.c.dated < day, and_(quotations.c.dated == day, quotations.c.id < id_)))
    rows = session.rows(_newest_first(query).limit(limit + 1), **values)
    items = _quotations(session, rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return Page(items, cursors.write((_OF, wanted), last.dated, last.id) if last else None)


def _found(session: NewsroomSession, wanted: QuotationFilter, words: str) -> ColumnElement[bool]:
    """That the full-text search finds it. SQLite has to be told which way to go: by the few that the search finds, or
    from the newest on to the first that are among the many it finds."""
    found = SEARCH[session.dialect].columns(quotations.c.serial)
    if session.dialect != "sqlite":
        return quotations.c.serial.in_(found)
    few = wanted.speaker is None and wanted.article is None and len(session.rows(_SOME_FOUND, words=words)) < MANY
    return (quotations.c.serial if few else quotations.c.serial + 0).in_(found)


def _newest_first(query: Select[Any]) -> Select[Any]:
    return query.order_by(quotations.c.dated.desc(), quotations.c.id.desc())


def _conditions(session: NewsroomSession, wanted: QuotationFilter) -> list[ColumnElement[bool]]:
    """Every filter but the full-text search. One quotation stands for all copies of a statement, except within one
    article, which is listed as it is."""
    at = quotations.c
    found: list[ColumnElement[bool]] = [at.gone.is_(None)]
    if wanted.article is None:
        found.append(at.copy_of.is_(None))
    else:
        found.append(at.article_id == wanted.article)
    if wanted.speaker is not None:
        found.append(at.speaker_id == wanted.speaker)
    if wanted.act != "any":
        found.append(at.act == wanted.act)
    if wanted.article is None and not wanted.scraps:
        found.append(at.scrap.is_(False))
    if wanted.kind is not None:
        found.append(at.kind == wanted.kind)
    if wanted.needs_review is not None:
        found.append(at.needs_review == wanted.needs_review)
    if wanted.from_date is not None:
        found.append(at.dated_until >= wanted.from_date)
    if wanted.to_date is not None:
        found.append(at.dated <= wanted.to_date)
    if wanted.on is not None:
        found += [at.dated <= wanted.on, at.dated_until >= wanted.on]
    if wanted.medium is not None:
        found.append(at.medium == wanted.medium)
    if wanted.occasion is not None:
        found.append(at.occasion_words.contains(" ".join(wanted.occasion.lower().split()), autoescape=True))
    if wanted.publisher is not None:
        found.append(published_by(wanted.publisher))
    if wanted.target is not None:
        found.append(on_target(session, wanted.speaker, wanted.target))
    return found


def published_by(publisher: str) -> ColumnElement[bool]:
    """The article of the quotation, or of a copy of it, was published there."""
    copied = (
        select(copies.c.id)
        .join(copied_in, copied_in.c.id == copies.c.article_id)
        .where(copies.c.copy_of == quotations.c.id, copied_in.c.publisher == publisher)
    )
    return or_(articles.c.publisher == publisher, copied.exists())


def _quotations(session: NewsroomSession, rows: Sequence[Row[Any]]) -> tuple[RecordedQuotation, ...]:
    if not rows:
        return ()
    spans: dict[str, list[QuotedSpan]] = defaultdict(list)
    for s in session.rows(_SPANS, ids=[row.id for row in rows]):
        html = tuple(Stretch(start, end) for start, end in s.html)
        spans[s.quotation_id].append(QuotedSpan(s.start, s.end, s.exact, s.quoted, html))
    sources: dict[str, dict[str, ArticleRef]] = defaultdict(dict)
    if keys := list({row.statement_key for row in rows if row.statement_key}):
        for row in session.rows(_SOURCES, keys=keys):
            sources[row.statement_key][row.id] = ArticleRef(row.id, row.uri, row.title, row.published, row.publisher)
    shown = positions_shown(session, {row.id: row.copy_of or row.id for row in rows}, spans)
    return tuple(_quotation(row, spans[row.id], sources.get(row.statement_key, {}), shown[row.id]) for row in rows)


def _quotation(
    row: Row[Any], spans: Sequence[QuotedSpan], sources: Mapping[str, ArticleRef], shown: tuple[Position, ...]
) -> RecordedQuotation:
    own = ArticleRef(row.article_id, row.uri, row.title, row.published, row.publisher)
    return RecordedQuotation(
        id=row.id,
        kind=row.kind,
        act=row.act,
        spans=tuple(spans),
        cue=Span(**row.cue) if row.cue else None,
        mention=Span(**row.mention) if row.mention else None,
        speaker=_speaker(row),
        candidates=tuple(Candidate(**candidate) for candidate in row.candidates),
        said_on=StatementDate(row.said_on, row.said_precision, row.said_exact) if row.said_on else None,
        occasion=Occasion(**row.occasion) if row.occasion else None,
        via=None,
        confidence=row.confidence,
        needs_review=row.needs_review,
        evidence=Evidence(row.evidence["method"], tuple(row.evidence["chain"])),
        article=own,
        dated=row.dated,
        dated_by=row.dated_by,
        paragraph=Span(row.paragraph_start, row.paragraph_end, row.paragraph),
        sources=(own, *(ref for id_, ref in sources.items() if id_ != own.id)),
        positions=tuple(p for p in shown if p.confidence >= PRINTABLE),
        positions_to_check=tuple(p for p in shown if p.confidence < PRINTABLE),
        reviewed=bool(row.fixed),
        version=row.version,
    )


def _speaker(row: Row[Any]) -> SpeakerRef | None:
    return SpeakerRef(row.speaker_id, row.speaker_name, row.speaker_type, row.role) if row.speaker_id else None
