"""What editors settled, as records in the shape of the gold: to measure and to train with.

A record has the whole text of its article, every attribution as it now stands, and who speaks. ``settled`` tells the
attributions that an editor confirmed, corrected or added from those that are the machine's word alone; ``reviewed``
says that all of them are settled, so that the record may be measured against. What an editor rejected is missing, as
words that are nobody's are in the gold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quotes.model import Speaker
from quotes.record import Record
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle


def gold_records(record: Record, newsroom: str, *, reviewed: bool = False) -> Iterator[dict[str, Any]]:
    """A record for each living article that editors corrected, oldest first; with ``reviewed`` only for those of which
    they settled every quotation."""
    for found in record.corrections.reviewed_articles(newsroom):
        whole = all(q.id in found.settled for q in found.article.quotations)
        if whole or not reviewed:
            yield _gold(found.article, found.settled, whole)


def _gold(article: StoredArticle, settled: frozenset[str], whole: bool) -> dict[str, Any]:
    keys = {s.id: f"s{i}" for i, s in enumerate(article.speakers, 1)}
    people = {s.id: s for s in article.speakers}
    return {
        "id": article.uri or article.id,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "publisher": article.publisher,
        "text": article.text,
        "reviewed": whole,
        "attributions": [
            {
                "id": q.id,
                "source": _source(q, people),
                "cue": [[q.cue.start, q.cue.end]] if q.cue else [],
                "content": [[s.start, s.end] for s in q.spans],
                "kind": q.kind,
                "speaker": keys[q.speaker.id] if q.speaker else None,
                "settled": q.id in settled,
            }
            for q in article.quotations
        ],
        "speakers": [
            {"key": keys[s.id], "name": s.name, "type": s.type, "roles": [r.exact for r in s.roles]}
            for s in article.speakers
        ],
    }


def _source(quotation: RecordedQuotation, people: dict[str, Speaker]) -> list[list[int]]:
    """The words that stand for the speaker: the mention, or where an editor found the quotation the name that stands
    nearest to it in its paragraph; none where there is neither."""
    if quotation.mention:
        return [[quotation.mention.start, quotation.mention.end]]
    if quotation.speaker is None:
        return []
    who = people[quotation.speaker.id]
    places = _places(quotation.paragraph.exact, (who.name, *who.aliases), quotation.paragraph.start)
    spans = quotation.spans
    outside = [p for p in places if not any(p[0] < s.end and s.start < p[1] for s in spans)]
    nearest = min(outside, key=lambda p: max(spans[0].start - p[1], p[0] - spans[-1].end), default=None)
    return [list(nearest)] if nearest else []


def _places(text: str, names: Sequence[str], offset: int) -> Iterator[tuple[int, int]]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield offset + at, offset + at + len(name)
            at = text.find(name, at + 1)
