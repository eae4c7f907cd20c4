"""Whether the shorter name of a body stands for the one with the longer name, or for another to which that belongs."""

from __future__ import annotations

import re

from quotes.analysis.speakers.entities import LEAST_LETTERS, Entity, EntitySet
from quotes.lexicon.companies import DESIGNATORS, TRADES, is_known_organization
from quotes.lexicon.nouns import ORGANIZATION, sense_of
from quotes.lexicon.person_names import fold
from quotes.lexicon.places import country_of
from quotes.lexicon.proper_names import is_body_noun, without_article

_PART = re.compile(r"['’]s?\s|\s(?:on|at|to|with)\s")
"""Behind an owner, or behind a whole name: "Guild’s Rules Committee" is no Guild, "Ferry Council on Tarn" no name."""
_OWNED = re.compile(r"\w['’]s?\s[A-Z]")
"""Behind an owner of several words: "Tarn Police Department’s Fraud Division" is no Tarn police."""
_WORD_AFTER = re.compile(r"\s([A-Z][\w-]+)")
MOST_BODIES = 100
"""So many bodies of an article are compared with each other."""
_HALVES = frozenset(["North", "South"])
"""By what one half of a country is called: "the North"."""
SHORT = 2
"""Words: a short name has fewer."""
MOST_PLACES = 10
"""Places of a longer name that are looked at."""


def join_short_bodies(entity_set: EntitySet) -> None:
    """Make one of each body with a short name and the only one with a longer name for which that stands: "the Echo" and
    "the Tarnev Echo"; "the House" is no "Light House", for it is a noun by itself; and of "the TH Times" and "the Tarn
    Harbour Times"."""
    bodies = [e for e in entity_set.entities if e.type == "organization" and not e.is_place][:MOST_BODIES]
    for e in bodies:
        if 0 < len(e.words) < SHORT and len(e.name) > LEAST_LETTERS:
            longer = [other for other in bodies if e.words < other.words and _is_edge(e.name, other.name)]
            if (
                len(longer) == 1
                and longer[0] in entity_set.entities
                and is_short_for(e.name, longer[0], entity_set.regions.text)
            ):
                entity_set.absorb(longer[0], e)
    _join_halves(entity_set)
    for e in (e for e in bodies if e.name[:2].isupper()):
        spelt_out = [other for other in bodies if other is not e and _is_spelt_out(e.name, other.name)]
        if len(spelt_out) == 1 and {e, spelt_out[0]} <= set(entity_set.entities):
            entity_set.absorb(spelt_out[0], e)


def _join_halves(entity_set: EntitySet) -> None:
    """Make one of "the North" and the only country of the article whose name begins so: North Marenia."""
    places = [e for e in entity_set.entities if e.is_place][:MOST_BODIES]
    for half in (e for e in places if e.name in _HALVES):
        whole = [e for e in places if e.name.startswith(f"{half.name} ") and country_of(e.name) is not None]
        if len({country_of(e.name) for e in whole}) == 1:
            entity_set.absorb(whole[0], half)


def _is_spelt_out(short: str, name: str) -> bool:
    """Whether ``name`` is ``short`` with the words for the letters that it begins with: "TH Times", "Tarn Harbour
    Times"."""
    letters, _, rest = short.partition(" ")
    if not rest or len(letters) < 2 or not letters.isupper() or not name.endswith(f" {rest}"):
        return False
    return "".join(word[0] for word in name.removesuffix(rest).split()) == letters


def _is_edge(label: str, name: str) -> bool:
    """Whether ``name`` begins with ``label``, or ends with it where that is no noun for any body."""
    ends = name.endswith(f" {label}") and fold(label) not in ORGANIZATION
    return ends or name.startswith(f"{label} ")


def is_short_for(label: str, e: Entity, text: str) -> bool:
    """Whether the body called ``label`` can be ``e``, whose name has all its words and more: never the owner of a part
    ("FBI" in "FBI’s Office"), a state that a name begins with, a model with a number, one of two bodies side by side,
    or what is printed as the beginning of an office alone ("White House Press" Secretary), nor where words inside the
    name are left out: "Cable Works" is no "Tarn Cable and Rope Works"."""
    part = _PART.match(e.name, len(label)) or _OWNED.search(e.name, len(label))
    if e.name.startswith(label) and (part or country_of(label) is not None):
        return False
    if any(word.isdigit() for word in e.name.split()) and not any(sign.isdigit() for sign in label):
        return False
    bare = without_article(label)
    if bare.istitle() and _leaves_out_inside(bare.split(), e.name.split()):
        return False
    if (" " in label and label in e.name.split(" and ")) or _is_a_product(label, e.name):
        return False
    return not all(_opens_an_office(text, o.end) for o in e.occurrences[:MOST_PLACES])


def _leaves_out_inside(words: list[str], name: list[str]) -> bool:
    """Whether the several ``words`` stand in ``name`` in their order, but not side by side."""
    if len(words) < SHORT or not set(words) <= set(name):
        return False
    places = [name.index(word) for word in words]
    return places == sorted(places) and places[-1] - places[0] >= len(words)


def _is_a_product(label: str, name: str) -> bool:
    """Whether ``name`` is a thing of the known company ``label``: words of its own, no kind of body among them."""
    more = name[len(label) :].split() if name.startswith(f"{label} ") and is_known_organization(label) else []
    return bool(more) and not any(w in DESIGNATORS or w in TRADES or is_body_noun(w) for w in map(fold, more))


def _opens_an_office(text: str, end: int) -> bool:
    """Whether a capitalised noun for a person stands behind the name that ends at ``end``."""
    after = _WORD_AFTER.match(text, end)
    if after is None:
        return False
    sense = sense_of(fold(after.group(1)))
    return sense.known and sense.sort == "person"
