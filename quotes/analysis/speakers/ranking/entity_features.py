"""What the whole article tells of a candidate, as numbers for the ranker."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.companies import is_known_organization
from quotes.model import SpeakerType

ENTITY_FEATURES = (
    "kind agrees",
    "kind differs",
    "only one of the kind",
    "another is of the kind",
    "kind agrees and most named",
    "place",
    "known company",
    "age agrees",
    "age differs",
    "times spoken",
    "named later only",
    "named later soon",
    "share of names",
    "most named of the type",
    "only one of the type",
    "last speaker of the type",
    "introduced so and alone",
    "person before any other",
)
"""What the article tells of a candidate, in the order of ``entity_features``."""
SOON = 2
"""Paragraphs: who is first named so far behind a description, or nearer, is named soon."""
_AGE = re.compile(r"\b(\d\d)-years?-old")


@dataclass(frozen=True, slots=True)
class Options:
    """All candidates of one mention, seen together. ``kinds``: of body, that the mention's head tells of; ``age``: in
    years, that it tells; ``of_kind``: the candidates of one of the kinds (by identity); ``places``: how many of each
    candidate's end before the mention; ``most``: how often the most named one of each type is named before the mention;
    ``of_type``: how many there are of each type; ``last``: the last speaker of each type; ``matched``: the candidates
    introduced as the mention describes (by identity); ``first``: the person whom the article names first."""

    kinds: frozenset[str]
    age: int | None
    of_kind: frozenset[int]
    places: dict[int, int]
    most: dict[str, int]
    of_type: dict[str, int]
    last: Mapping[SpeakerType, Entity]
    matched: frozenset[int]
    first: Entity | None


def age_of(m: Mention, text: str) -> int | None:
    """The age by which ``m`` describes somebody: "the 27-year-old"."""
    found = _AGE.search(text, m.start, m.end)
    return int(found.group(1)) if found else None


def seen_together(
    m: Mention, options: Sequence[Entity], last: Mapping[SpeakerType, Entity], matched: Sequence[Entity], text: str
) -> Options:
    """The view of ``options`` for ``m``. ``last``: who of each type spoke last; ``matched``: those whom the words
    beside their names introduce as ``m`` describes."""
    kinds = kinds_of(m.head) if m.kind == "description" else frozenset()
    places = {id(e): e.last_before(m.start) + 1 for e in options}
    most: dict[str, int] = {}
    for e in options:
        most[e.type] = max(most.get(e.type, 0), places[id(e)])
    people = [e for e in options if e.type == "person"]
    return Options(
        kinds,
        age_of(m, text),
        frozenset(id(e) for e in options if kinds & e.kinds),
        places,
        most,
        Counter(e.type for e in options),
        last,
        frozenset(id(e) for e in matched),
        min(people, key=lambda e: e.order, default=None),
    )


def entity_features(e: Entity, options: Options, paragraph: int) -> list[float]:
    """The numbers of ENTITY_FEATURES for the candidate ``e`` of a mention in ``paragraph``."""
    agrees = id(e) in options.of_kind
    count = options.places[id(e)]
    most = options.most[e.type]
    later = e.occurrences[0].paragraph - paragraph if count == 0 and e.occurrences else 0
    return [
        float(agrees),
        float(bool(options.kinds) and bool(e.kinds) and not agrees),
        float(agrees and len(options.of_kind) == 1),
        float(bool(options.of_kind) and not agrees),
        float(agrees and count == most),
        float(e.is_place),
        float(e.type == "organization" and is_known_organization(e.name)),
        float(options.age in e.ages),
        float(options.age is not None and bool(e.ages) and options.age not in e.ages),
        math.log1p(e.spoke),
        float(count == 0),
        float(count == 0 and later <= SOON),
        count / max(1, most),
        float(count > 0 and count == most),
        float(options.of_type[e.type] == 1),
        float(options.last.get(e.type) is e),
        float(id(e) in options.matched and len(options.matched) == 1),
        float(e is options.first),
    ]
