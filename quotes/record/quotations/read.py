"""Reading quotations: one, those of an article, those of rows that a list found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select

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
from quotes.record.db.ids import is_id
from quotes.record.db.listed import among
from quotes.record.db.session import (
    NewsroomSession,
    article_versions,
    articles,
    quotation_spans,
    quotations,
    speakers,
)
from quotes.record.model.articles import ArticleRef
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.positions.read import positions_shown
from quotes.record.speakers.roles.settled import SettledRoles

_paragraph = func.substr(
    article_versions.c.text,
    quotations.c.paragraph_start + 1,
    quotations.c.paragraph_end - quotations.c.paragraph_start,
)
ANY = (
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
_ONE = ANY.where(quotations.c.id == bindparam("id"))
_THESE = ANY.where(among(quotations.c.id, "ids"))
_GONE = select(quotations.c.gone).where(quotations.c.id == bindparam("id"))
_OF_ARTICLE = ANY.where(quotations.c.article_id == bindparam("article"), quotations.c.gone.is_(None)).order_by(
    quotations.c.start, quotations.c.id
)
_SPANS = (
    select(quotation_spans)
    .where(among(quotation_spans.c.quotation_id, "ids"))
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
    .where(among(quotations.c.statement_key, "keys"), quotations.c.gone.is_(None))
    .order_by(articles.c.id)
)


_WHY_GONE = {
    "rejected": "An editor decided that this is not a quotation.",
    "withdrawn": "The article no longer contains this quotation.",
    "retracted": "The article of this quotation was retracted.",
}


def read_quotation(session: NewsroomSession, id_: str) -> RecordedQuotation:
    """One quotation. Raises NotFound, or Gone where it was withdrawn or retracted."""
    living_quotation(session, id_, _GONE)
    return quotations_of_rows(session, session.rows(_ONE, id=id_))[0]


def living_quotation(session: NewsroomSession, id_: str, query: Select[Any]) -> Row[Any]:
    """The row that ``query`` finds under ``:id``. Raises NotFound, or Gone where it was withdrawn or retracted."""
    row = session.row(query, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no quotation with this id.")
    if row.gone is not None:
        raise Gone(_WHY_GONE.get(row.gone, "This quotation is no longer on record."))
    return row


def quotations_of_article(session: NewsroomSession, article: str) -> tuple[RecordedQuotation, ...]:
    """The living quotations of an article in the order of its text."""
    return quotations_of_rows(session, session.rows(_OF_ARTICLE, article=article))


def quotations_by_id(session: NewsroomSession, ids: Sequence[str]) -> tuple[RecordedQuotation, ...]:
    """The quotations with these ids, in their order."""
    found = {row.id: row for row in session.rows(_THESE, ids=list(ids))} if ids else {}
    return quotations_of_rows(session, [found[id_] for id_ in ids])


def quotations_of_rows(session: NewsroomSession, rows: Sequence[Row[Any]]) -> tuple[RecordedQuotation, ...]:
    """The quotations of rows of ``ANY``, in their order."""
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
    settled = SettledRoles.of(session, [row.speaker_id for row in rows if row.role])
    return tuple(
        _quotation(row, spans[row.id], sources.get(row.statement_key, {}), shown[row.id], _speaker(row, settled))
        for row in rows
    )


def _quotation(
    row: Row[Any],
    spans: Sequence[QuotedSpan],
    sources: Mapping[str, ArticleRef],
    shown: tuple[Position, ...],
    speaker: SpeakerRef | None,
) -> RecordedQuotation:
    own = ArticleRef(row.article_id, row.uri, row.title, row.published, row.publisher)
    return RecordedQuotation(
        id=row.id,
        kind=row.kind,
        act=row.act,
        spans=tuple(spans),
        cue=Span(**row.cue) if row.cue else None,
        mention=Span(**row.mention) if row.mention else None,
        speaker=speaker,
        candidates=tuple(Candidate(**candidate) for candidate in row.candidates),
        said_on=StatementDate(row.said_on, row.said_precision, row.said_exact) if row.said_on else None,
        occasion=Occasion(**row.occasion) if row.occasion else None,
        via=SpeakerRef(**row.via) if row.via and row.via["id"] != row.speaker_id else None,
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


def _speaker(row: Row[Any], settled: SettledRoles) -> SpeakerRef | None:
    if row.speaker_id is None:
        return None
    return SpeakerRef(row.speaker_id, row.speaker_name, row.speaker_type, settled.shown(row.speaker_id, row.role))
