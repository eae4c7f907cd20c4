"""How many quotations a filter finds, and of what sort: what narrows a search down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.record.db.session import NewsroomSession, articles, quotations, speakers
from quotes.record.model import MOST_COUNTED, FacetValue, Overview, QuotationFilter
from quotes.record.quotations.conditions import Conditions, conditions
from quotes.record.quotations.newest import Newest, counted_rows
from quotes.record.speakers.roles.settled import SettledRoles

MOST_VALUES = 8
"""Values of a facet that are told, the most frequent first."""

_at = quotations.c
_COUNTED = select(
    _at.serial, _at.dated, _at.kind, _at.medium, _at.role, _at.needs_review, _at.speaker_id, articles.c.publisher
).join(articles, articles.c.id == _at.article_id)
_NAMES = select(speakers.c.id, speakers.c.name).where(speakers.c.id.in_(bindparam("ids", expanding=True)))
_FACETS: Mapping[str, Callable[[Row[Any]], str | None]] = {
    "speaker": lambda row: row.speaker_id,
    "role": lambda row: row.role,
    "publisher": lambda row: row.publisher,
    "year": lambda row: str(row.dated.year),
    "kind": lambda row: row.kind,
    "medium": lambda row: row.medium,
    "needs_review": lambda row: "true" if row.needs_review else "false",
}
_LABELS = {"true": "yes", "false": "no"}


def counted(session: NewsroomSession, asked: Conditions) -> Newest:
    """What is counted of what ``asked`` means: the newest ``MOST_COUNTED`` at most."""
    return counted_rows(session, asked, _COUNTED, MOST_COUNTED)


def overview(session: NewsroomSession, wanted: QuotationFilter) -> Overview:
    """The count and the facets of what ``wanted`` describes."""
    return overview_of(session, counted(session, conditions(session, wanted)))


def overview_of(session: NewsroomSession, found: Newest) -> Overview:
    """The count and the facets of what was ``counted``."""
    settled = SettledRoles.of(session, {row.speaker_id for row in found.rows if row.role})
    counts = {name: Counter(filter(None, map(value, found.rows))) for name, value in _FACETS.items()}
    counts["role"] = Counter(row.role for row in found.rows if row.role and settled.shown(row.speaker_id, row.role))
    names = {row.id: row.name for row in session.rows(_NAMES, ids=list(counts["speaker"]))}
    labels = {"speaker": names, "needs_review": _LABELS}
    facets = {name: _values(counts[name], labels.get(name, {})) for name in _FACETS}
    return Overview(len(found.rows), found.complete, facets)


def _values(counts: Counter[str], labels: Mapping[str, str]) -> tuple[FacetValue, ...]:
    """The most frequent, of equally frequent ones those first whose label comes first."""
    named = [FacetValue(value, labels.get(value, value), count) for value, count in counts.items()]
    return tuple(sorted(named, key=lambda value: (-value.count, value.label))[:MOST_VALUES])
