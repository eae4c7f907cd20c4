"""Quotations in the record, which ones are asked for, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from quotes.model import Act, Kind, Medium, Position, Quotation, Span
from quotes.record.model.articles import ArticleRef

DatedBy = Literal["said_on", "published", "kept"]
QuotationOrder = Literal["newest", "best"]


@dataclass(frozen=True, slots=True)
class RecordedQuotation(Quotation):
    """A quotation in the record. ``speaker.id`` is the id of the profile.

    ``dated`` is the day look-ups order by and ``dated_by`` says where it comes from: the statement date, the article's
    publication, or, where neither is known, the day the article was first saved. ``paragraph`` is the paragraph (or
    paragraphs) of the article the spans lie in. ``sources`` are the living articles that carry the same words by the
    same speaker, this quotation's own article first. ``positions``: what its words show their speaker to support or
    oppose; of a copy those of the quotation that stands for the statement, found in its own words.
    ``positions_to_check``: what they may show, for editors alone. ``reviewed``: an editor settled something of it.
    ``version`` counts the changes of what the record holds of it.
    """

    article: ArticleRef
    dated: date
    dated_by: DatedBy
    paragraph: Span
    sources: tuple[ArticleRef, ...]
    positions: tuple[Position, ...]
    positions_to_check: tuple[Position, ...] = ()
    reviewed: bool = False
    version: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuotationFilter:
    """Which quotations. All that are given must hold.

    ``from_date``, ``to_date`` (inclusive) and ``on`` are compared with the period of ``dated``: a statement dated to a
    month is found by every day of it. ``q``: words, "phrases" in double quotes, all of which must occur, compared by
    stem; ``OR`` between two: one of both; a minus before one: it must not occur. ``kinds``: one of these; none: any.
    ``act``: statements unless asked otherwise. ``scraps``: also words without marks that are too few to
    be a statement, or but name what was talked of; those of one ``article`` are listed always. ``occasion``: words of
    it as printed, in any case. ``publisher``: a source of it was published there. ``role``: words of a role that its
    article prints with its speaker, by stem. ``target``: shows a position on it. ``reviewed``: an editor confirmed,
    corrected or added it, or none did.
    """

    speaker: str | None = None
    article: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    on: date | None = None
    q: str | None = None
    kinds: tuple[Kind, ...] = ()
    act: Act | Literal["any"] = "statement"
    target: str | None = None
    occasion: str | None = None
    medium: Medium | None = None
    publisher: str | None = None
    role: str | None = None
    needs_review: bool | None = None
    reviewed: bool | None = None
    min_confidence: float | None = None
    scraps: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: what the filter takes, what a reader is shown, and how many quotations have it."""

    value: str
    label: str
    count: int


MOST_COUNTED = 1_000
"""Quotations that a filter finds, the newest, that are counted by facets."""


MOST_LOOKED_AT = 500
"""Quotations with the words or of the publisher of a filter, the newest, that are looked at for a count."""


MOST_WITH_PHRASE = 200
"""The same of a filter that asks for words in a row: to find each of them, many that have these words are read."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How many quotations a filter finds, and of what sort, counted among the newest. ``complete``: all were counted;
    otherwise there are at least so many, and more where they are ``MOST_COUNTED``. ``facets``: by the filter that
    narrows them down ("speaker", "publisher", …), the most frequent values first."""

    count: int
    complete: bool
    facets: Mapping[str, tuple[FacetValue, ...]]
