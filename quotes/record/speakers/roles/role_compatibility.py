"""Whether roles printed in different articles can be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.lexicon.stems import stems
from quotes.lexicon.word_lists import entries
from quotes.record.model.speakers import RoleStatus
from quotes.record.speakers.roles.role_parsing import ParsedRole, parse_role

SAME_TIME = timedelta(days=365)
"""Roles seen so close to each other are taken as held at the same time."""

_NATIONS = {"us": "united states america american", "uk": "united kingdom britain british", "eu": "european union"}
_ALIAS = {stem: short for short, words in _NATIONS.items() for stem in stems(words)}
_ONE_PLACE = frozenset(stems(" ".join(entries("offices/one_place"))))
"""Titles that nobody holds in two places at once."""

_OFFICE = frozenset(stems(" ".join(entries("offices/high"))))
_ELSEWHERE = frozenset(stems(" ".join(entries("people/never_in_office"))))
"""What nobody is while in office."""


@dataclass(frozen=True, slots=True)
class SeenRole:
    """A role of a profile with the first and last day it was printed. ``rejected``: an editor says that the profile
    never had it, so that it tells who is meant where it is printed again, and speaks against no other."""

    key: str
    title: str | None
    organization: str | None
    status: RoleStatus
    first: date
    last: date
    rejected: bool = False


def same_role(printed: Sequence[ParsedRole], known: Sequence[SeenRole]) -> bool:
    """Whether the very same role is printed for both, held or former."""
    return bool({role.key for role in printed} & {role.key for role in known})


def same_office(printed: Sequence[ParsedRole], known: Sequence[SeenRole]) -> bool:
    """Whether the very same role is printed for both, or the same public office, once without its place: Senator, U.S.
    Senator."""
    return same_role(printed, known) or any(
        a.title and b.title and _office(a.title) & _office(b.title) and not (a.organization and b.organization)
        for a in printed
        for b in _held(known)
    )


def backs(printed: Sequence[ParsedRole], known: Sequence[SeenRole]) -> bool:
    """Whether both were printed with the same role or at the same organisation or in the same country."""
    ours, theirs = _places(printed), _places(_held(known))
    return same_role(printed, known) or any(a & b for a in ours for b in theirs)


def contradiction(
    printed: Sequence[ParsedRole], known: Sequence[SeenRole], day: date
) -> tuple[ParsedRole, SeenRole] | None:
    """A role ``printed`` on ``day`` and one of the ``known`` roles that one life cannot hold at that time: mayor here
    and mayor there, schoolgirl and judge. None where there are none."""
    if same_role(printed, known):
        return None
    in_office = [r for r in _held(known) if r.status != "former"]
    at_the_time = [r for r in in_office if r.first - day <= SAME_TIME and day - r.last <= SAME_TIME]
    every = ((a, b) for a in printed for b in at_the_time if a.status != "former")
    return next((p for p in every if _two_places(*p) or _two_walks(set(p[0].key.split()), set(p[1].key.split()))), None)


def _held(known: Sequence[SeenRole]) -> list[SeenRole]:
    """Those of the roles that editors let stand."""
    return [role for role in known if not role.rejected]


def _two_places(a: ParsedRole, b: SeenRole) -> bool:
    if not (a.title and b.title and a.organization and b.organization):
        return False
    shared = set(stems(a.title)) & set(stems(b.title)) & _ONE_PLACE
    return bool(shared) and not _place(a.organization) & _place(b.organization)


def _two_walks(a: set[str], b: set[str]) -> bool:
    return bool(a & _OFFICE and b & _ELSEWHERE) or bool(b & _OFFICE and a & _ELSEWHERE)


def _office(title: str) -> frozenset[str]:
    return frozenset(parse_role(title).key.split()) & _OFFICE


def _places(roles: Sequence[ParsedRole] | Sequence[SeenRole]) -> list[frozenset[str]]:
    return [_place(role.organization) for role in roles if role.organization]


def _place(organization: str) -> frozenset[str]:
    """The stems of an organisation or country, its usual short forms joined."""
    return frozenset(_ALIAS.get(stem, stem) for stem in stems(organization))
