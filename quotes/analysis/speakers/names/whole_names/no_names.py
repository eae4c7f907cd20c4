"""Name mentions that are no names: common nouns, titles, offices, peoples."""

from __future__ import annotations

import re
from collections.abc import Set

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import ORGANIZATION, PERSON, sense_of
from quotes.lexicon.offices import ABBREVIATED, EXCLUSIVE, PORTFOLIOS
from quotes.lexicon.person_names import COURTESY_TITLES, TITLES, fold, is_any_title, is_given_name
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.proper_names import NOT_NAMES, is_common

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]*")
_DETERMINED = re.compile(r"\b(?:[Tt]he|an?|[Ii]ts|[Tt]his|[Tt]hat)\s\Z")
_THE = re.compile(r"\b[Tt]he (?:\d\d-year-old )?\Z")
_STATE = re.compile(r"[DRI]-[A-Z][\w.]*|[A-Z][a-z]{1,4}\.")
_MODEL = re.compile(r"\s[A-Z]{1,3}-?\d+[A-Za-z]?\Z")
"""How the name of a thing that is made ends: Tarn Runner" X3"."""
_THE_BEFORE = re.compile(r"\b(?:[Tt]he|THE)\s\Z")
_OF_PLACE_NAMED = re.compile(
    r"\sof\s[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)?,\s(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]*,"
)
_TITLED_AFTER = re.compile(r"(?P<stop>\.?)\)?[^\S\n](?P<word>[A-ZÀ-Þ][\w’'-]*)")
_SMALL_WORD_AFTER = re.compile(r" ([a-z-]+)")
LONGEST_DETERMINER = 6
"""Code points before a noun in which its determiner is looked for."""


def without_headline_nouns(names: list[NameMention], regions: TextRegions, small: frozenset[str]) -> list[NameMention]:
    """``names`` without a common noun for somebody with which the headline opens, printed in ``small`` letters further
    on and nowhere inside a sentence with a capital: "Airline to refund pilgrims"."""
    text = regions.text
    first = names[0] if names and regions.opens_with_headline() else None
    noun = text[first.start : first.end] if first else ""
    if first is None or first.start or noun.lower() not in small & (ORGANIZATION | PERSON):
        return names
    return names if noun in _CAPITAL_INSIDE.findall(text) else names[1:]


def is_common_noun(n: NameMention, text: str) -> bool:
    """Whether ``n`` is a noun in capitals for any body: "the NGO"."""
    printed = text[n.start : n.end]
    before = text[max(0, n.start - LONGEST_DETERMINER) : n.start]
    return printed.isupper() and fold(printed) in ORGANIZATION and bool(_DETERMINED.search(before))


def is_of_an_office(n: NameMention, text: str) -> bool:
    """Whether ``n`` is the field of an office and no body: "Interior" of "Interior minister"."""
    holder = _SMALL_WORD_AFTER.match(text, n.end) if n.type != "person" else None
    if holder is None or not all(fold(word) in PORTFOLIOS for word in text[n.start : n.end].split()):
        return False
    return holder.group(1) in TITLES or sense_of(holder.group(1)).sort == "person"


def is_of_a_people(n: NameMention, text: str) -> bool:
    """Whether ``n`` tells which country somebody is from and is no name: "the Slovenian said"."""
    return (
        n.type == "person"
        and country_of_adjective(text[n.start : n.end]) is not None
        and _THE.search(text, max(0, n.start - LONGEST_DETERMINER), n.start) is not None
    )


def surnames_of(names: list[NameMention], text: str) -> set[str]:
    """The last words of the full names of people, as they are printed."""
    people = (text[n.start : n.end].split() for n in names if n.type == "person")
    return {words[-1] for words in people if len(words) > 1 and not is_common(words[0])}


def is_no_name(n: NameMention, text: str, surnames: Set[str]) -> bool:
    """Whether the words of ``n`` are no name: a lone one is, where somebody of the article has it as a surname ("White"
    of Ana White), a title is none before what is governed ("Custos of Tarn"), and a model with its number is nobody."""
    printed = text[n.start : n.end].split()
    if n.type == "person" and (
        _MODEL.search(text, n.start, n.end) or _is_title_of_a_place(n, text) or _is_short_title(n, text)
    ):
        return True
    if n.type != "person" or len(printed) > 1:
        return _are_none(printed)
    borne = printed[0] in surnames and printed[0][1:].islower()
    of_place = fold(printed[0]) in TITLES and not is_given_name(fold(printed[0])) and text.startswith(" of ", n.end)
    return not borne and (of_place or _are_none(printed))


def _is_short_title(n: NameMention, text: str) -> bool:
    """Whether ``n`` is nothing but titles before a name, the last of them printed short, or before another title: "Adv"
    of "Adv. Ana Brandt", "Snr" of "Snr Sgt Brandt"."""
    after = _TITLED_AFTER.match(text, n.end)
    if after is None or not (after["stop"] or is_any_title(fold(after["word"]))):
        return False
    return all(is_any_title(fold(word)) for word in text[n.start : n.end].split())


def _is_title_of_a_place(n: NameMention, text: str) -> bool:
    """Whether the words are what the one is who is named behind a place: the "Tui Ofa" of Tarn, Ana Brandt,."""
    the = _THE_BEFORE.search(text, max(0, n.start - len("the ")), n.start)
    return the is not None and _OF_PLACE_NAMED.match(text, n.end) is not None


def _are_none(printed: list[str]) -> bool:
    """Whether the words of a name are none: each alone is none, or they are an office ("PRIME MINISTER")."""
    folded = [fold(word) for word in printed]
    office = bool(folded) and folded[-1] in EXCLUSIVE and all(word in TITLES for word in folded)
    return (office and not is_given_name(folded[-1])) or all(_is_none(word) for word in printed)


def _is_none(word: str) -> bool:
    """Whether a word alone is no name: a common word, a title, or an abbreviated American state ("D-Md.")."""
    folded = fold(word)
    return folded in NOT_NAMES or folded in _BARE_TITLES or bool(_STATE.fullmatch(word))


_BARE_TITLES = COURTESY_TITLES | (ABBREVIATED & TITLES)
"""Titles that alone are nobody's name: "Gen" of "Gen. Orlow"."""
