"""How many quotations a filter finds, and of what sort: what narrows a search down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from quotes.record.db.listed import among
from quotes.record.db.session import NewsroomSession, articles, quotations, speakers
from quotes.record.model.quotations import MOST_COUNTED, FacetValue, Overview, QuotationFilter
from quotes.record.model.speakers import RoleStatus
from quotes.record.quotations.conditions import Conditions, conditions
from quotes.record.quotations.newest import Newest, counted_rows
from quotes.record.speakers.own_names import IS_NAMED
from quotes.record.speakers.roles.role_parsing import parse_role
from quotes.record.speakers.roles.settled import SettledRoles

MOST_VALUES = 8
"""Values of a facet that are told, the most frequent first."""

LOOKED_AT = 4 * MOST_VALUES
"""Speakers among whom those with a name are looked for: some of the most frequent may but be described."""

_at = quotations.c
_COUNTED = select(
    _at.serial,
    _at.id,
    _at.dated,
    _at.kind,
    _at.medium,
    _at.role,
    _at.needs_review,
    _at.speaker_id,
    articles.c.publisher,
).join(articles, articles.c.id == _at.article_id)
_NAMES = select(speakers.c.id, speakers.c.name).where(among(speakers.c.id, "ids"), IS_NAMED)
_ANSWERS = {"true": "yes", "false": "no"}


def counted(session: NewsroomSession, asked: Conditions) -> Newest:
    """What is counted of what ``asked`` means: the newest ``MOST_COUNTED`` at most."""
    return counted_rows(session, asked, _COUNTED, MOST_COUNTED)


def overview(session: NewsroomSession, wanted: QuotationFilter) -> Overview:
    """The count and the facets of what ``wanted`` describes."""
    return overview_of(session, counted(session, conditions(session, wanted)))


def overview_of(session: NewsroomSession, found: Newest) -> Overview:
    """The count and the facets of what was ``counted``. Columns are counted whole: row by row takes many times as
    long."""
    columns = zip(*found.rows, strict=True) if found.rows else iter(((),) * len(_COUNTED.selected_columns))
    at = dict(zip(_COUNTED.selected_columns.keys(), columns, strict=True))
    facets = {
        "speaker": _speakers(session, Counter(at["speaker_id"])),
        "role": _values(_roles(session, Counter(zip(at["speaker_id"], at["role"], strict=True)))),
        "publisher": _values(Counter(at["publisher"])),
        "year": _values(Counter(str(day.year) for day in at["dated"])),
        "kind": _values(Counter(at["kind"])),
        "medium": _values(Counter(at["medium"])),
        "needs_review": _values(Counter("true" if doubtful else "false" for doubtful in at["needs_review"]), _ANSWERS),
    }
    return Overview(len(found.rows), found.complete, facets)


def _speakers(session: NewsroomSession, counts: Counter[str | None]) -> tuple[FacetValue, ...]:
    """Those who have a name. The names of none but those who can be among the most frequent are read."""
    del counts[None]
    least = min((count for _, count in counts.most_common(LOOKED_AT)), default=0)
    frequent = [id_ for id_, count in counts.items() if count >= least]
    names = {row.id: row.name for row in session.rows(_NAMES, ids=frequent)}
    return _values(Counter({id_: counts[id_] for id_ in names}), names)


def _roles(session: NewsroomSession, counts: Counter[tuple[str | None, str | None]]) -> Counter[str | None]:
    """How often each role is printed, under the most frequent of its forms ("Prime Minister", "prime minister"),
    without those that editors rejected."""
    settled = SettledRoles.of(session, {speaker for speaker, role in counts if speaker and role})
    forms: defaultdict[tuple[str, RoleStatus], Counter[str]] = defaultdict(Counter)
    for (speaker, role), count in counts.items():
        if role and settled.shown(speaker, role):
            parsed = parse_role(role)
            forms[parsed.key, parsed.status][role] += count
    return Counter({min(form, key=lambda role: (-form[role], role)): form.total() for form in forms.values()})


def _values(counts: Counter[str | None], labels: Mapping[str, str] | None = None) -> tuple[FacetValue, ...]:
    """The most frequent, of equally frequent ones those first whose label comes first."""
    named = [FacetValue(value, (labels or {}).get(value, value), count) for value, count in counts.items() if value]
    return tuple(sorted(named, key=lambda value: (-value.count, value.label))[:MOST_VALUES])
