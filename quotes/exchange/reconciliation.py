"""Names of a table against the speakers of the record, as the reconciliation API 0.2 asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rapidfuzz.fuzz import token_sort_ratio

from quotes.errors import Gone, Moved, NotFound
from quotes.lexicon.name_keys import PersonKey, organization_key, person_key, same_words, variant
from quotes.record import Record
from quotes.record.model.speakers import Profile, SpeakerFilter, SpeakerSummary

LOOKED_AT = 50
"""Speakers of a name that are weighed: enough to see whether two share it."""
CERTAIN = 100.0
LIKELY = 99.0
"""The highest score without certainty."""
PROPERTIES: Mapping[str, str] = {
    "role": "Role (last printed, or held on a day)",
    "identifier": "Identifier (of a scheme, such as wikidata)",
    "first_quoted": "First quoted",
    "last_quoted": "Last quoted",
    "statements": "Statements",
    "names": "Printed names",
}

SpeakerKind = Literal["person", "organization"]
Value = Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class NameQuery:
    """A name to find. ``external_ids`` ("scheme:value") settle who is meant, whatever the name."""

    name: str
    type: SpeakerKind | None = None
    limit: int = 5
    external_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker that a name may mean. ``match``: it is certain. ``score``: 0 to 100, the higher the closer."""

    speaker: SpeakerSummary
    score: float
    match: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A property to tell of speakers: one of ``PROPERTIES``; ``on`` for roles, ``scheme`` for identifiers."""

    id: str
    on: date | None = None
    scheme: str | None = None


def candidates(record: Record, newsroom: str, query: NameQuery) -> tuple[Candidate, ...]:
    """The speakers that a name may mean, the closest first. Raises InvalidInput for text that cannot be looked up."""
    search = record.speakers.search
    for external_id in query.external_ids:
        found = search(newsroom, SpeakerFilter(external_id=external_id, type=query.type), limit=2).items
        if len(found) == 1:
            return (Candidate(found[0], CERTAIN, True),)
    name = _in_order(query.name)
    similar = search(newsroom, SpeakerFilter(q=_without_initials(name), type=query.type), limit=LOOKED_AT)
    one_word_of_whom = query.type is None and " " not in name.strip()
    certain = None if similar.next or one_word_of_whom else _certain(name, similar.items)
    weighed = [
        Candidate(s, CERTAIN if s.id == certain else min(LIKELY, token_sort_ratio(name, s.name)), s.id == certain)
        for s in similar.items
    ]
    weighed.sort(key=lambda candidate: -candidate.score)  # of equal ones the record's order stays
    return tuple(weighed[: query.limit])


def _in_order(name: str) -> str:
    """A name as it is printed: "Brandt, Ilsa", as tables have it, is Ilsa Brandt; "Ilsa Brandt, Jr." stays."""
    first, comma, rest = name.partition(", ")
    return f"{rest} {first}" if comma and person_key(first) is None and person_key(f"{rest} {first}") else name


def _without_initials(name: str) -> str:
    """What to search for: names are found by their words, and an initial is the beginning of too many."""
    words = [word for word in name.split() if len(word.strip(".")) > 1]
    return " ".join(words) or name


def _certain(name: str, found: Sequence[SpeakerSummary]) -> str | None:
    """The id of the one speaker of this whole name, None where several may be meant: a surname, or an initial in place
    of a given name, is never enough, and a misspelling is not either."""
    key = person_key(name)
    people = [s for s in found if s.type == "person" and key and _could_be(key, s)]
    companies = [s for s in found if s.type == "organization" and organization_key(s.name) == organization_key(name)]
    meant = [*people, *companies]
    if len(meant) != 1 or meant[0].provisional:
        return None
    if people:
        theirs = person_key(people[0].name)
        whole = key and theirs and len(key.given) > 1 and same_words(key, theirs) and key.given == theirs.given
        return people[0].id if whole else None
    return companies[0].id


def _could_be(key: PersonKey, speaker: SpeakerSummary) -> bool:
    """Whether a speaker could be meant by a whole name; who is known by a surname alone could."""
    theirs = person_key(speaker.name)
    if theirs is None:
        return speaker.name.casefold() in (key.surname, key.given)
    return same_words(key, theirs) or variant(key, theirs)


def properties_of(
    record: Record, newsroom: str, ids: Sequence[str], wanted: Sequence[Wanted]
) -> dict[str, dict[str, list[Value]]]:
    """The wanted properties of these speakers: id -> property -> values, empty where there is no such speaker."""
    rows: dict[str, dict[str, list[Value]]] = {}
    for id_ in ids:
        profile = surviving_profile(record, newsroom, id_)
        rows[id_] = {w.id: _values(record, newsroom, profile, w) if profile else [] for w in wanted}
    return rows


def surviving_profile(record: Record, newsroom: str, id_: str) -> Profile | None:
    """The profile under an id; of a merged one the survivor's; None where there is none any more."""
    with suppress(NotFound, Gone):
        try:
            return record.speakers.read(newsroom, id_)
        except Moved as moved:
            return surviving_profile(record, newsroom, moved.to)
    return None


def _values(record: Record, newsroom: str, profile: Profile, wanted: Wanted) -> list[Value]:
    if wanted.id == "role":
        on = wanted.on
        roles = record.speakers.roles(newsroom, profile.id, on, None, 10).items if on else profile.roles[:1]
        return [{"str": role.role} for role in roles]
    return _OF_PROFILE[wanted.id](profile, wanted.scheme)


def _day(day: date | None) -> list[Value]:
    return [{"date": f"{day}T00:00:00Z"}] if day else []


_OF_PROFILE: Mapping[str, Callable[[Profile, Any], list[Value]]] = {
    "identifier": lambda p, scheme: [
        {"str": e.value if scheme else f"{e.scheme}:{e.value}"} for e in p.external_ids if scheme in (None, e.scheme)
    ],
    "first_quoted": lambda p, _: _day(p.first_quoted),
    "last_quoted": lambda p, _: _day(p.last_quoted),
    "statements": lambda p, _: [{"float": float(p.statements)}],
    "names": lambda p, _: [{"str": name} for name in p.names],
}
