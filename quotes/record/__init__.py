"""The record: the lasting store of articles, quotations, speakers, roles and positions. Only this package knows SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quotes.record.shapes import (
    ArticleRef,
    HeldRole,
    Kept,
    Page,
    Profile,
    QuotationFilter,
    RecordedPosition,
    RecordedQuotation,
    SpeakerFilter,
    SpeakerSummary,
    StoredArticle,
)
from quotes.shapes import Analysis, Article

__all__ = ["Record"]


class Record:
    """The record behind one database URL ("sqlite:///…" or "postgresql+psycopg://…"); safe to share between threads.

    Every call names the newsroom whose record it means and sees nothing of another. Every call raises
    ``errors.Unavailable`` when the store is away, locked beyond its time-out or full, and then has changed nothing.
    Look-ups by id raise ``errors.NotFound`` for an id that never was, ``errors.Gone`` for one retracted or withdrawn.
    A ``cursor`` that was not given out for the same list raises ``errors.InvalidInput`` on field "cursor".
    ``limit`` is the most items of a page, 1 to 200.
    """

    def __init__(self, url: str) -> None: ...

    def migrate(self) -> None:
        """Bring the tables to the current revision, and make the newsroom "default". Safe when several processes start
        at once: one does it, the others wait."""
        raise NotImplementedError

    def ping(self) -> None:
        """Raise ``errors.Unavailable`` unless the store answers and its tables are at the current revision."""
        raise NotImplementedError

    def close(self) -> None:
        """Give back every connection. The record opens new ones when it is used again."""
        raise NotImplementedError

    def add_newsroom(self, newsroom: str) -> None:
        """Make a newsroom; nothing happens where it exists. Its name is 1 to 64 of a-z, 0-9, "-" and "_"."""
        raise NotImplementedError

    def kept(self, newsroom: str, article: Article) -> Kept | None:
        """The answer ``keep`` would give without an analysis: "unchanged" where this very content is in the record,
        None where it is new or a revision. Raises ``errors.Conflict`` where it is older than what is stored."""
        raise NotImplementedError

    def keep(self, newsroom: str, article: Article, analysis: Analysis) -> Kept:
        """Keep an article with what was found in it, whole or not at all.

        ``uri`` identifies it, without one its content does. A known one with other content is a revision; the same
        content again changes nothing. Raises ``errors.Conflict`` for an older ``modified`` than the stored one,
        ``errors.NotFound`` for a newsroom that was never made.
        """
        raise NotImplementedError

    def reanalyse(self, newsroom: str, article_id: str, analysis: Analysis) -> Kept:
        """Replace what was found in a stored article by a new analysis of the same text."""
        raise NotImplementedError

    def articles_to_reanalyse(self, newsroom: str, pipeline_version: str) -> Iterator[tuple[str, Article]]:
        """Id and article of every living article that was not analysed by ``pipeline_version``, oldest first.
        ``html_map`` is None: whoever needs it makes it from ``html``."""
        raise NotImplementedError

    def find_articles(self, newsroom: str, uri: str) -> tuple[ArticleRef, ...]:
        """The living article under ``uri``: one or none."""
        raise NotImplementedError

    def article(self, newsroom: str, article_id: str) -> StoredArticle:
        """The current version of an article."""
        raise NotImplementedError

    def retract(self, newsroom: str, article_id: str) -> None:
        """Take an article back: it and its quotations leave every profile and are gone from then on."""
        raise NotImplementedError

    def speakers(
        self, newsroom: str, wanted: SpeakerFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[SpeakerSummary]:
        """The persons and organizations that ``wanted`` describes: by closeness to ``q`` where given, else by name."""
        raise NotImplementedError

    def speaker(self, newsroom: str, speaker_id: str) -> Profile:
        """The profile of a speaker."""
        raise NotImplementedError

    def roles(
        self, newsroom: str, speaker_id: str, on: date | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[HeldRole]:
        """The roles of a speaker, last seen first; with ``on`` those that the articles show held on that day."""
        raise NotImplementedError

    def positions(
        self,
        newsroom: str,
        speaker_id: str,
        target: str | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[RecordedPosition]:
        """The positions of a speaker, newest first."""
        raise NotImplementedError

    def quotations(
        self, newsroom: str, wanted: QuotationFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[RecordedQuotation]:
        """The quotations that ``wanted`` describes, newest first. The same words by the same speaker in several
        articles are one item with several sources."""
        raise NotImplementedError

    def quotation(self, newsroom: str, quotation_id: str) -> RecordedQuotation:
        """One quotation."""
        raise NotImplementedError
