"""Words before a person's name that tell what somebody is and were taken for a part of it, cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.lexicon.nouns import JOB_AND_NO_NAME, sense_of
from quotes.lexicon.offices import PARTIES
from quotes.lexicon.person_names import PARTICLES, TITLES, fold, is_given_name
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.word_lists import words

_WORD = re.compile(r"\S+")
_JOBS_TOO = words("names/jobs_too")
_SHORTEST_NOUN = 4
"""Letters of a noun for somebody; shorter words in small letters may be particles of any language."""
_NO_NAMES = PARTIES - {"green"}  # a surname, too
_LONGEST_NAME_IN_ER = 8
"""Letters of a surname that ends as nouns for a job do: Alexander is longer, but a given name."""


def without_occupation(n: NameMention, text: str, small: Set[str]) -> NameMention:
    """``n`` without a noun for a person before the name ("Realtor Ana Brandt", "Mother-of-two Ana Brandt") or where
    somebody is from ("Brazilian Ana Brandt"), and without "the" before a title ("The Hon Ana Lopes"); of two words the
    first may be a given name ("Baker Orlow"). ``small``: the words that the text prints in small letters; one of them
    before a given name is a noun ("Bass Ana Brandt")."""
    words = [(m.start() + n.start, m.end() + n.start) for m in re.finditer(r"\S+", text[n.start : n.end])]
    if len(words) > 2 and fold(text[slice(*words[0])]) == "the" and fold(text[slice(*words[1])]) in TITLES:
        words = words[1:]
    first = fold(text[slice(*words[0])]) if words else ""
    sense = sense_of(first)
    second = fold(text[slice(*words[1])]) if len(words) > 2 else ""
    given = is_given_name(second) and second not in PARTICLES  # "Fowler Van Lund" is whole
    job = JOB_AND_NO_NAME.fullmatch(first) or (given and first.endswith("er") and len(first) > _LONGEST_NAME_IN_ER)
    job = job or (given and (first in small or first in _JOBS_TOO))
    unlisted = len(words) > 2 and bool(job) and not is_given_name(first)
    parent = len(words) > 2 and "-of-" in first
    compatriot = given and country_of_adjective(first) is not None and not is_given_name(first)
    occupied = compatriot or (sense.known and sense.sort == "person" and first not in TITLES) or unlisted or parent
    if not occupied or len(words) < 2 or (is_given_name(first) and len(words) == 2):
        return replace(n, start=words[0][0]) if words and words[0][0] != n.start else n
    return replace(n, start=words[1][0])


def without_small_nouns(text: str, names: Iterable[NameMention]) -> tuple[NameMention, ...]:
    """``names`` with those of people from their first capital on, particles but for: no name begins with a common word
    in small letters ("agronomist Ana Brandt"); and without what comes before a noun for a person inside them ("Tarn
    skipper Ana Brandt"); and without those of parties ("Tory") and words in
    small letters ("saperavi") that were taken for people's."""
    people = (n for n in names if n.type != "person" or not _is_no_name(text[n.start : n.end]))
    return tuple(_from_its_capital(n, text) if n.type == "person" else n for n in people)


def _is_no_name(printed: str) -> bool:
    word = fold(printed)
    return word in _NO_NAMES or (printed.isalpha() and printed.islower() and not is_given_name(word))


def _from_its_capital(n: NameMention, text: str) -> NameMention:
    words = list(_WORD.finditer(text, n.start, n.end))
    small = [_is_small_noun(word[0]) for word in words]
    first = 0
    for i, word in enumerate(words[:-1]):
        told = all(small[:i]) or sense_of(fold(word[0])).sort == "person"
        if small[i] and told and words[i + 1][0][0].isupper():
            first = i + 1
    return replace(n, start=words[first].start()) if first else n


def _is_small_noun(word: str) -> bool:
    plain = word.replace("-", "")
    return len(word) >= _SHORTEST_NOUN and plain.isalpha() and plain.islower() and word not in PARTICLES
