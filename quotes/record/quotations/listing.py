"""Lists of quotations: the newest first, or those first that fit the words of a search best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select

from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, quotations
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import MOST_COUNTED, Overview, QuotationFilter, QuotationOrder, RecordedQuotation
from quotes.record.quotations.conditions import Conditions, conditions
from quotes.record.quotations.facets import counted, overview_of
from quotes.record.quotations.newest import NOTHING, Behind, Newest, counted_rows, newest_rows, rows_in_order
from quotes.record.quotations.read import ANY, quotations_by_id, quotations_of_rows
from quotes.record.text_index.word_search import Phrase, Search

_WORDS = select(quotations.c.serial, quotations.c.id, quotations.c.dated, quotations.c.stems)
_OF, _BEST = "quotations", "best quotations"
_SATURATION, _LENGTH = 1.2, 0.75  # the usual parameters of BM25
_SCALE = 1000

MOST_RANKED, ENOUGH_RANKED = 500, 100
"""Quotations that are put in order by their words, and how many that a count has found are enough for that: to find the
others would take as long again."""


def list_quotations(
    session: NewsroomSession, wanted: QuotationFilter, cursor: str | None, limit: int, order: QuotationOrder
) -> Page[RecordedQuotation]:
    """One page of the quotations that ``wanted`` describes."""
    return _page(session, _Wanted(wanted, conditions(session, wanted), cursor, limit, order))


def list_and_count(
    session: NewsroomSession, wanted: QuotationFilter, cursor: str | None, limit: int, order: QuotationOrder
) -> tuple[Page[RecordedQuotation], Overview]:
    """The same with the overview of all of them: what was found for the count is not looked for again."""
    asked = conditions(session, wanted)
    found = counted(session, asked)
    return _page(session, _Wanted(wanted, asked, cursor, limit, order), found), overview_of(session, found)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a page is to have."""

    filter: QuotationFilter
    asked: Conditions
    cursor: str | None
    limit: int
    order: QuotationOrder


def _page(session: NewsroomSession, wanted: _Wanted, found: Newest | None = None) -> Page[RecordedQuotation]:
    """One page; ``found``: the newest of the filter, where they are known."""
    cursors.check_limit(wanted.limit)
    if wanted.order == "best" and wanted.asked.search:
        return _best(session, wanted, wanted.asked.search, found)
    behind = cursors.read(wanted.cursor, (_OF, wanted.filter), date, str)
    rows = _rows(session, wanted.asked, ANY, wanted.limit + 1, None if behind else found, behind)
    items = quotations_of_rows(session, rows[: wanted.limit])
    last = items[-1] if len(rows) > wanted.limit else None
    return Page(items, cursors.write((_OF, wanted.filter), last.dated, last.id) if last else None)


def _best(session: NewsroomSession, wanted: _Wanted, search: Search, found: Newest | None) -> Page[RecordedQuotation]:
    """The newest by how well the words fit, of equal ones the newest first: what a count finds, or where these are few,
    the newest ``MOST_RANKED``."""
    after = cursors.read(wanted.cursor, (_BEST, wanted.filter), int, str)
    found = found or counted_rows(session, wanted.asked, _WORDS, MOST_COUNTED)  # without what facets need
    most = len(found.rows) if len(found.rows) >= ENOUGH_RANKED else MOST_RANKED
    rows = _rows(session, wanted.asked, _WORDS, most, found)
    ranked = sorted(zip(_scores(rows, search), (row.id for row in rows), strict=True), reverse=True)
    rest = [key for key in ranked if after is None or key < after]
    items = quotations_by_id(session, [id_ for _, id_ in rest[: wanted.limit]])
    more = len(rest) > wanted.limit
    return Page(items, cursors.write((_BEST, wanted.filter), *rest[wanted.limit - 1]) if more else None)


def _rows(
    session: NewsroomSession,
    asked: Conditions,
    query: Select[Any],
    most: int,
    found: Newest | None,
    behind: Behind | None = None,
) -> Sequence[Row[Any]]:
    """The rows of the newest, at most so many, by what was ``found`` already where these are enough."""
    if found is not None and (found.complete or len(found.rows) >= most):
        return rows_in_order(session, query, [row.serial for row in found.rows[:most]])
    return newest_rows(session, asked, query, most, behind, found or NOTHING)


def _scores(rows: Sequence[Row[Any]], search: Search) -> list[int]:
    """How well each row fits, by BM25 within these rows (Robertson, Zaragoza 2009), in thousandths."""
    texts = [row.stems.split() for row in rows]
    average = sum(map(len, texts)) / max(1, len(texts)) or 1.0
    scores = [0.0] * len(rows)
    for term in search.terms:
        counts = [sum(_occurrences(words, phrase) for phrase in term) for words in texts]
        having = sum(1 for count in counts if count)
        rarity = math.log(1 + (len(rows) - having + 0.5) / (having + 0.5))
        for at, count in enumerate(counts):
            length = 1 - _LENGTH + _LENGTH * len(texts[at]) / average
            scores[at] += rarity * count * (_SATURATION + 1) / (count + _SATURATION * length)
    return [round(_SCALE * score) for score in scores]


def _occurrences(words: Sequence[str], phrase: Phrase) -> int:
    if len(phrase) == 1:
        return words.count(phrase[0])
    return sum(1 for at in range(len(words)) if tuple(words[at : at + len(phrase)]) == phrase)
