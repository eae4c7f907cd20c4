"""What narrows a list down: the parameters of /openapi.json. ``from_date`` and ``to_date`` are its `from` and `to`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

Day = date | str


class PageFilters(TypedDict, total=False):
    """How many items are fetched at a time; the list goes on by itself."""

    limit: int


class ArticleFilters(PageFilters, total=False):
    """Which articles: all that are given must hold."""

    uri: str
    title: str
    publisher: str
    from_date: Day
    to_date: Day


class SpeakerFilters(PageFilters, total=False):
    """Which speakers: all that are given must hold."""

    q: str
    role: str
    organization: str
    identifier: str
    type: str
    provisional: bool


class SaidFilters(TypedDict, total=False):
    """Which quotations of somebody: all that are given must hold."""

    from_date: Day
    to_date: Day
    on: Day
    q: str
    kind: str | Sequence[str]
    act: str
    target: str
    occasion: str
    medium: str
    publisher: str
    role: str
    min_confidence: float
    reviewed: bool
    article: str
    needs_review: bool
    scraps: bool


class HistoryFilters(SaidFilters, PageFilters, total=False):
    """Which quotations of somebody, and how many at a time."""


class QuotationFilters(SaidFilters, total=False):
    """Which of all quotations."""

    speaker: str


class ListedQuotationFilters(QuotationFilters, PageFilters, total=False):
    """Which of all quotations, how many at a time and in which order."""

    order: str


class RoleFilters(PageFilters, total=False):
    """Which roles of a speaker."""

    on: Day


class PositionFilters(PageFilters, total=False):
    """Which positions of a speaker."""

    target: str


class AllPositionsFilters(PageFilters, total=False):
    """Which positions of all speakers: all that are given must hold."""

    target: str
    stance: str
    changed: bool


class CorrectionFilters(PageFilters, total=False):
    """Which corrections."""

    subject: str
    editor: str
    kind: str
    from_date: Day
    to_date: Day
