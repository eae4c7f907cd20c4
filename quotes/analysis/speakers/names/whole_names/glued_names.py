"""Names that stand side by side with nothing between them and were taken for one, cut apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.lexicon import offices
from quotes.lexicon.nouns import MEASURES
from quotes.lexicon.person_names import GENERATIONS, PARTICLES, SUFFIXES, fold, is_given_name, parse_name

MOST_WORDS = 40
"""Words of a name in which names are looked for; no line of people under a letter has more."""
_OFFICE = re.compile(r"\(([A-Z]{2,5})\)|\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]his) ([A-Z]{2,5})\b(?! [A-Z])")
_LETTERS = re.compile(r"[A-Z]{2,5}")
_RANK_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][a-zà-þ]+[ -](?:of )?){2,4}\Z")
"""A rank or an office of several words before a name: "Chief Inspector" Ana Orlow."""
_TITLE_BEFORE = re.compile(r"(?<![\w.’'-])([A-ZÀ-Þ][\w’'-]*)\.? \Z")
LONGEST_RANK = 60
"""Code points before a name in which its rank stands."""
SHORT = 3
"""Letters that may be somebody's initials; more are none."""
_WORD = re.compile(r"\S+")

Words = tuple[str, ...]


def split_glued(names: Sequence[NameMention], text: str) -> tuple[NameMention, ...]:
    """``names`` in their order, with those of persons cut that are two people's ("Ana Brandt Ivo Hale" under a letter,
    "Hale, Reade Brandt" in a list of surnames), a measure's ("the Brandt Amendment") or begin with the letters of an
    office ("IG Brandt", "MK Ana Brandt")."""
    printed = Counter(_folded(n, text) for n in names if n.type == "person")
    surnames = Counter(words[-1] for words in printed if len(words) > 1)
    told = {letters for found in _OFFICE.findall(text) for letters in found if letters}
    ranks, named = _ranks(names, text), {words[-1] for words in printed if words[1:] and is_given_name(words[0])}
    out: list[NameMention] = []
    for n in names:
        if n.type != "person" or " " not in text[n.start : n.end]:
            out.append(n)
            continue
        for part in _without_measures(n, text):
            part = _without_office(part, text, told, ranks, named)
            pair = _two_surnames(part, text, printed, surnames)
            out += pair or _people(part, text, printed, alone=_alone(part, text))
    return tuple(out)


def _folded(n: NameMention, text: str) -> Words:
    return tuple(fold(word).strip(",") for word in text[n.start : n.end].split())


def _cut(n: NameMention, text: str, first: int, end: int) -> NameMention:
    """The words ``first`` to ``end`` (exclusive) of ``n``."""
    words = list(_WORD.finditer(text, n.start, n.end))
    return replace(n, start=words[first].start(), end=words[end - 1].end())


def _without_measures(n: NameMention, text: str) -> Iterator[NameMention]:
    """What is left of ``n`` between the words for measures: lone surnames, and names that begin with a given name."""
    words = _folded(n, text)
    ends = [i for i, word in enumerate(words) if word in MEASURES]
    if not ends or ends[0] == 0:
        yield n
        return
    for first, end in zip([0, *(i + 1 for i in ends)], [*ends, len(words)], strict=True):
        if end - first == 1 or (end > first and is_given_name(words[first])):
            yield _cut(n, text, first, end)


def _ranks(names: Sequence[NameMention], text: str) -> set[tuple[str, str]]:
    """What stands before the full names of people and is a title where it stands before a part of one again, each with
    such a part: "Ato", Girma of "Ato Girma Wolde"; and what begins a name and is a title there only ("Don Ana Brandt");
    and "CI", Orlow of "Chief Inspector Ana Orlow"."""
    found, ends = set[tuple[str, str]](), {n.end for n in names}
    for n in names:
        words = text[n.start : n.end].split()
        if n.type == "person" and len(words) > 2:
            titles = len(parse_name(text[n.start : n.end]).titles)
            found |= {(title.rstrip("."), word) for title in words[:titles] for word in words[titles:]}
        if n.type != "person" or len(words) < 2 or n.start - 1 in ends or text[n.start - 1 : n.start] != " ":
            continue  # no person, or a name stands before it
        title = _TITLE_BEFORE.search(text, max(0, n.start - LONGEST_RANK), n.start)
        rank = _RANK_BEFORE.search(text, max(0, n.start - LONGEST_RANK), n.start) if title else None
        initials = "".join(sign for sign in rank[0] if sign.isupper()) if rank else ""
        if title is not None and (title.group(1).isupper() or not is_given_name(fold(title.group(1)))):
            found |= {(title.group(1), word) for word in words}
        found |= {(initials[i:], words[-1]) for i in range(len(initials) - 1)}
    return found


