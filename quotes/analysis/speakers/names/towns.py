"""Names that the engine took for a person's and that are those of towns, rivers and constituencies."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import islice, pairwise

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.person_names import POSSESSIVE, TITLES, fold, is_given_name
from quotes.lexicon.word_lists import alternatives

_SEAT = re.compile(r"(?:\A|\s)(?:MP|MEP|MSP|MLA|TD)\b")
"""Behind a constituency: who sits for it in a parliament."""
LONGEST_SEAT = 5
"""Code points of these letters and the space before them."""
_OF_PLACE = re.compile(
    rf"(?:\b(?i:{alternatives('places/had_by')})\sof"
    r"|\b(?:[Rr]iver|[Pp]ort|[Vv]illage|[Tt]own)|-year-old\s(?:[a-z]+\s)?from"
    r"|\b(?!belie|confiden|disappoint|faith|interest|invest|role|trust)[a-z][\w-]*\s(?:in|near|outside))\s\Z"
)
"""What stands before a place, and before no person: "the mayor of Vordersee", "a rally in Sidi Yahra"."""
MOST_LOOKED_AT = 100
"""Names, and places of each, that are looked at: the time stays bounded."""
_POSSESSIVE_END = re.compile(r"['’]s?\s")
_OFFICE_BEHIND = re.compile(r"\s(?:[Mm]ayor(?:ess)?|[Cc]ity|[Tt]own|[Cc]ounty)\b")
"""What stands behind the name of a town: "Port Amery Mayor Denis Roy"."""
_DOES = re.compile(r"\s(?:added|asked|said|says|thinks|told|who|wrote)\b")
"""What stands behind somebody."""


def without_seats(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with those of constituencies as places: "the Tarn North MP" is whoever sits for it."""
    text, out = regions.text, list[NameMention]()
    for n in names:
        determined = n.type == "person" and text[max(0, n.start - 4) : n.start].lower() == "the "
        seat = _SEAT.search(text, n.start, n.end + LONGEST_SEAT) if determined else None
        if seat and seat.end() >= n.end:
            first = fold(text[n.start : n.end].split()[0])
            is_name = first in TITLES or is_given_name(first)
            n = n if is_name else replace(n, type="place", end=min(n.end, seat.start()))
        out.append(n)
    return tuple(out)


def without_towns(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with those of towns and rivers as places: no given name, and everywhere behind words that only a place
    has before it, or somewhere before an office that only a town has."""
    printed = defaultdict[str, list[NameMention]](list)
    for n in names:
        if n.type == "person":
            printed[POSSESSIVE.sub("", regions.text[n.start : n.end])].append(n)
    looked_at = islice(printed.items(), MOST_LOOKED_AT)
    owners = _owners_of_people(names, regions.text)
    towns = {n for words, places in looked_at if _is_town(words, places, regions, owners) for n in places}
    return tuple(replace(n, type="place") if n in towns else n for n in names)


def _owners_of_people(names: tuple[NameMention, ...], text: str) -> set[str]:
    """The words that stand with a possessive right before a full name and are part of none: "Ilmere’s Ana Brandt"."""
    people = [n for n in names if n.type == "person"]
    full = [words for n in people if len(words := POSSESSIVE.sub("", text[n.start : n.end]).split()) > 1]
    found = {
        POSSESSIVE.sub("", text[a.start : a.end])
        for a, b in pairwise(people)
        if _POSSESSIVE_END.fullmatch(text, a.end, b.start) and " " in text[b.start : b.end]
    }
    return found - {word for words in full for word in words}


def _is_town(words: str, places: list[NameMention], regions: TextRegions, owners: set[str]) -> bool:
    first, text = fold(words.split()[0]), regions.text
    if first in TITLES or is_given_name(first):
        return False
    if all(_OF_PLACE.search(text, max(0, n.start - 40), n.start) for n in places):
        return True
    return not any(_DOES.match(text, n.end) for n in places) and (words in owners or _is_seat(words, text))


def _is_seat(words: str, text: str) -> bool:
    """Whether an office that only a town has stands behind one of the first places where ``words`` are printed."""
    at = -1
    for _ in range(MOST_LOOKED_AT):
        at = text.find(words, at + 1)
        if at < 0 or _OFFICE_BEHIND.match(text, at + len(words)):
            return at >= 0
    return False
