"""Words before a person's name that tell what somebody is and were taken for a part of it, cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.lexicon.companies import is_known_organization
from quotes.lexicon.nouns import JOB_AND_NO_NAME, sense_of
from quotes.lexicon.offices import ABBREVIATED, PARTIES, PORTFOLIOS
from quotes.lexicon.person_names import FAMILY_FIRST, PARTICLES, TITLES, fold, is_given_name
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.word_lists import words

_WORD = re.compile(r"\S+")
_OFFICE_BEFORE = re.compile(r"\b([A-Za-z-]+)\s(?:of|for)\s(?:(?:[A-Z][\w-]*,?|and|the|&)\s){0,5}\Z")
"""An office and what it is for, before the last word of that."""
_OFFICE_RIGHT_BEFORE = re.compile(r"(?<![\w’'-])([A-Z][A-Za-z-]+)\s\Z")
_NOUN_BEFORE = re.compile(r"\b([a-z]{3,})\s\Z")
LONGEST_OFFICE = 80
"""Code points before a name in which they stand."""
_DETERMINED = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Mm]y|[Oo]ur|[Tt]heir)\s\Z")
"""Before a word in small letters that is no name: a "kora"."""
_SHORT_TITLE = re.compile(r"[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-xz]{1,3}\.?")
"""A title that is printed short, without a vowel: "Cr"."""
_JOBS_TOO = words("names/jobs_too")
_SHORTEST_NOUN = 4
"""Letters of a noun for somebody; shorter words in small letters may be particles of any language."""
_NO_NAMES = PARTIES - {"green"}  # a surname, too
_LONGEST_NAME_IN_ER = 8
"""Letters of a surname that ends as nouns for a job do: Alexander is longer, but a given name."""


def without_occupation(n: NameMention, text: str, small: Set[str]) -> NameMention:
    """``n`` without a noun for a person before the name ("Realtor Ana Brandt", "Mother-of-two Ana Brandt"), where
    somebody is from ("Brazilian Ana Brandt"), a title in short ("Cr Ana Brandt") or the end of an office, and without
    "the" before a title ("The Hon Ana Lopes"); of two words the first may be a given name ("Baker Orlow"). ``small``:
    the words that the text prints in small letters; one of them before a given name is a noun ("Bass Ana Brandt"), and
    before a known company is none of its name."""
    words = [(m.start() + n.start, m.end() + n.start) for m in re.finditer(r"\S+", text[n.start : n.end])]
    if len(words) > 2 and _ends_an_office(text, n, small):
        return replace(n, start=words[1][0])
    if len(words) > 2 and fold(text[slice(*words[0])]) == "the" and fold(text[slice(*words[1])]) in TITLES:
        words = words[1:]
    first = fold(text[slice(*words[0])]) if words else ""
    sense = sense_of(first)
    second = fold(text[slice(*words[1])]) if len(words) > 2 else ""
    given = is_given_name(second) and second not in PARTICLES  # "Fowler Van Lund" is whole
    job = JOB_AND_NO_NAME.fullmatch(first) or (given and first.endswith("er") and len(first) > _LONGEST_NAME_IN_ER)
    job = job or (given and len(first) > 1 and (first in small or first in _JOBS_TOO))
    unlisted = len(words) > 2 and bool(job) and (not is_given_name(first) or (first in small and first in _JOBS_TOO))
    parent = (len(words) > 2 and "-of-" in first) or (words and _is_compound_job(text[slice(*words[0])]))
    compatriot = given and country_of_adjective(first) is not None and not is_given_name(first)
    short = given and _SHORT_TITLE.fullmatch(text[slice(*words[0])]) is not None and first not in FAMILY_FIRST | TITLES
    person = sense.known and sense.sort == "person" and first not in TITLES
    of_known = len(words) == 2 and first in small and is_known_organization(text[slice(*words[1])])
    person = person and not is_behind_trade(text, n.start)
    occupied = compatriot or person or unlisted or parent or short or of_known
    if not occupied or len(words) < 2 or (is_given_name(first) and len(words) == 2):
        return replace(n, start=words[0][0]) if words and words[0][0] != n.start else n
    return replace(n, start=words[1][0])


def _is_compound_job(word: str) -> bool:
    """Whether a word with a hyphen and a small letter behind it is a noun for somebody: "Left-hander", no "Min-ho"."""
    end = word.rpartition("-")[2] if "-" in word else ""
    return len(end) >= _SHORTEST_NOUN and end.islower() and (end.endswith("er") or sense_of(end).known)


def is_behind_trade(text: str, at: int) -> bool:
    """Whether a noun for what one person does stands right before ``at``; of two of them none has a capital: "operator
    Man Bahadur Orlow"."""
    noun = _NOUN_BEFORE.search(text, max(0, at - LONGEST_OFFICE), at)
    if noun is None:
        return False
    sense = sense_of(noun.group(1))
    doer = noun.group(1).endswith(("er", "or"))
    return sense.known and not sense.plural and (sense.sort == "person" or (sense.sort == "organization" and doer))


