"""How many quotations a filter finds, and of what sort: what narrows a search down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select

from quotes.record.db.session import NewsroomSession, articles, quotations, speakers
from quotes.record.model import FacetValue, Overview, QuotationFilter
from quotes.record.quotations.conditions import NEWEST, conditions
from quotes.record.quotations.newest import newest_rows
from quotes.record.speakers.roles.settled import SettledRoles

MOST_VALUES = 8
"""Values of a facet that are told, the most frequent first."""

_at = quotations.c
_COUNTED = (
    select(
        _at.serial,
        _at.dated,
        _at.kind,
        _at.medium,
        _at.role,
        _at.needs_review,
        _at.speaker_id,
        speakers.c.name.label("speaker"),
        articles.c.publisher,
    )
    .join(articles, articles.c.id == _at.article_id)
    .outerjoin(speakers, speakers.c.id == _at.speaker_id)
)
Labelled = tuple[str, str]
_FACETS: Mapping[str, Callable[[Row[Any]], Labelled | None]] = {
    "speaker": lambda row: (row.speaker_id, row.speaker) if row.speaker_id else None,
    "role": lambda row: (row.role, row.role) if row.role else None,
    "publisher": lambda row: (row.publisher, row.publisher) if row.publisher else None,
    "year": lambda row: (str(row.dated.year), str(row.dated.year)),
    "kind": lambda row: (row.kind, row.kind),
    "medium": lambda row: (row.medium, row.medium) if row.medium else None,
    "needs_review": lambda row: ("true", "yes") if row.needs_review else ("false", "no"),
}


def overview(session: NewsroomSession, wanted: QuotationFilter) -> Overview:
    """The count and the facets of what ``wanted`` describes, of the newest ``NEWEST`` at most."""
    rows = newest_rows(session, conditions(session, wanted), _COUNTED, NEWEST + 1)
    counted = rows[:NEWEST]
    settled = SettledRoles.of(session, [row.speaker_id for row in counted if row.role])
    facets = {
        name: _values(value(row) for row in counted if name != "role" or settled.shown(row.speaker_id, row.role))
        for name, value in _FACETS.items()
    }
    return Overview(len(counted), len(rows) <= NEWEST, facets)


def _values(found: Iterable[Labelled | None]) -> tuple[FacetValue, ...]:
    counts = Counter(value for value in found if value)
    common: Sequence[tuple[Labelled, int]] = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    return tuple(FacetValue(value, label, count) for (value, label), count in common[:MOST_VALUES])
