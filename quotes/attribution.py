"""Who is the source of which words: the interface of the attribution engine and the engine itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from quotes.quotation import QuotedStretch
from quotes.shapes import Stretch

NameType = Literal["person", "organization", "place"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name as it stands in the text ("Darel Ivanic", "Foreign Ministry", "Port Alden")."""

    start: int
    end: int
    type: NameType
    probability: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words credited to a source: ``content`` stretches (marks excluded), cue and source as they stand in the text.

    ``probability``: that ``content`` is somebody's words (no decoy); ``source_probability``: that ``source`` is the
    words that stand for the speaker, given the first. A null ``source`` is an attribution to nobody printed.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Stretch | None
    probability: float
    source_probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine saw in one text.

    ``affinity(mention, candidate)`` scores, in log-odds, that two stretches of the text stand for the same somebody.
    """

    attributions: tuple[Attribution, ...]
    names: tuple[NameMention, ...]
    roles: tuple[Stretch, ...]
    affinity: Callable[[Stretch, Stretch], float]


class Attributor(Protocol):
    """An engine that reads a text. ``version`` changes whenever its answers may."""

    version: str

    def read(self, text: str, quoted: tuple[QuotedStretch, ...]) -> Reading:
        """Read ``text``, whose quoted stretches are ``quoted``."""
        ...


class InterimAttributor:
    """INTERIM, until the trained model lands (same day): a quoted stretch, then "NAME said" or "said NAME"."""

    version = "interim"

    def read(self, text: str, quoted: tuple[QuotedStretch, ...]) -> Reading:
        name = r"(?P<n>(?:[A-Z]\w+ ){0,3}[A-Z]\w+|he|she)"
        said = r"(?P<c>said|stated|stressed|affirmed|added|told \w+|says)"
        found = []
        for q in quoted:
            m = re.compile(rf"\W{{0,4}}(?:{name} {said})").match(text, q.end)
            m = m or re.compile(rf"\W{{0,4}}(?:{said} {name})").match(text, q.end)
            source = Stretch(m.start("n"), m.end("n")) if m else None
            cue = Stretch(m.start("c"), m.end("c")) if m else None
            found.append(Attribution((Stretch(q.start, q.end),), cue, source, 0.9 if m else 0.4, 0.9 if m else 0.0))
        names = tuple(
            NameMention(m.start(), m.end(), "person", 0.8) for m in re.finditer(r"(?:[A-Z]\w+ )+[A-Z]\w+", text)
        )
        return Reading(tuple(found), names, (), lambda mention, candidate: 0.0)