def _without_office(
    n: NameMention, text: str, told: Set[str], ranks: Set[tuple[str, str]], named: Set[str]
) -> NameMention:
    """``n`` without a title before it that stands before the whole name elsewhere (see ``_ranks``), or the letters of
    an office: the text has them as a noun ("the IG", "(IG)"); or a full name stands behind them, and they are known, or
    more than initials; or the surname of somebody whose given name is told (one of ``named``): "MVP Brandt"."""
    printed = text[n.start : n.end].split()
    letters_at = (i for i, word in enumerate(printed[:-1]) if word.isupper() and not printed[i + 1].isupper())
    first = max((i for i in letters_at if fold(printed[i]) in offices.ABBREVIATED), default=0)
    letters, *words = printed[first:]
    n = _cut(n, text, first, len(printed))  # "Green MEP Ana Brandt"
    if len(words) == 1 and (letters.rstrip("."), words[0]) in ranks:
        return _cut(n, text, 1, 2)
    if not words or not _LETTERS.fullmatch(letters):
        return n
    office = letters in told
    if not office and not words[0].isupper() and not is_given_name(fold(letters)):
        known, long = fold(letters) in offices.ABBREVIATED, len(letters) >= SHORT
        if len(words) > 1 and fold(words[-1]) not in SUFFIXES:
            office = known or (long and is_given_name(fold(words[0])))
        elif len(words) == 1:
            office = long and fold(words[0]) in named
    return _cut(n, text, 1, len(words) + 1) if office else n


def _two_surnames(n: NameMention, text: str, printed: Counter[Words], surnames: Counter[str]) -> list[NameMention]:
    """The two people of a list of surnames that lacks a comma: each has a whole name of their own in the text, or the
    list stands there again with the comma."""
    words = _folded(n, text)
    if len(words) != 2 or printed[words] > 1 or words[0] == words[1]:
        return []
    if text[max(0, n.start - 9) : n.start].rstrip()[-1:] != "," and text[n.end : n.end + 1] != ",":
        return []
    both = surnames[words[0]] > 0 and surnames[words[1]] > 1  # this very mention is one of the second
    again = all(printed[(word,)] for word in words) and ", ".join(text[n.start : n.end].split()) in text
    return [_cut(n, text, 0, 1), _cut(n, text, 1, 2)] if both or again else []


def _people(n: NameMention, text: str, printed: Counter[Words], *, alone: bool) -> list[NameMention]:
    """``n`` cut before each whole name that begins within it: one behind a "Jr.", one printed elsewhere, as what stands
    before it is, or, where the line is theirs ``alone``, one that begins with a given name behind a surname."""
    words = _folded(n, text)
    if len(words) > MOST_WORDS:
        return [n]
    for at in range(3, len(words)):
        if words[at - 1] in GENERATIONS and words[at] not in SUFFIXES:
            return [_cut(n, text, 0, at), *_people(_cut(n, text, at, len(words)), text, printed, alone=alone)]
    for at in range(2, len(words) - 1):
        if {words[at], words[at + 1]} & SUFFIXES or {words[at - 1], words[at]} & PARTICLES:
            continue
        known = printed[words[:at]] and printed[words[at:]]
        signed = is_given_name(words[0]) and is_given_name(words[at]) and not _may_be_given(words[at - 1])
        if known or (signed and alone):
            return [_cut(n, text, 0, at), *_people(_cut(n, text, at, len(words)), text, printed, alone=alone)]
    return [n]


def _may_be_given(word: str) -> bool:
    return len(word) == 1 or is_given_name(word)


def _alone(n: NameMention, text: str) -> bool:
    """Whether the name fills its line."""
    before, after = text[max(0, n.start - 9) : n.start].rstrip(" \t"), text[n.end : n.end + 9].lstrip(" \t")
    return before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r")
