"""Roles in time: what a speaker was printed with, from when to when, and what was held on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, select

from quotes.record.db import cursors
from quotes.record.db.session import NewsroomSession, articles, role_mentions, roles, source
from quotes.record.model.articles import ArticleRef
from quotes.record.model.list_pages import Page
from quotes.record.model.speakers import HeldRole, RoleStatus
from quotes.record.speakers.roles.role_parsing import is_of_several
from quotes.record.speakers.roles.settled import SettledRoles

SOURCES = 10
"""Articles named with a role."""

STANDS_FOR = timedelta(days=180)
"""How long after its last appearance in print a role counts as still held, where nothing speaks against it."""

_undated = source("articles", "undated")
_in_undated = and_(_undated.c.id == role_mentions.c.article_id, _undated.c.published.is_(None))
"""Articles without a date are few: to leave out their mentions takes less than to look up every article."""
_told_day = case((_undated.c.id.is_(None), role_mentions.c.dated))
_SEEN = (
    select(
        roles.c.id,
        roles.c.title,
        roles.c.organization,
        roles.c.status,
        func.min(_told_day).label("first_seen"),
        func.max(_told_day).label("last_seen"),
        func.max(role_mentions.c.dated).label("last"),
        func.count(role_mentions.c.article_id.distinct()).label("articles"),
    )
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .outerjoin(_undated, _in_undated)
    .where(roles.c.speaker_id == bindparam("speaker"))
    .group_by(roles.c.id, roles.c.title, roles.c.organization, roles.c.status)
)
_IN_ARTICLES = select(func.count(role_mentions.c.article_id.distinct()).label("articles")).where(
    role_mentions.c.role_id.in_(bindparam("roles", expanding=True))
)
_LAST = (
    select(roles.c.speaker_id, roles.c.id, func.max(role_mentions.c.dated).label("last"), func.count().label("times"))
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id.in_(bindparam("speakers", expanding=True)), roles.c.status != "former")
    .group_by(roles.c.speaker_id, roles.c.id)
)
_place = (
    func.row_number()
    .over(
        partition_by=role_mentions.c.role_id,
        order_by=(role_mentions.c.dated.desc(), role_mentions.c.article_id.desc(), role_mentions.c.start),
    )
    .label("newest")
)
_ranked = (
    select(role_mentions.c.role_id, role_mentions.c.article_id, role_mentions.c.exact, role_mentions.c.dated, _place)
    .where(role_mentions.c.role_id.in_(bindparam("roles", expanding=True)))
    .subquery()
)
_NEWEST = (
    select(
        _ranked.c.role_id,
        _ranked.c.exact,
        _ranked.c.dated,
        _ranked.c.newest,
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
    )
    .join(articles, articles.c.id == _ranked.c.article_id)
    .where(_ranked.c.newest <= SOURCES)
    .order_by(_ranked.c.role_id, _ranked.c.newest)
)
_DAYS = (
    select(roles.c.id, roles.c.key, roles.c.status, role_mentions.c.dated)
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id == bindparam("speaker"), ~select(_undated.c.id).where(_in_undated).exists())
    .distinct()
)


def list_roles(
    session: NewsroomSession, speaker: str, on: date | None, cursor: str | None, limit: int
) -> Page[HeldRole]:
    """One page of the roles of a speaker, last seen first (in an article without a date on the day it was saved); with
    ``on`` only those held on that day."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("roles", speaker, on), date, str)
    settled = SettledRoles.of(session, [speaker])
    seen = sorted(_offices(session, speaker, settled), key=lambda office: (office.last, office.id), reverse=True)
    held = _held_on(session, speaker, settled, on) if on else {}
    offices = [o for o in seen if (not on or o.id in held) and (after is None or (o.last, o.id) < after)]
    page = offices[:limit]
    items = _with_sources(session, page, settled, held)
    more = len(offices) > limit
    return Page(items, cursors.write(("roles", speaker, on), page[-1].last, page[-1].id) if more else None)


def roles_with_ids(session: NewsroomSession, speaker: str, ids: Collection[str]) -> dict[str, HeldRole]:
    """Those of the roles of a speaker that have one of these ids, by id."""
    settled = SettledRoles.of(session, [speaker])
    wanted = [office for office in _offices(session, speaker, settled) if office.id in ids]
    return {role.id: role for role in _with_sources(session, wanted, settled, {})}


