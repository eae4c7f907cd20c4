"""People named with a nickname in marks, or by a surname behind "Mr"."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.analysis.attribution import NameMention
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import COURTESY, TITLES, fold
from quotes.lexicon.places import country_of_adjective
from quotes.lexicon.proper_names import NOT_NAMES

NICKNAMED = re.compile(
    r"[A-ZÀ-Þ][a-zà-þ]+(?: [A-Z][\w.]*)? (?:[\"“‘'(](?:the )?[A-Z][a-z]{1,9}(?: [A-Z][a-z]{1,9})?[\"”’')]) "
    r"[A-ZÀ-Þ][\w’'-]+(?=[\s,.;:’'\"”)]|$)"
)
_COURTESY = re.compile(rf"\b{COURTESY}\.?[ \u00a0]([A-ZÀ-Þ][a-zà-þ][\w’-]*)(?<!’s)")


def with_nicknames(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with each that has a nickname in marks as one, as far as its surname was seen: Ana "Flash" "Van Orlow".
    No order is promised."""
    out = list(names)
    for m in NICKNAMED.finditer(text):
        if fold(m[0].split()[0]) in NOT_NAMES:
            continue  # On “Winter” Orlow said
        over = [n for n in out if m.start() < n.end and n.start < m.end()]
        end = max([m.end(), *(n.end for n in over if n.type == "person")])
        out = [n for n in out if n not in over] + [NameMention(m.start(), end, "person", 0.9)]
    return out


def behind_courtesy_titles(names: list[NameMention], text: str) -> list[NameMention]:
    """The surnames behind "Mr" and the like that none of ``names`` touches: "Mr Irish"."""
    taken = sorted((n.start, n.end) for n in names)
    added = []
    for m in _COURTESY.finditer(text):
        i = bisect_left(taken, (m.end(), 0)) - 1
        free = i < 0 or taken[i][1] <= m.start()
        if free and not _is_office(m.group(1)):
            added.append(NameMention(m.start(1), m.end(1), "person", 0.9))
    return added


def _is_office(word: str) -> bool:
    """Whether a capitalised word is a noun for a person and for no people: "Mr. President", not "Mr Irish"."""
    sense = sense_of(fold(word))
    person = sense.known and sense.sort == "person" and country_of_adjective(word) is None
    return person or fold(word) in TITLES
