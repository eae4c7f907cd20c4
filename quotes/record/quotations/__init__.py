"""Quotations of the record: read, written, corrected, checked against what somebody says was said."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.record.db.store import Store
from quotes.record.lookup_text import askable, storable
from quotes.record.model.checks import Checked, CheckQuestion
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import Overview, QuotationFilter, QuotationOrder, RecordedQuotation
from quotes.record.model.source_reports import ReportFilter, SourceReport
from quotes.record.quotations.check import check
from quotes.record.quotations.elsewhere import credited_otherwise
from quotes.record.quotations.facets import overview
from quotes.record.quotations.listing import list_and_count, list_quotations
from quotes.record.quotations.read import read_quotation
from quotes.record.quotations.sources import source_report


class Quotations:
    """The quotations of a newsroom: searched, read, checked. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(
        self,
        newsroom: str,
        wanted: QuotationFilter,
        cursor: str | None = None,
        limit: int = 50,
        order: QuotationOrder = "newest",
    ) -> Page[RecordedQuotation]:
        """The quotations that ``wanted`` describes, newest first; or of the newest 500 those first that its words
        fit best. The same words by the same speaker in several articles are one item with several sources."""
        with self._store.reading(newsroom) as session:
            return list_quotations(session, askable(wanted), cursor, limit, order)

    def overview(self, newsroom: str, wanted: QuotationFilter) -> Overview:
        """How many quotations ``wanted`` describes, and by whom, where, when and of what kind they are."""
        with self._store.reading(newsroom) as session:
            return overview(session, askable(wanted))

    def search_and_overview(
        self, newsroom: str, wanted: QuotationFilter, cursor: str | None, limit: int, order: QuotationOrder
    ) -> tuple[Page[RecordedQuotation], Overview]:
        """Both at one moment of the record, and in less time than one after the other."""
        with self._store.reading(newsroom) as session:
            return list_and_count(session, askable(wanted), cursor, limit, order)

    def read(self, newsroom: str, quotation_id: str) -> RecordedQuotation:
        """One quotation."""
        with self._store.reading(newsroom) as session:
            return read_quotation(session, quotation_id)

    def credited_otherwise(self, newsroom: str, quotation_id: str) -> tuple[RecordedQuotation, ...]:
        """Those of other articles that have the same words and another speaker, or none where this one has one: for
        an editor to look at, one by one. The latest fifty; none of fewer than four words."""
        with self._store.reading(newsroom) as session:
            return credited_otherwise(session, quotation_id)

    def sources(self, newsroom: str, wanted: ReportFilter) -> SourceReport:
        """Who is quoted in the statements that ``wanted`` describes, by month and by publisher."""
        with self._store.reading(newsroom) as session:
            return source_report(session, askable(wanted))

    def check(self, newsroom: str, words: str, name: str | None = None) -> Checked:
        """Whether ``words`` were said, by ``name`` if one is given: exactly, as part of a longer quotation, altered, by
        somebody else, or not on record. Raises ``errors.InvalidInput`` on "words" for none or over 400 of them."""
        return self.check_many(newsroom, [CheckQuestion(words, name)])[0]

    def check_many(self, newsroom: str, questions: Sequence[CheckQuestion]) -> tuple[Checked, ...]:
        """The same for many words, at one moment of the record. The field of an error is that of its question."""
        for question in questions:
            storable("words", question.words)
            storable("name", question.name or "")
        with self._store.reading(newsroom) as session:
            return check(session, questions)
