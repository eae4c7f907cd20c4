"""Which names of an article are people's, as they are printed: with their titles, without the words of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.families import PrintedPerson
from quotes.analysis.speakers.names.name_types import titles_before
from quotes.analysis.speakers.names.told_bodies import is_told_here
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import ORGANIZATION
from quotes.lexicon.person_names import (
    PARTICLES,
    REGNAL,
    TITLES_BEHIND,
    WORD,
    family_of,
    fold,
    is_given_name,
    parse_name,
    same_person,
)

_COUPLE = re.compile(r"\bM(?:rs?|s)\.?\s(?:and|&)\s(?:Mrs?|Ms|Miss)\b")
"""Before the surname of two: "Mr and Mrs" Holm."""
_LONGEST_COUPLE = 16
"""Code points of that."""

MOST_WORDS = 10
"""Words of the longest name that is sought in a headline: a made-up one of thousands must not take minutes."""


def people_and_others(
    names: Iterable[NameMention], regions: TextRegions
) -> tuple[list[PrintedPerson], list[NameMention]]:
    """The names of people, each parsed with the titles before it, and those of all others; none of a couple's ("Mr and
    Mrs Orlow"), which is neither. What the model takes for no person is one where it is the surname ("Orlow", "St
    Orlow") or nickname of somebody named in full."""
    people: list[PrintedPerson] = []
    others: list[NameMention] = []
    for n in names:
        printed = regions.text[n.start : n.end]
        if n.type == "person" and fold(printed.split()[-1] if printed.split() else "") not in ORGANIZATION:
            name = parse_name(titles_before(regions, n.start) + printed)
            if not _COUPLE.search(regions.text, max(0, n.start - _LONGEST_COUPLE), n.end):
                people.append((n, name))
            elif len(name.parts) > 1:  # "Mr and Mrs Per Holm" names one of the two
                people.append((n, parse_name(printed)))
        else:
            others.append(n)
    people = _without_headline_words(people, regions)
    people = _without_titles_behind(people)
    full = [name for _, name in people if len(name.parts) > 1]
    known: set[tuple[str, ...]] = {(family_of(name.parts),) for name in full} | {(name.nickname,) for name in full}
    known |= {name.parts[-2:] for name in full if name.parts[-2] in PARTICLES | REGNAL}
    unnamed: list[NameMention] = []
    for n in others:
        printed = regions.text[n.start : n.end]
        name = parse_name(titles_before(regions, n.start) + printed)
        acronym = printed.isupper() and (len(printed) < 4 or "." in printed)
        alone = name.parts in known and not acronym and not printed.lower().startswith("the ")
        if alone and not is_told_here(n, regions):
            people.append((n, name))
        else:
            unnamed.append(n)
    return people, unnamed


def _without_titles_behind(people: list[PrintedPerson]) -> list[PrintedPerson]:
    """``people`` with a title behind a name as no part of it, where the article has the name in full: "Hasan Bey" of
    Hasan Orlow."""
    full = [name.parts for _, name in people if len(name.parts) > 1 and name.parts[-1] not in TITLES_BEHIND]
    borne = {part for parts in full for part in (parts[0], parts[-1])}
    return [
        (n, replace(name, parts=name.parts[:1]))
        if len(name.parts) == 2 and name.parts[1] in TITLES_BEHIND and name.parts[0] in borne
        else (n, name)
        for n, name in people
    ]


def _without_headline_words(people: list[PrintedPerson], regions: TextRegions) -> list[PrintedPerson]:
    """``people`` with names that took in other words of a headline ("Obama Seeks", "Corners Obama") cut to the name
    that the article itself gives: the longest run of their words that is a full name or a surname there, or stands
    there behind a title ("Obama Plan")."""
    if not regions.opens_with_headline():
        return people
    full = {name.parts for n, name in people if len(name.parts) > 1 and regions.paragraph(n.start)}
    surnames = {family_of(parts) for parts in full}
    if not regions.opens_with_sentence():
        surnames |= {name.parts[0] for _, name in people if len(name.parts) == 1 and name.titles}
    longest = min(MOST_WORDS, max(map(len, full), default=1))
    out = []
    for n, name in people:
        if len(name.parts) > 1 and not regions.paragraph(n.start) and name.parts not in full:
            words = [(m.start() + n.start, m.end() + n.start) for m in WORD.finditer(regions.text[n.start : n.end])]
            folded = [fold(regions.text[s:e]) for s, e in words]
            known = [
                (j - i, -i, j)
                for i in range(len(words))
                for j in range(i + 1, min(len(words), i + longest) + 1)
                if tuple(folded[i:j]) in full or (j - i == 1 and folded[i] in surnames)
            ]
            _, i, j = max(known, default=(0, 0, 0))
            i = -i
            spelt_short = any(same_person(name.parts, parts) for parts in full)  # "T. Orlow" is Taiwo Orlow
            if known and not spelt_short and not (i and is_given_name(name.parts[0])):
                n = replace(n, start=words[i][0], end=words[j - 1][1])
                name = parse_name(regions.text[n.start : n.end])
        out.append((n, name))
    return out
