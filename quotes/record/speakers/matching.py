"""Who of the record is meant: the speakers of one article matched with the profiles of the newsroom.

A person is matched on the whole name, never on a surname alone. Where two profiles could be meant and nothing tells
them apart, none is: a wrong merge is worse than a profile too many, which an editor can merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import bindparam, func, select

from quotes.lexicon.name_keys import (
    PersonKey,
    organization_key,
    person_key,
    same_words,
    variant,
)
from quotes.lexicon.proper_names import is_organization_name
from quotes.lexicon.stems import INDEXED
from quotes.model import Speaker
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    articles,
    names,
    role_mentions,
    roles,
    source,
    speakers,
)
from quotes.record.speakers.days_around import days_around
from quotes.record.speakers.organization_matching import find_organizations
from quotes.record.speakers.roles.role_compatibility import SeenRole, backs, contradiction, same_office
from quotes.record.speakers.roles.role_parsing import parse_role

NEAR = timedelta(days=90)
"""A publisher that prints "Bill Hale" this close to "William Hale" means the same man, if only one is known."""


@dataclass(slots=True)
class _Profile:
    """A profile that could be meant: its whole names by their keys, and its roles. ``beside``: those among the names
    that say less: articles only gave them beside a fuller one, or print others by now than it was founded on.
    ``given``: the one that an editor gave it."""

    id: str
    names: dict[str, str] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)
    given: str | None = None
    roles: list[SeenRole] = field(default_factory=list)

    @property
    def keys(self) -> list[PersonKey]:
        """Its whole names, taken apart."""
        return [key for name in self.names.values() if (key := person_key(name))]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where somebody is printed: who published the article, and the day it is dated to."""

    publisher: str | None
    day: date


@dataclass(frozen=True, slots=True)
class MatchedProfiles:
    """``profile``: speaker id of the analysis -> id of the profile, for those that have one. ``doubtful``: those that
    could be several profiles, or one but for a contradiction nobody resolves: they stay bound to their article."""

    profile: dict[str, str]
    doubtful: frozenset[str]


def find_profiles(session: NewsroomSession, wanted: Sequence[Speaker], setting: Setting) -> MatchedProfiles:
    """The profiles of the speakers of an article."""
    found: dict[str, str] = {}
    doubtful = set()
    people = [(who, key) for who in wanted if who.type == "person" and (key := person_key(who.name))]
    if people:
        nearby = _people_nearby(session, [key for _, key in people])
        for who, key in people:
            matches = _choose_person(session, who, key, nearby.get(key.surname, []), setting)
            if len(matches) == 1:
                found[who.id] = matches[0].id
            elif matches:
                doubtful.add(who.id)
    bodies = [who for who in wanted if who.type == "organization" and is_organization_name(who.name)]
    if bodies:
        found |= find_organizations(session, bodies, setting.day)
    return MatchedProfiles(found, frozenset(doubtful))


def founding_key(who: Speaker) -> str | None:
    """The key under which ``who`` gets a lasting profile; None for those that belong to their article."""
    if len(who.name) > INDEXED:
        return None
    if who.type == "person":
        key = person_key(who.name)
        return str(key)[:INDEXED] if key else None
    if who.type == "organization":
        return (organization_key(who.name)[:INDEXED] or None) if is_organization_name(who.name) else None
    return None


_NEARBY = (
    select(names.c.speaker_id.label("id"), names.c.name, names.c.key, names.c.kind)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(
        names.c.bucket.in_(bindparam("buckets", expanding=True)),
        speakers.c.type == "person",
    )
    .order_by(names.c.speaker_id)
)
_living = source("speakers", "living")
_SAME_NAME = (
    select(
        _living.c.id,
        speakers.c.key,
        select(names.c.id).where(names.c.speaker_id == _living.c.id, names.c.kind == "full").exists().label("printed"),
    )
    .join(_living, _living.c.id == func.coalesce(speakers.c.merged_into, speakers.c.id))
    .where(speakers.c.key.in_(bindparam("keys", expanding=True)), speakers.c.type == bindparam("type"))
    .order_by(speakers.c.ordinal)
)
_GIVEN = select(speakers.c.id, speakers.c.name).where(
    speakers.c.sort_name.in_(bindparam("sorted", expanding=True)),
    speakers.c.named_by_editor.is_(True),
    speakers.c.type == "person",
    speakers.c.key.is_not(None),
    speakers.c.merged_into.is_(None),
)
_OF_A_ROLE = (
    roles.c.speaker_id,
    roles.c.key,
    roles.c.title,
    roles.c.organization,
    roles.c.status,
    roles.c.rejected_by,
)
_ROLES_OF = (
    select(
        *_OF_A_ROLE,
        func.min(role_mentions.c.dated).label("first"),
        func.max(role_mentions.c.dated).label("last"),
    )
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id.in_(bindparam("speakers", expanding=True)))
    .group_by(roles.c.id, *_OF_A_ROLE)
)
_PRINTED = (
    select(appearances.c.speaker_id)
    .join(articles, articles.c.id == appearances.c.article_id)
    .where(
        appearances.c.speaker_id.in_(bindparam("speakers", expanding=True)),
        articles.c.publisher == bindparam("publisher"),
        articles.c.published.between(bindparam("from"), bindparam("to")),
    )
    .distinct()
)


