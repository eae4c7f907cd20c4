"""Which printed role belongs to whom: the person whose name stands beside it, or whom the article describes so."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.attribution import RoleMention
from quotes.shapes import Stretch
from quotes.speakers.cast import Cast, Entity

_ROLE_THEN_NAME = re.compile(
    r"[\s,]*(?:(?:[A-Z][\w.]{0,4}\.|Mr|Mrs|Ms|Dr|[Tt]he|then|and|GOP)\s+)*[“\"'‘]?|\s+(?:who\s+)?(?:is\s+)?|:\s+"
)
_NAME_THEN_ROLE = re.compile(
    r"(?:['’]s)?\s*[,(–—-]*\s*(?:(?:an?|the|also|who|is|was|has|been|now|then|former|formerly|currently|himself|herself|his|"
    r"her|their|its|and|as|served|serves|\d{2},?|Jr\.,?|Sr\.,?|\([^()]{0,30}\),?)\s+)*"
)
REACH = 60


class Holders:
    """The people of an article by the places of their names, for asking who holds a role."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        named = [
            (o.start, o.end, e) for e in cast.entities if e.type == "person" for o in e.occurrences if not o.pronoun
        ]
        self._named = sorted(named, key=lambda n: n[:2])
        self._starts = [n[0] for n in self._named]

    def named_at(self, place: Stretch) -> Entity | None:
        """The person whose name overlaps ``place``."""
        i = bisect_left(self._starts, place.end) - 1
        return self._named[i][2] if i >= 0 and self._named[i][1] > place.start else None

    def beside(self, role: RoleMention) -> Entity | None:
        """The person whose name stands beside ``role``, with nothing but a title, an article or a comma between."""
        i = bisect_left(self._starts, role.end)
        if i < len(self._named) and self._named[i][0] - role.end <= REACH:
            start, _, e = self._named[i]
            if _ROLE_THEN_NAME.fullmatch(self._text, role.end, start):
                return e
        for start, end, e in reversed(self._named[max(0, i - 4) : i]):
            near = start < role.start and end <= role.start <= end + REACH
            if near and _NAME_THEN_ROLE.fullmatch(self._text, end, role.start):
                return e
        return None
