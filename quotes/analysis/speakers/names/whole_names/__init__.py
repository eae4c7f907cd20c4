"""Name mentions made whole: fragments joined, missed given names and surnames added, what is no name left out, and what
is two names cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.role_words import without_occupation
from quotes.analysis.speakers.names.told_bodies import with_clubs, with_legal_forms, with_partners
from quotes.analysis.speakers.names.unnamed import small_words
from quotes.analysis.speakers.names.whole_names.courtesy_names import behind_courtesy_titles, with_nicknames
from quotes.analysis.speakers.names.whole_names.glued_names import split_glued
from quotes.analysis.speakers.names.whole_names.missed_words import extended
from quotes.analysis.speakers.names.whole_names.no_names import (
    is_common_noun,
    is_no_name,
    is_of_a_people,
    is_of_an_office,
    surnames_of,
    without_headline_nouns,
)
from quotes.analysis.speakers.names.whole_names.source_names import aligned_with_sources
from quotes.analysis.speakers.names.whole_names.told_names import with_called_bodies, with_short_forms, with_sources
from quotes.analysis.speakers.names.whole_names.whole_bodies import with_trade, with_whole_bodies, without_descriptor
from quotes.analysis.speakers.names.whole_names.word_edges import (
    behind_repeated,
    cut_at_lines,
    joined_fragments,
    with_given_names,
    with_whole_words,
)
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import START, Stretch

_OF_A_SAINT = re.compile(r" of (?:Saint|St\.?|San|Santa|São) [A-ZÀ-Þ][\w-]+(?![\w-]| [A-ZÀ-Þ])")
"""Before and over the name of a place: the Port Authority" of Saint Brendan"."""


def whole_names(
    names: tuple[NameMention, ...], regions: TextRegions, sources: list[Stretch]
) -> tuple[NameMention, ...]:
    """``names`` as they should have been marked, in the order of the text and without overlaps."""
    text, small = regions.text, small_words(regions.text)
    names = _of_one_type(names, text)
    lines = [line for n in sorted(names, key=lambda n: (n.start, n.end)) for line in cut_at_lines(n, text)]
    lines = behind_repeated(lines, text)
    people = [n.start for n in lines if n.type == "person" and not _OF_A_SAINT.match(text, max(0, n.start - 4))]
    worded = [with_whole_words(n, text, _next(people, n.end, len(text))) for n in lines]
    kept = joined_fragments(with_given_names(worded, text), text)
    surnames = surnames_of(kept, text)
    kept = [n for n in kept if not is_no_name(n, text, surnames) and not is_of_a_people(n, text)]
    kept = [n for n in kept if not is_common_noun(n, text) and not is_of_an_office(n, text)]
    kept = without_headline_nouns(kept, regions, small)
    kept = with_short_forms(with_sources(with_whole_bodies(kept, text), text, sources), text)
    kept = with_called_bodies(kept, text)
    kept = with_partners(kept, regions)
    kept = with_nicknames(kept, text)
    kept = [without_descriptor(n, text) if n.type == "organization" else n for n in kept]
    kept += behind_courtesy_titles(kept, text)
    kept = aligned_with_sources(sorted(kept, key=START), text, sources, small)
    out: list[NameMention] = []
    for i, n in enumerate(kept):
        before = out[-1].end if out else 0
        after = kept[i + 1].start if i + 1 < len(kept) else len(text)
        n = with_trade(n, text, after)
        out.append(extended(n, regions, before, after) if n.type == "person" else n)
    out = with_legal_forms([without_occupation(n, text, small) if n.type == "person" else n for n in out], text)
    return split_glued(with_clubs(out, text), text)


def _of_one_type(names: tuple[NameMention, ...], text: str) -> tuple[NameMention, ...]:
    """``names`` with a lone word as a person's everywhere that is one's in most places: the engine goes wrong once."""
    printed = Counter(text[n.start : n.end] for n in names)
    people = Counter(text[n.start : n.end] for n in names if n.type == "person")
    return tuple(
        replace(n, type="person") if n.type == "organization" and 2 * people[word] > printed[word] + 1 else n
        for n, word in ((n, text[n.start : n.end]) for n in names)
    )


def _next(starts: list[int], at: int, end: int) -> int:
    """The first of ``starts``, which are in order, from ``at`` on; ``end`` where there is none."""
    i = bisect_left(starts, at)
    return starts[i] if i < len(starts) else end
