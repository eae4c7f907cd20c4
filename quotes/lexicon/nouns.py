"""What a common noun tells of who is described: a person, an organisation, a group, a document; one or many; sex.
And nouns with their numbers, as people read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.word_lists import first_of_group, groups_of_words, words

Sort = Literal["person", "organization", "document", "group", "thing"]

PERSON = words("nouns/person")
ORGANIZATION = words("nouns/organization")
DOCUMENT = words("nouns/document")
GROUP = words("nouns/group")
FEMALE = words("nouns/female")
MALE = words("nouns/male")
NAMELESS = words("nouns/nameless")
"""Nouns for somebody whom an article often leaves without a name."""
WRITINGS = words("nouns/writing")
"""Documents that are somebody's own words."""
LAWS = words("nouns/law")
"""Laws and drafts of laws."""
STATE_HEADS = words("nouns/state")
"""Nouns for a body by which a state or a town may be meant; "the bank" is never one."""
MATTERS = words("nouns/matter")
"""Nouns for a law, a measure, a writing or an event."""
MEASURES = words("nouns/measure")
"""What is called after a person and is none: "the Brandt Amendment"."""
QUANTITIES = words("people/quantities")
"""Nouns that tell how many of several there are: "a handful of lawmakers"."""
BODIES_OF_PEOPLE = words("nouns/body_of_people")
"""Nouns of two words for a body, the second of them a noun for a person: "coast guard"."""
_SAME_ROLE = first_of_group("offices/same")
_SAME_DOCUMENT = first_of_group("nouns/same_document")
_SAME_BODY = groups_of_words("nouns/same_body")
_PERSON_ENDING = re.compile(r"(?:[^aeiou]er|or|ist|ian|man|person|ee|eer|crat|ant|goer|iard)$")
"""How many nouns for people end, and some for things ("river", "giant")."""
_ONLY_JOBS = "ologist|ographer|icist|ician|man"
JOB_ENDING = re.compile(rf"(?:{_ONLY_JOBS}|ist|ian|maker|keeper|worker|holder|builder|grower|dealer|owner|eer)$")
"""How nouns for a job end, in no list as they may be: organist, beekeeper. Names end so, too: Florian."""
JOB_AND_NO_NAME = re.compile(rf"[a-z]{{3,}}(?:{_ONLY_JOBS}|(?<!q[uv])ist)")
"""A noun for a job by an ending that names seldom have: glaciologist, bargeman, flautist, but not Lindqvist."""
LIKE_PARTICIPLES = "acclaimed|disgraced|renowned|retired|united"
"""Alternatives of a pattern: what stands before a noun for somebody, or in a name, and only looks like a verb."""
_THING_ENDING = re.compile(
    r"(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|ing|age|ure|dom|hood|logy|graphy|cy|ary|ory)$"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a head noun says. ``gender_score``: +1, -1 or 0 (no word on it). ``known``: the noun is in the lists."""

    sort: Sort
    plural: bool
    gender_score: int
    known: bool


@lru_cache(20_000)
def sense_of(noun: str) -> Sense:
    """The sense of a folded noun; an unknown one is judged by its ending."""
    if noun in GROUP:
        return Sense("group", True, 0, True)
    gender_score = 1 if noun in FEMALE or noun.endswith("woman") else -1 if noun in MALE else 0
    if noun in PERSON or gender_score or noun.endswith("year-old"):
        return Sense("person", False, gender_score, True)
    if noun in ORGANIZATION:
        return Sense("organization", False, 0, True)
    if noun in DOCUMENT:
        return Sense("document", noun.endswith("s"), 0, True)
    one = singular(noun)
    if one != noun:
        if one in PERSON or one in FEMALE or one in MALE:
            return Sense("group", True, 0, True)
        if one in ORGANIZATION:
            return Sense("group", True, 0, True)
        if one in DOCUMENT:
            return Sense("document", True, 0, True)
        return Sense("group", True, 0, False)
    if _PERSON_ENDING.search(noun) or is_one_of_a_people(noun):
        return Sense("person", False, 0, False)
    return Sense("document" if _THING_ENDING.search(noun) else "thing", False, 0, False)


def is_one_of_a_people(noun: str) -> bool:
    """Whether a folded noun is for one who is from a country: "guinean", "swede", but not "swedish"."""
    is_noun = noun.endswith("an") or country_of_adjective(f"{noun}s") is not None
    return is_noun and country_of_adjective(noun) is not None


def sense_of_phrase(words: Sequence[str]) -> Sense:
    """The sense of the last of these folded words, with the one before it: a guard is a person, "coast guard" none."""
    if " ".join(words[-2:]) in BODIES_OF_PEOPLE:
        return Sense("organization", False, 0, True)
    return sense_of(words[-1])


def singular(noun: str) -> str:
    """The singular of a folded noun; the noun itself where it seems to be one."""
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if not noun.endswith("s"):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun if noun.endswith(("ss", "us", "is")) else noun[:-1]


def counted(number: int, noun: str, several: str | None = None) -> str:
    """``number`` of what ``noun`` names: "1 article", "2 articles"; ``several``: its plural where that takes more than
    an s ("tries")."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def document_kind(noun: str) -> str:
    """One noun for documents that a later mention may call by another: "video", "ad"."""
    return _SAME_DOCUMENT.get(noun, noun)


def same_body_groups(noun: str) -> frozenset[int]:
    """The lines of nouns/same_body that have a folded noun: two nouns that share one may be for the same body. Empty
    for a noun that is for any ("group") or for none."""
    return _SAME_BODY.get(noun, frozenset())


def role_word(word: str) -> str:
    """One word for all that mean the same office, party or American state: "Sen.", "senator"; "R-Tex" is two."""
    if len(word) > 2 and word[1] == "-" and word[0] in "rd":
        return _SAME_ROLE.get(word[2:], word[2:])
    return _SAME_ROLE.get(word, word)
