"""Articles with what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quotes.model import Dateline, Position, Speaker
from quotes.record.model.articles import Changes, SaveStatus
from quotes.record.model.quotations import RecordedQuotation


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the record with what was found in it; speakers carry the ids of their profiles.

    ``version`` counts its revisions from 1. It has every field of an ``Analysis`` and can be shown as one.
    """

    id: str
    uri: str | None
    title: str | None
    publisher: str | None
    published: date | None
    modified: str | None
    text: str
    html: str | None
    language: str
    version: int
    kept_at: datetime
    pipeline_version: str
    quotations: tuple[RecordedQuotation, ...]
    speakers: tuple[Speaker, ...]
    positions: tuple[Position, ...]
    dateline: Dateline | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article of which editors settled something. ``settled``: the ids of those of its quotations that they
    confirmed, corrected or added; what they rejected is not among its quotations."""

    article: StoredArticle
    settled: frozenset[str]


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """What saving an article came to, with the article as it is now."""

    status: SaveStatus
    article: StoredArticle
    changes: Changes
