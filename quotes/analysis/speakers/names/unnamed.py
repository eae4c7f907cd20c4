"""Speakers that were taken for a named person or body and whose words are no proper name: what they are instead."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.analysis.speakers.entities import Entity
from quotes.lexicon.body_kinds import OF_TRADES, kinds_of
from quotes.lexicon.companies import is_known_organization
from quotes.lexicon.nouns import MATTERS, sense_of_phrase
from quotes.lexicon.person_names import TITLES, WORD, fold, is_given_name
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.proper_names import is_body_noun, is_company_spelling, is_organization_name, is_person_name
from quotes.model import SpeakerType

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-zà-þ]+(?![\w’'-])")

_PUBLIC = frozenset(["army", "police", "court", "committee", "ministry", "government"])
"""Kinds of body whose nouns are nobody's surname."""


@lru_cache(4)  # asked for the names of an article, and for what its speakers are shown as
def small_words(text: str) -> frozenset[str]:
    """The words that ``text`` prints in small letters."""
    return frozenset(_SMALL_WORD.findall(text))


def shown_type(e: Entity, small: frozenset[str], bodies: frozenset[str]) -> SpeakerType:
    """What ``e`` is shown as: a person or an organisation only under a proper name. ``small``: the ``small_words`` of
    the article; ``bodies``: the folded names of its organisations and places."""
    if e.type not in ("person", "organization"):
        return e.type
    if e.name.endswith("s") and country_of_adjective(e.name) is not None:
        return "group"  # "Argentines"
    titled = e.type == "person" and bool(e.introduced)
    if titled and fold(e.name) not in TITLES and fold(e.name) not in MATTERS:
        return "person"
    if e.type == "person" and (_is_unit(e.name) or is_company_spelling(e.name)):
        return "organization"
    if e.type == "person":
        is_named = is_person_name(e.name) and fold(e.name) not in bodies
    else:
        is_named = is_organization_name(e.name)
    return e.type if is_named and not _is_of_common_words(e, small) else _described_type(e)


def _is_unit(name: str) -> bool:
    """Whether a name that begins with no given name ends with a noun for a public body: "Recruiting Command"."""
    words = [fold(word) for word in name.split()]
    return len(words) > 1 and not is_given_name(words[0]) and bool(kinds_of(words[-1]) & _PUBLIC)


def _is_of_common_words(e: Entity, small: frozenset[str]) -> bool:
    """Whether the article prints the name in small letters too: every word, none of them a noun for a body ("Absentee
    Voting"), or the last that tells of a doing ("Harbour Dredging"); a single word of a person only where it has
    its capital from the sentence that it opens ("Retrial")."""
    words = e.name.lower().split()
    if is_given_name(fold(words[0])):
        return False
    if len(words) > 1:
        told = set(words) <= small or (words[-1].endswith("ing") and words[-1] in small)
        return told and not any(is_body_noun(fold(word)) for word in words)
    if e.type == "organization":
        return words[0] in small and not is_known_organization(e.name)
    return words[0] in small and all(o.initial for o in e.occurrences if not o.pronoun)


def _described_type(e: Entity) -> SpeakerType:
    """By its noun, else its last word: one unnamed person, several, a body that is described ("the company", whom the
    record lists nowhere), or else what is written."""
    words = [fold(m.group()) for m in WORD.finditer(e.name)]
    words = words[: words.index(e.head) + 1] if e.head in words else words
    nouns = [word for word in words if not word[0].isdigit()]
    if not nouns or nouns[-1] in MATTERS:
        return "document"
    sense = sense_of_phrase(nouns)
    if sense.plural or sense.sort == "group":
        return "group"
    if sense.sort == "organization" or (not sense.known and kinds_of(nouns[-1]) - OF_TRADES):
        # "Panel", from "the panel", would be listed as a name
        return "group" if is_organization_name(e.name) else "organization"
    if sense.sort == "person" or nouns[-1] in ("nobody", "somebody", "anybody", "someone", "anyone"):
        return "anonymous"
    return "document"
