"""Several people of one surname: what tells them apart, and when a bare surname is nobody's."""

from __future__ import annotations

import re
from itertools import islice

from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.lexicon.person_names import AND_ANOTHER, parse_name
from quotes.lexicon.relations import ELDERS
from quotes.lexicon.word_lists import alternatives

_ELDER = frozenset("elder older senior".split())
_YOUNGER = frozenset("younger junior".split())
_KIN_BEFORE = re.compile(
    r"(?:\b(?:his|her|their|whose)|['’]s)\s+(?:[a-z-]+\s+)?"
    rf"(?P<kin>{alternatives('people/elders', 'people/children')})\b[^.;:“”\n]{{0,40}}$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r",?\s\(?(\d{1,3})(?=[,)])")
FIRST_PLACES = 4
"""So many of somebody's first places are searched for age and kin."""
LOOKED_AT = 40
"""Of the places of somebody so many are looked at for the first full name and the first surname alone."""
CENTRAL, MORE = 2.5, 4
"""Somebody named so many times as often as any namesake, and so many times more, is who a bare surname means."""


def of_generation(entity_set: EntitySet, options: list[Entity], words: str) -> list[Entity] | None:
    """Those of ``options`` whom "the elder" or "the younger" in ``words`` tells; None where it says neither. All of
    them where the article does not tell who is the elder."""
    said = set(words.lower().split())
    if not said & (_ELDER | _YOUNGER) or len(options) < 2:
        return None
    sign = 1 if said & _ELDER else -1
    kin = {id(e): _generation(entity_set, e) for e in options}
    fitting = [e for e in options if kin[id(e)] * sign > 0]
    if not fitting:
        fitting = (
            [e for e in options if kin[id(e)] * sign == 0] if any(kin.values()) else _by_age(entity_set, options, sign)
        )
    return fitting or options


def _generation(entity_set: EntitySet, e: Entity) -> int:
    """+1 for somebody's parent or a "Sr.", -1 for somebody's child or a "Jr.", else 0."""
    text = entity_set.regions.text
    for o in e.occurrences[:FIRST_PLACES]:
        kin = _KIN_BEFORE.search(text, max(0, o.start - 80), o.start)
        if kin:
            return 1 if kin["kin"].lower() in ELDERS else -1
    suffixes = {parse_name(form).suffix for form in e.forms}
    return 1 if suffixes & {"sr", "senior"} else -1 if suffixes & {"jr", "junior"} else 0


def _by_age(entity_set: EntitySet, options: list[Entity], sign: int) -> list[Entity]:
    """The oldest (``sign`` +1) or the youngest (-1) of ``options`` where all ages are printed."""
    ages = [_age(entity_set, e) for e in options]
    if None in ages or len(set(ages)) < len(ages):
        return []
    return [max(options, key=lambda e: sign * (_age(entity_set, e) or 0))]


def _age(entity_set: EntitySet, e: Entity) -> int | None:
    found = (_AGE_AFTER.match(entity_set.regions.text, o.end) for o in e.occurrences[:FIRST_PLACES])
    return next((int(m.group(1)) for m in found if m), None)


def is_never_surnamed(entity_set: EntitySet, e: Entity) -> bool:
    """Whether the article prints but the given name of ``e``, whose surname is told by that of a relative: a bare
    surname is the relative's."""
    if any(parse_name(form).parts[-1:] == e.parts[-1:] for form in islice(e.forms, LOOKED_AT)):
        return False
    return bool(e.occurrences) and not AND_ANOTHER.match(entity_set.regions.text, e.occurrences[0].end)


def is_shared(entity_set: EntitySet, options: list[Entity], at: int) -> bool:
    """Whether a bare surname at ``at`` may be any of several: two and more of ``options`` were named in full before,
    the surname was not one's own before the other came, and the article is not mainly about one of them."""
    text = entity_set.regions.text
    full: dict[int, int] = {}
    bare: list[int] = []
    for e in options:
        for o in e.occurrences[:LOOKED_AT]:
            if o.start >= at or o.pronoun:
                break
            parts = parse_name(text[o.start : o.end]).parts
            of_couple = parts == e.parts[:1] and AND_ANOTHER.match(text, o.end)  # "Anna and Peter Brandt"
            if len(parts) > 1 or of_couple:
                full.setdefault(id(e), o.start)
            elif parts != e.parts[:1]:
                bare.append(o.start)
    if len(full) < 2:
        return False
    if bare and sum(start < min(bare) for start in full.values()) == 1:
        return False
    counts = sorted(len(e.occurrences) - e.unnamed for e in options)
    return counts[-1] < CENTRAL * counts[-2] or counts[-1] - counts[-2] < MORE
