"""Who of the record is meant: the speakers of one article matched with the profiles of the newsroom.

A person is matched on the whole name, never on a surname alone. Where two profiles could be meant and nothing tells
them apart, none is: a wrong merge is worse than a profile too many, which an editor can merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select

from quotes.record.naming import PersonKey, is_acronym, organization_key, person_key, same_words, variant
from quotes.record.role_names import parse_role
from quotes.record.room import Room, names, roles, speakers
from quotes.shapes import Speaker


@dataclass(slots=True)
class _Profile:
    """A profile that could be meant: its whole names and, for a doubt, the keys of its roles."""

    id: str
    keys: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)


def find_profiles(room: Room, wanted: Sequence[Speaker]) -> dict[str, str]:
    """The profile of each speaker of an article that has one: speaker id of the analysis -> id of the profile."""
    found = {}
    people = [(who, key) for who in wanted if who.type == "person" and (key := person_key(who.name))]
    if people:
        nearby = _people_nearby(room, [key for _, key in people])
        for who, key in people:
            if (match := _choose_person(room, who, key, nearby)) is not None:
                found[who.id] = match
    bodies = [who for who in wanted if who.type == "organization"]
    if bodies:
        found |= _find_organizations(room, bodies)
    return found


def founding_key(who: Speaker) -> str | None:
    """The key under which ``who`` gets a lasting profile; None for those that belong to their article."""
    if who.type == "person":
        key = person_key(who.name)
        return str(key) if key else None
    if who.type == "organization":
        return organization_key(who.name) or None
    return None


_NEARBY = (
    select(names.c.speaker_id, names.c.name, names.c.key, names.c.bucket)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(
        names.c.bucket.in_(bindparam("buckets", expanding=True)),
        names.c.kind == "full",
        speakers.c.type == "person",
    )
    .order_by(names.c.speaker_id)
)
_SAME_NAME = (
    select(speakers.c.id, speakers.c.key, speakers.c.name)
    .where(speakers.c.key.in_(bindparam("keys", expanding=True)), speakers.c.type == bindparam("type"))
    .order_by(speakers.c.ordinal)
)
_ROLES_OF = select(roles.c.speaker_id, roles.c.key, roles.c.organization).where(
    roles.c.speaker_id.in_(bindparam("speakers", expanding=True))
)
_ORGANIZATIONS = (
    select(names.c.speaker_id, names.c.key, names.c.kind, speakers.c.name)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(
        names.c.key.in_(bindparam("keys", expanding=True)),
        names.c.kind.in_(("full", "acronym")),
        speakers.c.type == "organization",
    )
    .order_by(names.c.speaker_id)
)


def _people_nearby(room: Room, keys: Iterable[PersonKey]) -> dict[str, list[_Profile]]:
    """The profiles that could be meant by names of these keys, by surname. One whose names are all retracted is still
    known by the name it was founded on."""
    keys = list(keys)
    profiles: dict[str, _Profile] = {}
    rows = [
        (r.speaker_id, r.name, r.key) for r in room.rows(_NEARBY, buckets=list(set().union(*(k.buckets for k in keys))))
    ]
    rows += [(r.id, r.name, r.key) for r in room.rows(_SAME_NAME, keys=[str(k) for k in keys], type="person")]
    for speaker, name, key in rows:
        profile = profiles.setdefault(speaker, _Profile(speaker))
        if key not in profile.keys:
            profile.keys.add(key)
            profile.names.append(name)
    by_surname = defaultdict(list)
    for profile in profiles.values():
        for surname in {k.surname for name in profile.names if (k := person_key(name))}:
            by_surname[surname].append(profile)
    return by_surname


def _choose_person(room: Room, who: Speaker, key: PersonKey, nearby: dict[str, list[_Profile]]) -> str | None:
    profiles = nearby.get(key.surname, [])
    exact = [p for p in profiles if str(key) in p.keys]
    if len(exact) == 1:
        return exact[0].id
    close = exact or [p for p in profiles if _all_agree(key, p)]
    if len(close) == 1:
        return close[0].id
    if close:
        backed = _backed(room, who, close, whole=False)
        return backed[0] if len(backed) == 1 else None
    loose = [p for p in profiles if any(variant(key, k) for k in _keys(p))]
    backed = _backed(room, who, loose, whole=True) if loose else []
    return backed[0] if len(backed) == 1 else None


def _keys(profile: _Profile) -> list[PersonKey]:
    return [key for name in profile.names if (key := person_key(name))]


def _all_agree(key: PersonKey, profile: _Profile) -> bool:
    """Whether ``key`` agrees with one name of the profile and contradicts the middle name of none."""
    known = _keys(profile)
    return any(same_words(key, k) for k in known) and all(
        same_words(key, k) or variant(key, k) or k.surname != key.surname for k in known
    )


def _backed(room: Room, who: Speaker, profiles: Sequence[_Profile], *, whole: bool) -> list[str]:
    """Those profiles printed with a role of ``who``: the ``whole`` same role, or one at the same organisation."""
    printed = [parse_role(span.exact) for span in who.roles]
    own = {role.key for role in printed} | (set() if whole else {r.organization for r in printed if r.organization})
    if not own:
        return []
    backed = {
        row.speaker_id
        for row in room.rows(_ROLES_OF, speakers=[p.id for p in profiles])
        if row.key in own or (not whole and row.organization in own)
    }
    return [p.id for p in profiles if p.id in backed]


def _find_organizations(room: Room, bodies: Sequence[Speaker]) -> dict[str, str]:
    """Matched by name; by acronym only where one article gave both, and its letters are those of the name."""
    wanted = {who.id: organization_key(who.name) for who in bodies}
    short = {who.id: [organization_key(a) for a in who.aliases if is_acronym(a, who.name)] for who in bodies}
    keys = {*wanted.values(), *(key for keys in short.values() for key in keys)}
    by_name: dict[str, set[str]] = defaultdict(set)
    by_acronym: dict[str, set[str]] = defaultdict(set)
    for row in room.rows(_SAME_NAME, keys=list(keys), type="organization"):
        by_name[row.key].add(row.id)
    for row in room.rows(_ORGANIZATIONS, keys=list(keys)):
        (by_name if row.kind == "full" else by_acronym)[row.key].add(row.speaker_id)
    found = {}
    for who in bodies:
        matches = by_name[wanted[who.id]]
        if not matches and who.name.isupper():
            matches = by_acronym[wanted[who.id]]
        if not matches:  # known so far by its acronym alone
            matches = {m for key in short[who.id] for m in by_name[key]}
        if len(matches) == 1:
            found[who.id] = next(iter(matches))
    return found