def last_roles(session: NewsroomSession, speakers: Sequence[str]) -> dict[str, str]:
    """The role each speaker was last printed with; of several on that day the one printed most often."""
    settled = SettledRoles.of(session, speakers)
    offices: dict[str, dict[str, list[Row[Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in session.rows(_LAST, speakers=list(speakers)):
        if (office := settled.office(row.id)) is not None:
            offices[row.speaker_id][office].append(row)
    last: dict[str, tuple[str, str]] = {}
    for speaker, printed in offices.items():
        day = {office: max(row.last for row in rows) for office, rows in printed.items()}
        times = {office: sum(row.times for row in rows) for office, rows in printed.items()}
        office = max(printed, key=lambda id_: (day[id_], times[id_], id_))
        last[speaker] = (office, max(printed[office], key=lambda row: (row.last, row.id)).id)
    newest = _newest(session, [role for _, role in last.values()])
    return {speaker: settled.form(office) or _form(newest[role]) for speaker, (office, role) in last.items()}


@dataclass(frozen=True, slots=True)
class _Office:
    """A role of a speaker with those that editors joined to it: ``roles`` are the ids of all that articles print, the
    first and the last day that their articles tell, the ``last`` day at all, be it that of saving, and in how many
    articles one of them is."""

    id: str
    title: str | None
    organization: str | None
    status: RoleStatus
    roles: tuple[str, ...]
    first_seen: date | None
    last_seen: date | None
    last: date
    articles: int


def _offices(session: NewsroomSession, speaker: str, settled: SettledRoles) -> Iterator[_Office]:
    """The roles of a speaker, without those that editors rejected."""
    printed: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.rows(_SEEN, speaker=speaker):
        if (office := settled.office(row.id)) is not None:
            printed[office].append(row)
    for id_, rows in printed.items():
        ids = tuple(row.id for row in rows)
        head = settled.row(id_) or rows[0]
        first = min((row.first_seen for row in rows if row.first_seen), default=None)
        seen = max((row.last_seen for row in rows if row.last_seen), default=None)
        last = max(row.last for row in rows)
        articles_ = rows[0].articles if len(ids) == 1 else session.rows(_IN_ARTICLES, roles=ids)[0].articles
        yield _Office(id_, head.title, head.organization, head.status, ids, first, seen, last, articles_)


def _newest(session: NewsroomSession, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """For each of these roles the newest places where it is printed, the newest first."""
    printed: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.rows(_NEWEST, roles=list(ids)) if ids else ():
        printed[row.role_id].append(row)
    return printed


def _with_sources(
    session: NewsroomSession, offices: Sequence[_Office], settled: SettledRoles, held: Mapping[str, str]
) -> tuple[HeldRole, ...]:
    newest = _newest(session, [role for office in offices for role in office.roles])
    return tuple(_held_role(office, newest, settled.form(office.id), held.get(office.id)) for office in offices)


def _held_role(
    office: _Office, newest: Mapping[str, Sequence[Row[Any]]], form: str | None, basis: str | None
) -> HeldRole:
    """``newest``: the newest places of each role of the office; ``form``: the words an editor chose for it."""
    places = sorted((row for role in office.roles for row in newest[role]), key=lambda p: p.newest)
    places.sort(key=lambda place: (place.dated, place.id), reverse=True)
    forms = dict.fromkeys(_form(newest[role]) for role in office.roles)
    shown = form or _form(places)
    sources = {m.id: ArticleRef(m.id, m.uri, m.title, m.published, m.publisher) for m in places}
    return HeldRole(
        id=office.id,
        role=shown,
        title=office.title,
        organization=office.organization,
        status=office.status,
        first_seen=office.first_seen,
        last_seen=office.last_seen,
        articles=office.articles,
        sources=tuple(sources.values())[:SOURCES],
        joined=tuple(words for words in forms if words != shown) if len(office.roles) > 1 else (),
        basis=basis,
    )


def _form(places: Sequence[Row[Any]]) -> str:
    """The newest form of a role among these places, the newest first, that is not printed of several people; else the
    newest."""
    forms = [str(place.exact) for place in places]
    return next((form for form in forms if not is_of_several(form)), forms[0])


@dataclass(frozen=True, slots=True)
class _Printed:
    """The days a role was printed as held (or acting, elect) and as former."""

    held: list[date]
    former: list[date]


def _held_on(session: NewsroomSession, speaker: str, settled: SettledRoles, on: date) -> dict[str, str]:
    """The ids of the roles held on a day, each with how that is known."""
    keys: dict[str, set[str]] = defaultdict(set)
    former: dict[str, list[date]] = defaultdict(list)
    days: dict[str, list[date]] = defaultdict(list)
    for row in session.rows(_DAYS, speaker=speaker):
        office = settled.office(row.id)
        if office is None:
            continue
        if row.status == "former":
            for key in {row.key, *settled.keys(office)}:
                former[key].append(row.dated)
        else:
            days[office].append(row.dated)
            keys[office] |= {row.key, *settled.keys(office)}
    found = {}
    for office, held in days.items():
        ended = sorted({day for key in keys[office] for day in former[key]})
        if basis := basis_on(_Printed(sorted(held), ended), on):
            found[office] = basis
    return found


def basis_on(printed: _Printed, on: date) -> str | None:
    """How it is known that a role was held on a day; None where it is not known."""
    before = max((day for day in printed.held if day <= on), default=None)
    if before is None:
        return None
    if before == on:
        return f"printed with it on {on}"
    if any(before <= day <= on for day in printed.former):
        return None
    after = min((day for day in printed.held if day > on), default=None)
    if after and not any(on < day < after for day in printed.former):
        return f"printed with it on {before} and on {after}"
    if on - before <= STANDS_FOR:
        return f"last printed with it on {before}; not printed as former since"
    return None
