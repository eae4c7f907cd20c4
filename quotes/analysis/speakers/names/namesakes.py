"""Several people of one surname: what tells them apart, and when a bare surname is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import islice

from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.names.families import PrintedPerson
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import role_word, sense_of
from quotes.lexicon.person_names import (
    AND_ANOTHER,
    GENERATIONS,
    MAN,
    WOMAN,
    PersonName,
    fold,
    parse_name,
    same_person,
)
from quotes.lexicon.relations import ELDERS, FAMILY
from quotes.lexicon.word_lists import alternatives

_ELDER = frozenset("elder older senior sr".split())
_YOUNGER = frozenset("younger junior".split())
_KIN_OF = r"(?:\b(?:his|her|their|whose)|['’]s)\s+(?:[a-z-]+\s+)?"
_KIN = alternatives("people/elders", "people/children")
_KIN_BEFORE = re.compile(rf"{_KIN_OF}(?P<kin>{_KIN})\b[^.;:“”\n]{{0,40}}$", re.IGNORECASE)
_HERS = ("her", "Her")
_TITLES_BEHIND_KIN = re.compile(r",?\s(?:[\w.-]+\s){0,3}")
_KIN_BEHIND = re.compile(rf"\.?,\s(?:\d\d,\s)?(?:the\s)?([\w.-]+)['’]s?\s(?:[a-z-]+\s)?(?:{_KIN})\b")
"""Behind a name: Ivo Brandt Jr.", the mayor’s son"."""
_APPOSED = re.compile(r"\.?,\s(?:\d\d,\s)?((?:[\w-]+(?:\s|(?=[,.]))){1,6})")
_JOINED = re.compile(r"(?:\.?\s)?\s?[a-z,(].*", re.DOTALL)
"""Between two names of one sentence; a full stop behind "Jr." may end one."""
_AGE_AFTER = re.compile(r",?\s\(?(\d{1,3})(?=[,)])")
FIRST_PLACES = 4
"""So many of somebody's first places are searched for age and kin."""
LOOKED_AT = 40
"""Of the places of somebody so many are looked at for the first full name and the first surname alone."""
CENTRAL, MORE = 2.5, 4
"""Somebody named so many times as often as any namesake, and so many times more, is who a bare surname means."""
REACH = 80
"""Code points before a name in which the words for kin stand."""
MOST_NAMES = 40
"""So many printed names are compared; a made-up text of thousands must not take minutes."""


def surnames_of_two(people: Iterable[PrintedPerson], regions: TextRegions) -> frozenset[str]:
    """The surnames that father and son of one given name bear: of two names of ``people`` that agree but for a "Jr."
    that one lacks. Where it is printed first they are one person's, later without, unless something tells of two; where
    it comes later they are two people's, unless both hold one office."""
    named = [p for p in people if p[1].parts]
    borne = {name.parts[-1] for _, name in named if name.suffix in GENERATIONS and len(name.parts) > 1}
    family = sorted((p for p in named if p[1].parts[-1] in borne), key=lambda p: p[0].start)[:MOST_NAMES]
    found = set[str]()
    for one in family:
        parts = one[1].parts
        if len(parts) < 2 or one[1].suffix not in GENERATIONS or parts[-1] in found:
            continue
        alike = [len(p[1].parts) > 1 and same_person(p[1].parts, parts) for p in family]
        opened = False
        for i, other in enumerate(family):
            if not alike[i] or other[1].suffix in GENERATIONS:
                opened = opened or alike[i]
                continue
            of_one = i > 0 and (alike[i - 1] or family[i - 1][1].parts == parts[-1:])
            if _tells_of_two(one, other, regions, of_one) or (not opened and _are_two(one, other, regions)):
                found.add(parts[-1])
    return frozenset(found)


def _tells_of_two(one: PrintedPerson, other: PrintedPerson, regions: TextRegions, of_one: bool) -> bool:
    """Whether the words beside ``one``, who bears a suffix, or the ``other``, who bears none, tell that they are two:
    "his father, Ivo Brandt", where "his" is ``of_one``, "Ivo Brandt Jr., the mayor’s son", or both in one sentence."""
    text, (n, name), (m, _) = regions.text, one, other
    kin = _KIN_BEFORE.search(text, max(0, m.start - REACH), m.start) if of_one else None
    if kin and not kin.group().startswith(_HERS) and _TITLES_BEHIND_KIN.fullmatch(text, kin.end("kin"), m.start):
        return (kin["kin"].lower() in ELDERS) != (name.suffix in _ELDER)
    whose = _KIN_BEHIND.match(text, n.end)
    if whose and role_word(fold(whose.group(1))) in _offices(text, other):
        return True
    between = text[min(n.end, m.end) : max(n.start, m.start)]
    return regions.sentence(n.start) == regions.sentence(m.start) and _JOINED.fullmatch(between) is not None


def _are_two(one: PrintedPerson, other: PrintedPerson, regions: TextRegions) -> bool:
    """Whether ``one``, who bears a suffix, is somebody else than the ``other``, who is named before without: a headline
    leaves it out, and who holds the same office is the same person unless a word for kin tells otherwise."""
    headed = regions.opens_with_headline() and not regions.opens_with_sentence()
    if headed and not regions.paragraph(other[0].start):
        return False
    text, n = regions.text, one[0]
    kin = _KIN_BEHIND.match(text, n.end) or _KIN_BEFORE.search(text, max(0, n.start - REACH), n.start)
    return kin is not None or not _offices(text, one) & _offices(text, other)


def _offices(text: str, person: PrintedPerson) -> set[str]:
    """The titles before the name, and the nouns for an office in what stands behind it and a comma."""
    n, name = person
    behind = _APPOSED.match(text, n.end)
    said = [role_word(fold(word)) for word in behind.group(1).split()] if behind else []
    titles = {role_word(t) for t in name.titles if t not in MAN and t not in WOMAN}
    return titles | {word for word in said if word not in FAMILY and sense_of(word).sort == "person"}


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


def of_other_generation(entity_set: EntitySet, name: PersonName, e: Entity, suffixes: Set[str]) -> bool:
    """Whether only one of ``name`` and ``e``, known with ``suffixes``, bears a "Jr." or the like, where two people are
    told apart by that."""
    surname = name.parts[-1]
    if surname not in entity_set.surnames_of_two or surname != e.parts[-1] or not (name.suffix or len(name.parts) > 1):
        return False
    return (name.suffix in GENERATIONS) != bool(suffixes & GENERATIONS)
