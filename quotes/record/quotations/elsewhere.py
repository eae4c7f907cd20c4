"""The same words in other articles, credited to somebody else: copies of a wire report that were read otherwise, or of
which an editor corrected one. Nothing corrects the others but an editor."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.record.db.session import NewsroomSession, quotations, speakers
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.quotations.read import quotations_by_id
from quotes.record.quotations.statements import SHORT

MOST = 50
"""Quotations that are told of, those that were saved last."""
_LOOKED_AT = 500

_OF = (
    select(quotations, speakers.c.name.label("speaker_name"), speakers.c.type.label("speaker_type"))
    .outerjoin(speakers, speakers.c.id == quotations.c.speaker_id)
    .where(quotations.c.gone.is_(None))
)
_ONE = _OF.where(quotations.c.id == bindparam("id"))
_SAME_WORDS = (
    _OF.where(quotations.c.words_key == bindparam("words"), quotations.c.article_id != bindparam("article"))
    .order_by(quotations.c.id.desc())
    .limit(_LOOKED_AT)
)


def credited_otherwise(session: NewsroomSession, id_: str) -> tuple[RecordedQuotation, ...]:
    """The quotations of other articles that have the very words of this one and another speaker, or none where it has
    one; those saved last first. None for fewer than ``SHORT`` words: many people say these."""
    row = session.row(_ONE, id=id_)
    if row is None or len(row.stems.split()) < SHORT:
        return ()
    others = session.rows(_SAME_WORDS, words=row.words_key, article=row.article_id)
    return quotations_by_id(session, [other.id for other in others if _who(other) != _who(row)][:MOST])


def _who(row: Row[Any]) -> tuple[str | None, str | None] | str:
    """Whom a quotation is credited to, so that two compare; those without a profile by what they are called."""
    if row.speaker_type in ("person", "organization"):
        return str(row.speaker_id)
    return row.speaker_type, row.speaker_name
