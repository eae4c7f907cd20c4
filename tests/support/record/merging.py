"""Articles of speakers who are merged and split."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, story

KIM = Editor("kim")


def told(record: Record, uri: str, *said: Said, publisher: str | None = None) -> list[str]:
    """Keep an article; the profiles of its speakers."""
    return [s.id for s in record.articles.save("default", *story(*said, uri=uri, publisher=publisher)).article.speakers]


def sayings(record: Record, speaker: str) -> set[str]:
    found = record.quotations.search("default", QuotationFilter(speaker=speaker)).items
    assert all(q.speaker.id == speaker for q in found)
    return {q.spans[0].exact for q in found}