def _ends_an_office(text: str, n: NameMention, small: Set[str]) -> bool:
    """Whether the first word of a name of three and more, none that people are given, ends the field of an office
    before it: Minister for Tarn and the "Coast" Ana Brandt, Secretary "Health" Ana Brandt, or its place, named
    elsewhere: Commissioner "Tarn" Ana Brandt."""
    office = _OFFICE_BEFORE.search(text, max(0, n.start - LONGEST_OFFICE), n.start)
    office = office or _OFFICE_RIGHT_BEFORE.search(text, max(0, n.start - LONGEST_OFFICE), n.start)
    word, following = map(fold, text[n.start : n.end].split()[:2])
    if office is None or is_given_name(word) or word in PARTICLES | FAMILY_FIRST:
        return False
    if fold(office.group(1)) not in TITLES | ABBREVIATED and sense_of(fold(office.group(1))).sort != "person":
        return False
    field = word in PORTFOLIOS | small or sense_of(word).known or text.endswith(" the ", 0, n.start)
    return field or (is_given_name(following) and _is_where(text, text[n.start : n.end].split()[0]))


def _is_where(text: str, word: str) -> bool:
    """Whether ``word`` is a place: a country, or the text tells what is in it or was written there."""
    place = re.escape(word)
    told = rf"\b(?:at|in|near)\s{place}\b|^{place.upper()}\b"
    return country_of(word) is not None or re.search(told, text, re.MULTILINE) is not None


def without_small_nouns(text: str, names: Iterable[NameMention]) -> tuple[NameMention, ...]:
    """``names`` with those of people from their first capital on, particles but for: no name begins with a common word
    in small letters ("agronomist Ana Brandt"); and without what comes before a noun for a person inside them ("Tarn
    skipper Ana Brandt") or before a title ("Tarn ni koro Ratu Ivo"); and without those of parties ("Tory") and words in
    small letters ("saperavi", the "kora") that were taken for people's."""
    people = (n for n in names if n.type != "person" or not _is_no_name(n, text))
    return tuple(_from_its_capital(n, text) if n.type == "person" else n for n in people)


def _is_no_name(n: NameMention, text: str) -> bool:
    printed = text[n.start : n.end]
    word, small = fold(printed), printed.isalpha() and printed.islower()
    thing = small and _DETERMINED.search(text, max(0, n.start - LONGEST_OFFICE), n.start) is not None
    return word in _NO_NAMES or thing or (small and not is_given_name(word))


def _from_its_capital(n: NameMention, text: str) -> NameMention:
    words = list(_WORD.finditer(text, n.start, n.end))
    small = [_is_small_noun(word[0]) for word in words]
    first = 0
    for i, word in enumerate(words[:-1]):
        told = all(small[:i]) or sense_of(fold(word[0])).sort == "person" or fold(words[i + 1][0]) in TITLES
        if small[i] and told and words[i + 1][0][0].isupper():
            first = i + 1
    return replace(n, start=words[first].start()) if first else n


def _is_small_noun(word: str) -> bool:
    plain = word.replace("-", "")
    return len(word) >= _SHORTEST_NOUN and plain.isalpha() and plain.islower() and word not in PARTICLES
