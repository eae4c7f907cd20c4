"""Articles, their versions, and what a save did to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from quotes.model import Article

SaveStatus = Literal["created", "revised", "unchanged"]


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The article that something was found in."""

    id: str
    uri: str | None
    title: str | None
    published: date | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ArticleSummary(ArticleRef):
    """An article in a list. ``kept_at``: when it first came in; ``saved_at``: when its current version did.
    ``quotations`` counts those that this version has."""

    version: int
    kept_at: datetime
    saved_at: datetime
    quotations: int


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles: words of the headline in any case, the publisher, the days of publication (both included). All
    that are given must hold."""

    title: str | None = None
    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a revision did, as quotation ids in the order of the text: found new, same words but otherwise changed
    (speaker, kind, date, marks around them), no longer there."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutdatedArticle:
    """The current version of an article that another pipeline analysed. The ``html_map`` of ``article`` is None:
    whoever needs it makes it from ``html``."""

    id: str
    version: int
    article: Article


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One version of an article as it was submitted, with what it changed. ``text`` and ``html`` are None in lists."""

    version: int
    title: str | None
    publisher: str | None
    published: date | None
    modified: str | None
    language: str
    pipeline_version: str
    kept_at: datetime
    changes: Changes
    text: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did to the article of this id. ``changes`` is empty where ``status`` is "unchanged"."""

    status: SaveStatus
    id: str
    uri: str | None
    changes: Changes