def _people_nearby(session: NewsroomSession, keys: Sequence[PersonKey]) -> dict[str, list[_Profile]]:
    """The profiles that could be meant by names of these keys, by surname."""
    profiles = _profiles_named(session, keys)
    for row in session.rows(_ROLES_OF, speakers=list(profiles)) if profiles else ():
        rejected = row.rejected_by is not None
        seen = SeenRole(row.key, row.title, row.organization, row.status, row.first, row.last, rejected)
        profiles[row.speaker_id].roles.append(seen)
    by_surname = defaultdict(list)
    for profile in profiles.values():
        for surname in {key.surname for key in profile.keys}:
            by_surname[surname].append(profile)
    return by_surname


def _profiles_named(session: NewsroomSession, keys: Sequence[PersonKey]) -> dict[str, _Profile]:
    """The profiles that could be meant by names of these keys, without their roles, by their ids. One whose names are
    all retracted is still known by the name it was founded on."""
    profiles: dict[str, _Profile] = {}
    for row in session.rows(_NEARBY, buckets=list(set().union(*(key.buckets for key in keys)))):
        profile = profiles.setdefault(row.id, _Profile(row.id))
        if row.kind != "full" and row.key not in profile.names:
            profile.beside.add(row.key)
        elif row.kind == "full":
            profile.beside.discard(row.key)
        profile.names[row.key] = row.name
    for row in session.rows(_SAME_NAME, keys=[str(key) for key in keys], type="person"):
        profile = profiles.setdefault(row.id, _Profile(row.id))
        if row.printed and row.key not in profile.names:
            profile.beside.add(row.key)
        profile.names.setdefault(row.key, row.key)
    for row in session.rows(_GIVEN, sorted=list({key.sort_name[:INDEXED] for key in keys})):
        if given := person_key(row.name):
            profile = profiles.setdefault(row.id, _Profile(row.id))
            profile.names[str(given)] = row.name
            profile.given = str(given)
    return profiles


def _choose_person(
    session: NewsroomSession, who: Speaker, key: PersonKey, profiles: Sequence[_Profile], setting: Setting
) -> Sequence[_Profile]:
    """The profiles that ``who`` can be: one is who it is, none makes a new one, several are a doubt."""
    printed = [parse_role(span.exact) for span in who.roles]
    exact = _called(str(key), profiles)
    close = exact or [p for p in profiles if _all_agree(key, p)] or _also_called(who, key, profiles)
    possible = [p for p in close if not contradiction(printed, p.roles, setting.day)]
    if close:
        backed = [p for p in possible if backs(printed, p.roles)]
        return backed if len(backed) == 1 else possible
    loose = [p for p in profiles if any(variant(key, known) for known in p.keys)]
    loose = [p for p in loose if not contradiction(printed, p.roles, setting.day)]
    backed = [p for p in loose if same_office(printed, p.roles)]
    if len(backed) == 1 and all(p.roles for p in loose):
        return backed
    if backed or len(loose) != 1 or not setting.publisher or any(_generation_differs(key, p) for p in loose):
        return []
    near = _printed_near(session, loose, setting)
    return [p for p in loose if p.id in near and not (printed and p.roles and not backs(printed, p.roles))]


def _called(key: str, profiles: Sequence[_Profile]) -> list[_Profile]:
    """Those whose name is just this: whom an editor gave it, else who is printed under it by itself, else any."""
    exact = [p for p in profiles if key in p.names]
    given = [p for p in exact if p.given == key]
    return given or [p for p in exact if key not in p.beside] or exact


def _also_called(who: Speaker, key: PersonKey, profiles: Sequence[_Profile]) -> list[_Profile]:
    """The profile under another whole name that the article itself gives ("Bill Hale" beside "William Hale"), if there
    is one alone."""
    others = {str(other) for alias in who.aliases if (other := person_key(alias)) and variant(key, other)}
    found = [p for p in profiles if others & p.names.keys()]
    return found if len(found) == 1 else []


def _all_agree(key: PersonKey, profile: _Profile) -> bool:
    """Whether ``key`` agrees with one name of the profile and contradicts the middle name of none."""
    return any(same_words(key, known) for known in profile.keys) and all(
        same_words(key, known) or variant(key, known) or known.surname != key.surname for known in profile.keys
    )


def _generation_differs(key: PersonKey, profile: _Profile) -> bool:
    return any(known.generation != key.generation for known in profile.keys)


def _printed_near(session: NewsroomSession, profiles: Sequence[_Profile], setting: Setting) -> set[str]:
    """Those that the same publisher printed within ``NEAR`` of the day."""
    if not profiles:
        return set()
    first, last = days_around(setting.day, NEAR)
    ids = [p.id for p in profiles]
    span = {"from": first, "to": last}
    return {row.speaker_id for row in session.rows(_PRINTED, speakers=ids, publisher=setting.publisher, **span)}
