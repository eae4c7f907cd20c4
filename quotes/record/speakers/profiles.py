"""Profiles: what the record shows of a speaker at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, case, func, or_, select, true

from quotes.errors import Gone, Moved, NotFound
from quotes.lexicon.name_keys import organization_key, person_key, same_words, variant
from quotes.lexicon.stems import tokens
from quotes.record.db.ids import is_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    external_ids,
    name_uses,
    names,
    quotations,
    speakers,
)
from quotes.record.model.speakers import ExternalId, Profile, SpeakerSummary, Suggestion
from quotes.record.positions.read import latest_positions
from quotes.record.speakers.roles import last_roles, list_roles

ROLES = 20
POSITIONS = 10
SUGGESTIONS = 10

_SPEAKERS = select(speakers).where(speakers.c.id.in_(bindparam("ids", expanding=True)))
_said = case((and_(quotations.c.act == "statement", quotations.c.scrap.is_(False)), quotations.c.id))
_thought = case((and_(quotations.c.act == "thought", quotations.c.scrap.is_(False)), quotations.c.id))
_exactly = and_(
    quotations.c.dated_by != "kept", func.coalesce(quotations.c.said_precision, "day").not_in(("month", "year"))
)
_told_day = case((_exactly, case((_said.is_not(None), quotations.c.dated))))
"""The day of a statement; none where no article tells it, or it is dated to a month or a year alone."""
_COUNTS = (
    select(
        quotations.c.speaker_id,
        func.count(_said).label("statements"),
        func.min(_told_day).label("first"),
        func.max(_told_day).label("last"),
    )
    .where(
        quotations.c.speaker_id.in_(bindparam("ids", expanding=True)),
        quotations.c.gone.is_(None),
        quotations.c.copy_of.is_(None),
    )
    .group_by(quotations.c.speaker_id)
)
_ARTICLES = (
    select(appearances.c.speaker_id, func.count().label("articles"))
    .where(appearances.c.speaker_id.in_(bindparam("ids", expanding=True)))
    .group_by(appearances.c.speaker_id)
)
_one: BindParameter[str] = bindparam("id")
_heard = select(func.count().label("articles")).where(appearances.c.speaker_id == _one).subquery()
_counted = (
    select(
        func.count(_said).label("statements"),
        func.count(_thought).label("thoughts"),
        func.min(_told_day).label("first"),
        func.max(_told_day).label("last"),
    )
    .where(quotations.c.speaker_id == _one, quotations.c.gone.is_(None), quotations.c.copy_of.is_(None))
    .subquery()
)
_PROFILE = select(speakers.c.id, speakers.c.type, speakers.c.merged_into, speakers.c.erased).where(
    speakers.c.id == _one
)
_LIVING = select(speakers, _heard.c.articles).select_from(speakers.join(_heard, true())).where(speakers.c.id == _one)
_HEAD = (
    select(speakers, _heard.c.articles, _counted)
    .select_from(speakers.join(_heard, true()).join(_counted, true()))
    .where(speakers.c.id == _one)
)
_NAMES = (
    select(names.c.name, names.c.kind, func.count().label("uses"))
    .join(name_uses, name_uses.c.name_id == names.c.id)
    .where(names.c.speaker_id == bindparam("id"))
    .group_by(names.c.name, names.c.kind)
)
_EXTERNAL = (
    select(external_ids.c.scheme, external_ids.c.value)
    .where(external_ids.c.speaker_id == bindparam("id"))
    .order_by(external_ids.c.scheme, external_ids.c.value)
)
_NAMESAKES = (
    select(speakers.c.id, speakers.c.name, speakers.c.type)
    .join(names, names.c.speaker_id == speakers.c.id)
    .where(
        speakers.c.key.is_not(None),
        speakers.c.id != bindparam("id"),
        speakers.c.type == bindparam("type"),
        or_(
            and_(names.c.bucket >= bindparam("from"), names.c.bucket < bindparam("to")),
            names.c.key == bindparam("key"),
        ),
    )
    .distinct()
    .order_by(speakers.c.id)
    .limit(200)
)


def summaries(session: NewsroomSession, ids: Sequence[str]) -> tuple[SpeakerSummary, ...]:
    """The speakers with these ids, in this order."""
    wanted = list(ids)
    if not wanted:
        return ()
    found = {row.id: row for row in session.rows(_SPEAKERS, ids=wanted)}
    counts = {row.speaker_id: row for row in session.rows(_COUNTS, ids=wanted)}
    articles = {row.speaker_id: row.articles for row in session.rows(_ARTICLES, ids=wanted)}
    held = last_roles(session, wanted)
    return tuple(
        SpeakerSummary(
            id=id_,
            name=found[id_].name,
            type=found[id_].type,
            provisional=found[id_].key is None,
            role=held.get(id_),
            statements=counts[id_].statements if id_ in counts else 0,
            articles=articles.get(id_, 0),
            first_quoted=counts[id_].first if id_ in counts else None,
            last_quoted=counts[id_].last if id_ in counts else None,
        )
        for id_ in wanted
    )


def own_profile(session: NewsroomSession, id_: str, query: Select[Any]) -> Row[Any]:
    """The row that ``query`` gives of a speaker, even of one whom no article shows now. Raises NotFound, Gone if it was
    erased, Moved if it was merged."""
    row = session.row(query, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no speaker with this id.")
    if row.erased:
        raise Gone("This profile was erased.")
    if row.merged_into is not None:
        raise Moved("This profile was merged into another.", to=row.merged_into)
    return row


def living_speaker(session: NewsroomSession, id_: str, query: Select[Any] = _LIVING) -> Row[Any]:
    """The row of a speaker, with the number of its ``articles``. Raises NotFound, Gone where no living article has it
    any more, Moved if it was merged. ``query`` may give more of it."""
    row = own_profile(session, id_, query)
    if row.type == "none":
        raise Gone("An editor decided that this is not a speaker.")
    if not row.articles:
        raise Gone("No article of the record shows this speaker now.")
    return row


def surviving_profile_id(session: NewsroomSession, speaker: str | None) -> str | None:
    """Whom this profile is known as now: the one it was merged into; nobody where it was erased, or is no speaker."""
    row = session.row(_PROFILE, id=speaker) if speaker else None
    if row is None or row.erased or row.type == "none":
        return None
    return str(row.id) if row.merged_into is None else surviving_profile_id(session, row.merged_into)


def read_profile(session: NewsroomSession, id_: str) -> Profile:
    """The profile of a speaker. Raises NotFound or Gone."""
    row = living_speaker(session, id_, _HEAD)
    printed = session.rows(_NAMES, id=id_)
    order = {"full": 0, "acronym": 1, "alias": 2}
    return Profile(
        id=id_,
        name=row.name,
        type=row.type,
        provisional=row.key is None,
        names=tuple(dict.fromkeys(n.name for n in sorted(printed, key=lambda n: (order[n.kind], -n.uses, n.name)))),
        roles=list_roles(session, id_, None, None, ROLES).items,
        external_ids=external_ids_of(session, id_),
        statements=row.statements,
        thoughts=row.thoughts,
        articles=row.articles,
        first_quoted=row.first,
        last_quoted=row.last,
        positions=latest_positions(session, id_, POSITIONS),
        suggestions=_suggestions(session, row),
        version=row.version,
    )


def external_ids_of(session: NewsroomSession, id_: str) -> tuple[ExternalId, ...]:
    """The ids that a speaker has elsewhere."""
    return tuple(ExternalId(e.scheme, e.value) for e in session.rows(_EXTERNAL, id=id_))


def _suggestions(session: NewsroomSession, row: Row[Any]) -> tuple[Suggestion, ...]:
    """Lasting profiles that may be the same somebody, the best reasons first, then those in most articles."""
    if row.type not in ("person", "organization"):
        return ()
    key = person_key(row.name) if row.type == "person" else None
    surname = key.surname if key else (tokens(row.name) or [""])[-1] if row.type == "person" else ""
    if not surname and row.type == "person":
        return ()
    namesakes = session.rows(
        _NAMESAKES,
        id=row.id,
        type=row.type,
        key=organization_key(row.name) if row.type == "organization" else str(key or surname),
        **{"from": f"{surname}|", "to": f"{surname}|~" if surname else ""},
    )
    found = []
    for other in namesakes:
        theirs = person_key(other.name) if row.type == "person" else None
        if row.type == "organization":
            found.append((0, Suggestion(other.id, other.name, "known by the same name or acronym")))
        elif key is None:
            found.append((2, Suggestion(other.id, other.name, f"has the surname {row.name}")))
        elif theirs and same_words(key, theirs):
            found.append(
                (0, Suggestion(other.id, other.name, "has the same name, and nothing tells whether it is the same"))
            )
        elif theirs and variant(key, theirs):
            found.append((1, Suggestion(other.id, other.name, "has a name that could be a form of this one")))
    known = {r.speaker_id: r.articles for r in session.rows(_ARTICLES, ids=[s.id for _, s in found])} if found else {}
    found.sort(key=lambda f: (f[0], -known.get(f[1].id, 0), f[1].name))
    return tuple(suggestion for _, suggestion in found[:SUGGESTIONS])
