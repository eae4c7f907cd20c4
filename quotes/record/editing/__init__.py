"""What editors do to the record: corrections, merges and splits, the review queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.model import Quotation
from quotes.record.db.store import Store
from quotes.record.editing import corrections
from quotes.record.editing.log_entries import list_corrections
from quotes.record.editing.reviewed import reviewed_articles
from quotes.record.editing.undoing import undo
from quotes.record.lookup_text import storable
from quotes.record.model.corrections import Correction, CorrectionFilter, Editor, Named, QuotationFix
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.saved_articles import ReviewedArticle
from quotes.record.model.speakers import ExternalId, Profile, ShownType

EVERY_CORRECTION = CorrectionFilter()


class Corrections:
    """What editors of a newsroom settle: made, logged, undone. Raises as ``Record`` says.

    ``seen``: the version of what is edited that the editor saw. Where it is another one by now, ``errors.Outdated`` is
    raised and nothing is changed. None: whatever version there is.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def correct_quotation(
        self,
        newsroom: str,
        quotation_id: str,
        fix: QuotationFix,
        by: Editor,
        seen: int | None = None,
    ) -> RecordedQuotation | None:
        """Settle what an editor knows better; no later analysis overrules it. The quotation afterwards, None where it
        was rejected. Raises ``errors.InvalidInput`` where the fix names no living speaker, gives a name that does not
        say who is meant, or settles nothing."""
        with self._store.writing(newsroom) as session:
            return corrections.correct_quotation(session, quotation_id, fix, by, seen)

    def add_quotation(
        self,
        newsroom: str,
        article_id: str,
        quotation: Quotation,
        speaker: str | Named | None,
        by: Editor,
        seen: int | None = None,
    ) -> RecordedQuotation:
        """Add a quotation that the analysis missed, credited to a profile, to somebody by name or to nobody. Raises
        ``errors.InvalidInput`` where its spans are not words of the article or a name does not say who is meant,
        ``errors.Conflict`` where a quotation has some of these words already."""
        with self._store.writing(newsroom) as session:
            return corrections.add_missed(session, article_id, quotation, speaker, by, seen)

    def rename(self, newsroom: str, speaker_id: str, name: str, by: Editor, seen: int | None = None) -> Profile:
        """Show a profile under ``name``, whatever articles print."""
        with self._store.writing(newsroom) as session:
            return corrections.rename(session, speaker_id, storable("name", name), by, seen)

    def attach_ids(
        self,
        newsroom: str,
        speaker_id: str,
        ids: Sequence[ExternalId],
        by: Editor,
        seen: int | None = None,
    ) -> Profile:
        """Give a profile these external ids and no others. Raises ``errors.Conflict`` where another profile has one."""
        for id_ in ids:
            storable("external_ids", id_.scheme + id_.value)
        with self._store.writing(newsroom) as session:
            return corrections.attach(session, speaker_id, ids, by, seen)

    def settle_type(
        self, newsroom: str, speaker_id: str, type_: ShownType, by: Editor, seen: int | None = None
    ) -> Profile | None:
        """Say what a profile is, whatever later articles make of its names; the profile afterwards. "none": it is no
        speaker; what it said is nobody's, and the answer is None. Raises ``errors.InvalidInput`` on "type" where that
        is known already."""
        with self._store.writing(newsroom) as session:
            return corrections.settle_type(session, speaker_id, type_, by, seen)

    def merge(
        self,
        newsroom: str,
        speaker_id: str,
        into: str,
        by: Editor,
        seen: int | None = None,
        into_seen: int | None = None,
    ) -> Profile:
        """Merge a profile into another of the same type, which is returned. From then on the old id raises
        ``errors.Moved``. ``into_seen``: the version of the other profile that the editor saw. Raises
        ``errors.InvalidInput`` on "into" for one that cannot be."""
        with self._store.writing(newsroom) as session:
            return corrections.merge(session, speaker_id, into, by, seen, into_seen)

    def split(
        self,
        newsroom: str,
        speaker_id: str,
        articles: Sequence[str],
        by: Editor,
        seen: int | None = None,
    ) -> Profile:
        """Give what a profile has in these articles to a new profile of the same name, which is returned. Raises
        ``errors.InvalidInput`` on "articles" unless they are some, but not all, of its articles."""
        with self._store.writing(newsroom) as session:
            return corrections.split(session, speaker_id, articles, by, seen)

    def reject_roles(
        self, newsroom: str, speaker_id: str, roles: Sequence[str], by: Editor, seen: int | None = None
    ) -> Profile:
        """Say that these, ids of roles of a profile, are none of its roles, whatever articles print; the profile
        afterwards. Each can be undone by itself. Raises ``errors.InvalidInput`` on "roles" where the profile has one
        of them not."""
        with self._store.writing(newsroom) as session:
            return corrections.reject_roles(session, speaker_id, roles, by, seen)

    def join_roles(
        self, newsroom: str, speaker_id: str, roles: Sequence[str], into: str, by: Editor, seen: int | None = None
    ) -> Profile:
        """Say that these, ids of roles of a profile, are the same office as its role ``into``, whose words they are
        shown under from now on; the profile afterwards. Raises ``errors.InvalidInput`` on "into" or "roles" where the
        profile has them not, or some are held and others not."""
        with self._store.writing(newsroom) as session:
            return corrections.join_roles(session, speaker_id, roles, into, by, seen)

    def log(
        self, newsroom: str, wanted: CorrectionFilter = EVERY_CORRECTION, cursor: str | None = None, limit: int = 50
    ) -> Page[Correction]:
        """The log of corrections that are ``wanted``, newest first."""
        with self._store.reading(newsroom) as session:
            storable("subject", wanted.subject or "")
            storable("editor", wanted.editor or "")
            return list_corrections(session, wanted, cursor, limit)

    def reviewed_articles(self, newsroom: str) -> Iterator[ReviewedArticle]:
        """Every living article of which editors settled something, oldest first."""
        after = ""
        while True:
            with self._store.reading(newsroom) as session:
                found = list(reviewed_articles(session, after))
            if not found:
                return
            yield from found
            after = found[-1].article.id

    def undo(self, newsroom: str, correction_id: str, by: Editor) -> Correction:
        """Take a correction back. Raises ``errors.Conflict`` where it was undone or a later one stands on it."""
        with self._store.writing(newsroom) as session:
            return undo(session, correction_id, by)
