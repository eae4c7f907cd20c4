"""Whose name a name is: of the people of an article those who can bear it, and whom it is taken for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.names.aliases import corrected_surname
from quotes.analysis.speakers.names.namesakes import is_never_surnamed, of_generation, of_other_generation
from quotes.lexicon.nouns import role_word, singular
from quotes.lexicon.offices import CLERGY, RANKS
from quotes.lexicon.person_names import MAN, WOMAN, PersonName, fold, parse_name
from quotes.lexicon.relations import ANY_OF_FAMILY, FAMILY

MOST_FORMS = 20
"""Printed forms of one person's name that are searched for a Jr. or Sr."""
_SOLDIERS = frozenset(["admiral", "colonel", "commander", "general"])
_RULERS = frozenset(["dictator", "president", "ruler"])
"""Who rules may be a soldier as well: President Orlow is General Orlow."""
LONGEST_WORD = 8
"""Code points before a surname in which "elder", "younger" and the like stand."""
KIN_REACH = 200
"""Code points from somebody's name to that of their kin."""
_KIN_BEFORE = re.compile(rf"\b(?:[Hh]is|[Hh]er) (?:[a-z-]+ ){{0,2}}{ANY_OF_FAMILY},? \Z")
_KIN_OF_ONE = re.compile(rf"(?<![\w’'-])(?P<owner>[A-ZÀ-Þ][\w’'-]*?)['’]s? (?:[a-z-]+ ){{0,2}}{ANY_OF_FAMILY},? \Z")
_RELATIVES = FAMILY | {"lady"}


def choose_person(entity_set: EntitySet, name: PersonName, at: int) -> Entity | None:
    """The person whom a name mention outside a source is taken for: sex, then how it names, then who was named in full
    before it, for a given name the one named last, then prominence."""
    found = name_candidates(entity_set, name, at)
    if not found:
        return None
    rank = {"full name": 3, "surname": 2, "given name": 1, "part of the name": 0}
    first = min(e.order for e, _ in found)

    def score(f: tuple[Entity, str]) -> tuple[float, float, bool, int, float]:
        e, how = f
        last = e.last_before(at)
        near = last >= 0 and entity_set.regions.paragraph(at) - e.occurrences[last].paragraph <= 1
        agreed = name.gender_score * e.gender_score
        weight = len(e.occurrences) + (1 if near else 0) + (2 if e.order == first else 0)
        known = e.named_at is not None and e.named_at < at
        called = e.occurrences[last].start if how == "given name" and last >= 0 else 0
        sex = -1.0 if agreed < -1 else 1.0 if agreed > 1 and known else 0.0
        return (sex, rank[how], known, called, weight)

    return max(found, key=score)[0]


def name_candidates(entity_set: EntitySet, name: PersonName, at: int) -> list[tuple[Entity, str]]:
    """The people whom ``name`` at ``at`` may stand for, with how it names them. Of several whom a surname fits, those
    whom this section of the text names, and of these those introduced with the title it bears."""
    named = [f for f in entity_set.people_named(name.parts) if not _is_kin(entity_set, name, f[0], at)]
    found = [f for f in named if not _another(entity_set, name, f[0], at)]
    if len(name.parts) > 1 or len(found) < 2:
        return found
    if not name.titles:
        found = [f for f in found if f[1] != "surname" or not is_never_surnamed(entity_set, f[0])] or found
    section = entity_set.regions.section_start(at)
    found = [f for f in found if _in_section(entity_set, f[0], section)] or found
    titles = {role_word(t) for t in name.titles if t not in MAN and t not in WOMAN}
    told = of_generation(entity_set, [e for e, _ in found], entity_set.regions.text[max(0, at - LONGEST_WORD) : at])
    found = [f for f in found if told is None or f[0] in told]
    return [f for f in found if any(titles & phrase for phrase in f[0].introduced)] or found


def _in_section(entity_set: EntitySet, e: Entity, section: int) -> bool:
    first = e.first_after(section)
    return first is not None and entity_set.regions.section_start(first.start) == section


def _another(entity_set: EntitySet, name: PersonName, e: Entity, at: int) -> bool:
    """Whether ``name`` at ``at`` is surely not that of ``e``, though the words agree: another suffix (Jr., III),
    also none where father and son bear one name, a title of the other sex, a rank ("Admiral Marlow") where ``e`` is
    introduced as something else, the surname alone where ``e`` is told to be kin of who is called so, or the office of
    somebody whose relative ``e`` is introduced as later ("President Marlow … his wife, Petra Marlow")."""
    suffixes = {s for form in islice(e.forms, MOST_FORMS) if (s := parse_name(form).suffix)}
    if name.suffix and suffixes and name.suffix not in suffixes:
        return True
    if of_other_generation(entity_set, name, e, suffixes):
        return True
    if len(name.parts) > 1:
        return False
    if not name.titles:
        return _is_kin_of_namesake(entity_set, name, e)
    if name.gender_score * e.gender_score < -2:
        return True
    later = bool(e.occurrences) and entity_set.regions.sentence(at) < e.occurrences[0].sentence
    titles = {role_word(t) for t in name.titles}
    ranks = titles | RANKS | (CLERGY if titles & CLERGY else _RULERS if titles <= _SOLDIERS else frozenset())
    introduced = [phrase | {role_word(singular(word)) for word in phrase} for phrase in e.introduced if phrase]
    if titles <= RANKS and introduced and not any(ranks & phrase for phrase in introduced):
        return True
    return (
        later
        and any(_RELATIVES & phrase for phrase in e.introduced)
        and not any(titles & phrase for phrase in e.introduced)
    )


def _is_kin_of_namesake(entity_set: EntitySet, name: PersonName, e: Entity) -> bool:
    """Whether the article tells ``e`` to be kin of somebody whom it calls by their surname: "Orlow’s mother, Ida
    Orlow"."""
    if name.parts != e.parts[-1:] or len(e.parts) < 2 or e.named_at is None:
        return False
    owner = _KIN_OF_ONE.search(entity_set.regions.text, max(0, e.named_at - KIN_REACH), e.named_at)
    return owner is not None and fold(owner["owner"]) == name.parts[0]


def _is_kin(entity_set: EntitySet, name: PersonName, e: Entity, at: int) -> bool:
    """Whether a full ``name`` at ``at`` and the first place of ``e``, who has more or less of a name, stand close
    together, and the later one is told to be kin of the one before: "Ivo Orlow, 71, … His son, Per Ivo Orlow"."""
    if len(name.parts) < 2 or name.parts == e.parts or not e.occurrences:
        return False
    first, later = sorted((at, e.occurrences[0].start))
    return first < later <= first + KIN_REACH and _KIN_BEFORE.search(entity_set.regions.text, first, later) is not None


def with_corrected_surname(entity_set: EntitySet, name: PersonName, at: int, people: list[Entity]) -> PersonName:
    """``name``, a lone surname, with a slip of the pen put right where it is one."""
    surname = corrected_surname(entity_set, name.parts[0], at, people)
    return replace(name, parts=(surname,)) if surname else name
