"""Lists of quotations: the newest first, or those first that fit the words of a search best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, quotations
from quotes.record.model import Page, QuotationFilter, QuotationOrder, RecordedQuotation
from quotes.record.quotations.conditions import NEWEST, Conditions, conditions
from quotes.record.quotations.newest import newest_rows
from quotes.record.quotations.read import ANY, quotations_by_id, quotations_of_rows
from quotes.record.text_index.word_search import Phrase, Search

_WORDS = select(quotations.c.serial, quotations.c.id, quotations.c.stems)
_OF, _BEST = "quotations", "best quotations"
_SATURATION, _LENGTH = 1.2, 0.75  # the usual parameters of BM25
_SCALE = 1000


def list_quotations(
    session: NewsroomSession, wanted: QuotationFilter, cursor: str | None, limit: int, order: QuotationOrder
) -> Page[RecordedQuotation]:
    """One page of the quotations that ``wanted`` describes."""
    cursors.check_limit(limit)
    asked = conditions(session, wanted)
    if order == "best" and asked.search:
        return _best(session, wanted, asked, asked.search, cursor, limit)
    behind = cursors.read(cursor, (_OF, wanted), date, str)
    rows = newest_rows(session, asked, ANY, limit + 1, behind)
    items = quotations_of_rows(session, rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return Page(items, cursors.write((_OF, wanted), last.dated, last.id) if last else None)


def _best(
    session: NewsroomSession,
    wanted: QuotationFilter,
    asked: Conditions,
    search: Search,
    cursor: str | None,
    limit: int,
) -> Page[RecordedQuotation]:
    """The newest ``NEWEST`` by how well the words fit, of equal ones the newest first."""
    after = cursors.read(cursor, (_BEST, wanted), int, str)
    rows = newest_rows(session, asked, _WORDS, NEWEST)
    ranked = sorted(zip(_scores(rows, search), (row.id for row in rows), strict=True), reverse=True)
    rest = [key for key in ranked if after is None or key < after]
    items = quotations_by_id(session, [id_ for _, id_ in rest[:limit]])
    more = len(rest) > limit
    return Page(items, cursors.write((_BEST, wanted), *rest[limit - 1]) if more else None)


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
