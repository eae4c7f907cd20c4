"""Which printed role belongs to whom: the person whose name stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.shapes import Stretch
from quotes.speakers.candidates import Cast, Entity

_ROLE_THEN_NAME = re.compile(
    r"[\s,]*(?:(?:[A-Z][\w.]{0,4}\.|Mr|Mrs|Ms|Dr|[Tt]he|then|and|GOP)\s+)*[“\"'‘]?|\s+(?:who\s+)?(?:is\s+)?|:\s+"
)
_NAME_THEN_ROLE = re.compile(
    r"(?:['’]s)?\s*[,(–—-]*\s*(?:(?:an?|the|also|who|is|was|has|been|now|then|former|formerly|currently|himself|herself|his|"
    r"her|their|its|and|as|served|serves|\d{2},?|Jr\.,?|Sr\.,?|\([^()]{0,30}\),?)\s+)*"
)
REACH = 60


def attach_roles(text: str, roles: tuple[Stretch, ...], cast: Cast, resolved: list[tuple[Stretch, Entity]]) -> None:
    """Give each role stretch to the person it stands beside: in the same resolved source, else the nearest name with
    nothing but a title, an article or a comma between. A role beside nobody's name is given to nobody."""
    named = [(o.start, o.end, e) for e in cast.entities if e.type == "person" for o in e.occurrences if not o.pronoun]
    named.sort(key=lambda n: n[:2])
    starts = [n[0] for n in named]
    for role in roles:
        owner = _beside(text, role, named, starts) or _in_source(role, resolved)
        if owner is not None:
            owner.roles.append(role)


def _beside(text: str, role: Stretch, named: list[tuple[int, int, Entity]], starts: list[int]) -> Entity | None:
    i = bisect_left(starts, role.end)
    if i < len(named) and named[i][0] - role.end <= REACH and _ROLE_THEN_NAME.fullmatch(text, role.end, named[i][0]):
        return named[i][2]
    for start, end, e in reversed(named[max(0, i - 4) : i]):
        if start < role.start and end <= role.start <= end + REACH and _NAME_THEN_ROLE.fullmatch(text, end, role.start):
            return e
    return None


def _in_source(role: Stretch, resolved: list[tuple[Stretch, Entity]]) -> Entity | None:
    for source, e in resolved:
        if source.start <= role.start and role.end <= source.end and e.type == "person":
            return e
    return None
