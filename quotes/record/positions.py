"""Reading positions: what a speaker was shown to support or oppose."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, or_, select

from quotes.record import cursors
from quotes.record.room import Room, articles, positions, quotations, speakers
from quotes.record.shapes import ArticleRef, Page, RecordedPosition
from quotes.record.words import INDEXED, stems
from quotes.shapes import Span

_OF_SPEAKER = (
    select(
        positions,
        speakers.c.name.label("speaker_name"),
        quotations.c.dated,
        quotations.c.dated_by,
        quotations.c.article_id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
    )
    .join(quotations, quotations.c.id == positions.c.quotation_id)
    .join(articles, articles.c.id == quotations.c.article_id)
    .join(speakers, speakers.c.id == positions.c.speaker_id)
    .where(positions.c.speaker_id == bindparam("speaker"), quotations.c.gone.is_(None), quotations.c.copy_of.is_(None))
    .order_by(quotations.c.dated.desc(), positions.c.id.desc())
)


def latest_positions(room: Room, speaker: str, limit: int) -> tuple[RecordedPosition, ...]:
    """The newest positions of a speaker."""
    return tuple(_position(row) for row in room.rows(_OF_SPEAKER.limit(limit), speaker=speaker))


def list_positions(
    room: Room, speaker: str, target: str | None, cursor: str | None, limit: int
) -> Page[RecordedPosition]:
    """One page of the positions of a speaker, newest first."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("positions", speaker, target), date, str)
    query: Select[Any] = _OF_SPEAKER
    if target is not None:
        query = query.where(positions.c.target_key == " ".join(stems(target))[:INDEXED])
    if after:
        day, id_ = after
        query = query.where(or_(quotations.c.dated < day, and_(quotations.c.dated == day, positions.c.id < id_)))
    rows = room.rows(query.limit(limit + 1), speaker=speaker)
    items = tuple(_position(row) for row in rows[:limit])
    more = len(rows) > limit
    return Page(items, cursors.write(("positions", speaker, target), items[-1].dated, items[-1].id) if more else None)


def _position(row: Row[Any]) -> RecordedPosition:
    return RecordedPosition(
        id=row.id,
        speaker=row.speaker_name,
        quotation=row.quotation_id,
        target=row.target,
        stance=row.stance,
        evidence=Span(row.start, row.end, row.exact),
        confidence=row.confidence,
        dated=row.dated,
        dated_by=row.dated_by,
        article=ArticleRef(row.article_id, row.uri, row.title, row.published, row.publisher),
    )
