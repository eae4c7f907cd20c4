"""What searches of a record find, by its words."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter


def names(record: Record, **wanted: object) -> list[str]:
    return [s.name for s in record.speakers.search("default", SpeakerFilter(**wanted)).items]


def words(record: Record, **wanted: object) -> list[str]:
    page = record.quotations.search("default", QuotationFilter(**wanted))
    return [q.spans[0].exact for q in page.items]


def ids(record: Record, **wanted: object) -> list[str]:
    return [q.id for q in record.quotations.search("default", QuotationFilter(**wanted)).items]


def speaker_id(record: Record, name: str) -> str:
    """The id of the only speaker whom this name finds."""
    (found,) = record.speakers.search("default", SpeakerFilter(q=name)).items
    return found.id
