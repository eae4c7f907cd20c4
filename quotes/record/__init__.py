"""The record: the lasting store of articles, quotations, speakers, roles and positions. Only this package knows SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar

from sqlalchemy import text

from quotes.errors import FieldError, InvalidInput, Unavailable
from quotes.model import Analysis, Article, Quotation, Retraction
from quotes.record.api_keys import Keys
from quotes.record.articles import write as keeping
from quotes.record.articles.read import find_articles, read_article
from quotes.record.articles.versions import list_versions, read_version
from quotes.record.batches import Batches
from quotes.record.db import migration
from quotes.record.db.store import LOCK_SECONDS, Store, failures, retried
from quotes.record.editing import corrections
from quotes.record.editing.review_queue import Desk
from quotes.record.editing.reviewed import reviewed_articles
from quotes.record.erasure import articles as article_erasure
from quotes.record.erasure import people as erasure
from quotes.record.model import (
    ArticleRef,
    ArticleVersion,
    Checked,
    Correction,
    Editor,
    ExternalId,
    HeldRole,
    Kept,
    Named,
    Page,
    PositionsOnTarget,
    Profile,
    QuotationFilter,
    QuotationFix,
    RecordedPosition,
    RecordedQuotation,
    ReviewedArticle,
    SpeakerFilter,
    SpeakerSummary,
    StoredArticle,
)
from quotes.record.positions.read import list_positions, positions_by_target
from quotes.record.quotations.check import check
from quotes.record.quotations.read import list_quotations, read_quotation
from quotes.record.speakers.profiles import living_speaker, read_profile
from quotes.record.speakers.roles import list_roles
from quotes.record.speakers.search import list_speakers

__all__ = ["Record"]

F = TypeVar("F", QuotationFilter, SpeakerFilter)


class Record:
    """The record behind one database URL ("sqlite:///…" or "postgresql+psycopg://…"); safe to share between threads.

    Every call names the newsroom whose record it means and sees nothing of another. Every call raises
    ``errors.Unavailable`` when the store is away, locked beyond its time-out or full, and then has changed nothing.
    Look-ups by id raise ``errors.NotFound`` for an id that never was, ``errors.Gone`` for one retracted or withdrawn,
    ``errors.Moved`` for a profile merged into another.
    A ``cursor`` that was not given out for the same list raises ``errors.InvalidInput`` on field "cursor".
    ``limit`` is the most items of a page, 1 to 200.
    """

    def __init__(self, url: str, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds``: how long a save waits for another one to finish. Raises ValueError for another database."""
        self._url = url
        self._store = Store(url, lock_seconds)
        self.keys = Keys(self._store)
        self.desk = Desk(self._store)
        self.batches = Batches(self._store)

    def migrate(self) -> None:
        """Bring the tables to the current revision, and make the newsroom "default". Safe when several processes start
        at once: one does it, the others wait."""
        migration.upgrade(self._url)

    def ping(self) -> None:
        """Raise ``errors.Unavailable`` unless the store answers and its tables are at the current revision."""
        with failures(), self._store.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            if migration.current(connection) != migration.head():
                raise Unavailable("The tables of the record are not at the current revision. Migrate it.")

    def close(self) -> None:
        """Give back every connection. The record opens new ones when it is used again."""
        self._store.engine.dispose()

    def newsrooms(self) -> tuple[str, ...]:
        """Every newsroom there is."""
        return self._store.newsrooms()

    def kept(self, newsroom: str, article: Article) -> Kept | None:
        """The answer ``keep`` would give without an analysis: "unchanged" where this very content is in the record,
        None where it is new or a revision. Raises ``errors.Conflict`` where it is older than what is stored."""
        with self._store.reading(newsroom) as room:
            kept = keeping.unchanged(room, article)
        if kept and article.modified not in (None, kept.article.modified):
            with self._store.writing(newsroom) as room:
                return keeping.touch(room, article)
        return kept

    def keep(self, newsroom: str, article: Article, analysis: Analysis) -> Kept:
        """Keep an article with what was found in it, whole or not at all.

        ``uri`` identifies it, without one its content does. A known one with other content is a revision; the same
        content again changes nothing. Raises ``errors.Conflict`` for an older ``modified`` than the stored one,
        ``errors.NotFound`` for a newsroom that was never made.
        """

        def work() -> Kept:
            with self._store.writing(newsroom) as room:
                return keeping.keep(room, article, analysis)

        return retried(work)

    def reanalyse(self, newsroom: str, article_id: str, analysis: Analysis) -> Kept:
        """Replace what was found in a stored article by a new analysis of the same text."""
        with self._store.writing(newsroom) as room:
            return keeping.reanalyse(room, article_id, analysis)

    def articles_to_reanalyse(self, newsroom: str, pipeline_version: str) -> Iterator[tuple[str, Article]]:
        """Id and article of every living article that was not analysed by ``pipeline_version``, oldest first.
        ``html_map`` is None: whoever needs it makes it from ``html``."""
        after = ""
        while True:
            with self._store.reading(newsroom) as room:
                found = list(keeping.outdated(room, pipeline_version, after))
            if not found:
                return
            yield from found
            after = found[-1][0]

    def find_articles(self, newsroom: str, uri: str) -> tuple[ArticleRef, ...]:
        """The living article under ``uri``: one or none."""
        with self._store.reading(newsroom) as room:
            return find_articles(room, _storable("uri", uri))

    def article(self, newsroom: str, article_id: str) -> StoredArticle:
        """The current version of an article."""
        with self._store.reading(newsroom) as room:
            return read_article(room, article_id)

    def versions(
        self, newsroom: str, article_id: str, cursor: str | None = None, limit: int = 50
    ) -> Page[ArticleVersion]:
        """The versions of an article, retracted or not, the newest first; without their words. ``errors.Gone`` once it
        is erased."""
        with self._store.reading(newsroom) as room:
            return list_versions(room, article_id, cursor, limit)

    def version(self, newsroom: str, article_id: str, version: int) -> ArticleVersion:
        """One version of an article with its words."""
        with self._store.reading(newsroom) as room:
            return read_version(room, article_id, version)

    def retract(self, newsroom: str, article_id: str) -> None:
        """Take an article back: it and its quotations leave every profile and are gone from then on."""
        with self._store.writing(newsroom) as room:
            keeping.retract(room, article_id)

    def retract_uri(self, newsroom: str, retraction: Retraction) -> str | None:
        """Take the article under a uri back; its id, None where there is none to take back. Raises ``errors.Conflict``
        where a later version of it is stored."""
        with self._store.writing(newsroom) as room:
            return keeping.retract_uri(room, retraction)

    def speakers(
        self, newsroom: str, wanted: SpeakerFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[SpeakerSummary]:
        """The persons and organizations that ``wanted`` describes: by closeness to ``q`` where given, else by name."""
        with self._store.reading(newsroom) as room:
            return list_speakers(room, _askable(wanted), cursor, limit)

    def speaker(self, newsroom: str, speaker_id: str) -> Profile:
        """The profile of a speaker."""
        with self._store.reading(newsroom) as room:
            return read_profile(room, speaker_id)

    def check_speaker(self, newsroom: str, speaker_id: str) -> None:
        """Raise ``errors.NotFound`` or ``errors.Gone`` unless there is a profile under this id."""
        with self._store.reading(newsroom) as room:
            living_speaker(room, speaker_id)

    def roles(
        self, newsroom: str, speaker_id: str, on: date | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[HeldRole]:
        """The roles of a speaker, last seen first; with ``on`` those that the articles show held on that day."""
        with self._store.reading(newsroom) as room:
            living_speaker(room, speaker_id)
            return list_roles(room, speaker_id, on, cursor, limit)

    def positions(
        self,
        newsroom: str,
        speaker_id: str,
        target: str | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[RecordedPosition]:
        """The positions of a speaker, newest first."""
        with self._store.reading(newsroom) as room:
            living_speaker(room, speaker_id)
            target = target if target is None else _storable("target", target)
            return list_positions(room, speaker_id, target, cursor, limit)

    def positions_by_target(self, newsroom: str, speaker_id: str) -> tuple[PositionsOnTarget, ...]:
        """The newest positions of a speaker, those on one target together."""
        with self._store.reading(newsroom) as room:
            living_speaker(room, speaker_id)
            return positions_by_target(room, speaker_id)

    def quotations(
        self, newsroom: str, wanted: QuotationFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[RecordedQuotation]:
        """The quotations that ``wanted`` describes, newest first. The same words by the same speaker in several
        articles are one item with several sources."""
        with self._store.reading(newsroom) as room:
            return list_quotations(room, _askable(wanted), cursor, limit)

    def quotation(self, newsroom: str, quotation_id: str) -> RecordedQuotation:
        """One quotation."""
        with self._store.reading(newsroom) as room:
            return read_quotation(room, quotation_id)

    def check(self, newsroom: str, words: str, name: str | None = None) -> Checked:
        """Whether ``words`` were said, by ``name`` if one is given: exactly, as part of a longer quotation, altered, by
        somebody else, or not on record. Raises ``errors.InvalidInput`` on "words" for none or over 400 of them."""
        _storable("words", words)
        with self._store.reading(newsroom) as room:
            return check(room, words, name if name is None else _storable("name", name))

    def correct_quotation(
        self,
        newsroom: str,
        quotation_id: str,
        fix: QuotationFix,
        by: Editor,
        judge: Callable[[RecordedQuotation], None] = lambda _: None,
    ) -> RecordedQuotation | None:
        """Settle what an editor knows better; no later analysis overrules it. The quotation afterwards, None where it
        was rejected. ``judge`` is shown the quotation as it stands, and whatever it raises stops the correction: the
        place to compare an ETag. Raises ``errors.InvalidInput`` where the fix names no living speaker, gives a name
        that does not say who is meant, or settles nothing."""
        with self._store.writing(newsroom) as room:
            return corrections.correct_quotation(room, quotation_id, fix, by, judge)

    def add_quotation(
        self,
        newsroom: str,
        article_id: str,
        quotation: Quotation,
        speaker: str | Named | None,
        by: Editor,
        judge: Callable[[StoredArticle], None] = lambda _: None,
    ) -> RecordedQuotation:
        """Add a quotation that the analysis missed, credited to a profile, to somebody by name or to nobody. Raises
        ``errors.InvalidInput`` where its spans are not words of the article or a name does not say who is meant,
        ``errors.Conflict`` where a quotation begins there already."""
        with self._store.writing(newsroom) as room:
            return corrections.add_missed(room, article_id, quotation, speaker, by, judge)

    def rename(
        self, newsroom: str, speaker_id: str, name: str, by: Editor, judge: Callable[[Profile], None] = lambda _: None
    ) -> Profile:
        """Show a profile under ``name``, whatever articles print. ``judge``: as for ``correct_quotation``."""
        with self._store.writing(newsroom) as room:
            return corrections.rename(room, speaker_id, _storable("name", name), by, judge)

    def attach_ids(
        self,
        newsroom: str,
        speaker_id: str,
        ids: Sequence[ExternalId],
        by: Editor,
        judge: Callable[[Profile], None] = lambda _: None,
    ) -> Profile:
        """Give a profile these external ids and no others. Raises ``errors.Conflict`` where another profile has one."""
        for id_ in ids:
            _storable("external_ids", id_.scheme + id_.value)
        with self._store.writing(newsroom) as room:
            return corrections.attach(room, speaker_id, ids, by, judge)

    def merge(
        self, newsroom: str, speaker_id: str, into: str, by: Editor, judge: Callable[[Profile], None] = lambda _: None
    ) -> Profile:
        """Merge a profile into another of the same type, which is returned. From then on the old id raises
        ``errors.Moved``. Raises ``errors.InvalidInput`` on "into" for one that cannot be."""
        with self._store.writing(newsroom) as room:
            return corrections.merge(room, speaker_id, into, by, judge)

    def split(
        self,
        newsroom: str,
        speaker_id: str,
        articles: Sequence[str],
        by: Editor,
        judge: Callable[[Profile], None] = lambda _: None,
    ) -> Profile:
        """Give what a profile has in these articles to a new profile of the same name, which is returned. Raises
        ``errors.InvalidInput`` on "articles" unless they are some, but not all, of its articles."""
        with self._store.writing(newsroom) as room:
            return corrections.split(room, speaker_id, articles, by, judge)

    def erase_speaker(self, newsroom: str, speaker_id: str, by: Editor) -> None:
        """Erase a person or an organisation for good: names, roles, links, positions and what corrections tell of them.

        What they said is nobody's from then on, and no later save, revision or analysis of any article brings them back
        (see ``erased_names``). The texts of articles stay as they are. The log says that it happened, and not to whom.
        Raises ``errors.InvalidInput`` for somebody who is described, not named.
        """
        with self._store.writing(newsroom) as room:
            erasure.erase_person(room, speaker_id, by)
        self._store.overwrite_log()

    def erase_article(self, newsroom: str, article_id: str, by: Editor) -> None:
        """Erase an article, retracted or not, for good: every version of its text with all that was found in it."""
        with self._store.writing(newsroom) as room:
            article_erasure.erase_article(room, article_id, by)
        self._store.overwrite_log()

    def corrections(
        self, newsroom: str, subject: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Correction]:
        """The log of corrections, newest first; with ``subject`` that of one quotation or speaker."""
        with self._store.reading(newsroom) as room:
            subject = subject if subject is None else _storable("subject", subject)
            return corrections.list_corrections(room, subject, cursor, limit)

    def reviewed_articles(self, newsroom: str) -> Iterator[ReviewedArticle]:
        """Every living article of which editors settled something, oldest first."""
        after = ""
        while True:
            with self._store.reading(newsroom) as room:
                found = list(reviewed_articles(room, after))
            if not found:
                return
            yield from found
            after = found[-1].article.id

    def undo(self, newsroom: str, correction_id: str, by: Editor) -> Correction:
        """Take a correction back. Raises ``errors.Conflict`` where it was undone or a later one stands on it."""
        with self._store.writing(newsroom) as room:
            return corrections.undo(room, correction_id, by)


def _askable(wanted: F) -> F:
    """``wanted``, if no text in it is one that no store can hold."""
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if isinstance(value, str):
            _storable(field.name, value)
    return wanted


def _storable(field: str, value: str) -> str:
    """``value``, unless it holds a NUL or half a character; then raises InvalidInput on ``field``."""
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise InvalidInput(
            "The text cannot be looked up.", FieldError(field, "Leave out NUL characters and lone surrogates.")
        )
    return value
