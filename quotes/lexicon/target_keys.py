"""When two wordings name the same target: the key of a wording, and how alike two keys must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from quotes.lexicon.stems import stem
from quotes.lexicon.word_lists import words

ALIKE = 90
"""Percent of likeness from which two keys are one; ``python -m bench.analysis.targets`` measures it."""
LONGEST = 200
"""Code points of a key."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d+")
_EMPTY = words("targets/left_out")
_SMALL = words("targets/small")
"""Words that stand in names in small letters."""


def target_key(target: str, whole: Mapping[str, str]) -> str:
    """The key under which a target is found in other articles: its stems without titles and small words; of a person
    the whole name, from ``whole`` (surname to whole name), where only the surname stands there."""
    words = [w for w in _WORD.findall(target.lower().replace("’s", "").replace("'s", "")) if w not in _EMPTY]
    if len(words) == 1 and words[0] in whole:
        return whole[words[0]][:LONGEST]
    if words and whole.get(words[-1]) == " ".join(words):
        return whole[words[-1]][:LONGEST]
    return " ".join(stem(w) for w in words)[:LONGEST] or target.lower()[:LONGEST]


def is_named_thing(target: str) -> bool:
    """Whether a target is called by a name ("the Corran Strait Treaty", "Darel Ivanic"), so that the same words mean
    the same thing in another article: all its words but small ones begin with a capital."""
    words = [word for word in _WORD.findall(target) if word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def alike(one: str, other: str, least: float = ALIKE) -> bool:
    """Whether two keys name the same target: nearly the same letters, in whatever order the words stand, and the same
    numbers."""
    return other in all_alike([one], [other], least)[one]


def all_alike(keys: Iterable[str], others: Iterable[str], least: float = ALIKE) -> dict[str, set[str]]:
    """For each of ``keys`` those of ``others`` that are ``alike``. A thousand and a thousand take some 20 ms."""
    rows, columns = list(dict.fromkeys(keys)), list(dict.fromkeys(others))
    close = cdist(rows, columns, scorer=ratio, score_cutoff=least)
    close = np.maximum(close, cdist(*map(_in_order, (rows, columns)), scorer=ratio, score_cutoff=least))
    found: dict[str, set[str]] = {key: set() for key in rows}
    for i, j in np.argwhere(close > 0):
        if _NUMBER.findall(rows[i]) == _NUMBER.findall(columns[j]):
            found[rows[i]].add(columns[j])
    return found


def _in_order(keys: Sequence[str]) -> list[str]:
    """Each key with its words in the order of the alphabet."""
    return [" ".join(sorted(key.split())) for key in keys]


def grouped(keys: Iterable[str]) -> dict[str, str]:
    """To each key the one that stands for its group: the first of those given that it is alike."""
    every = list(dict.fromkeys(keys))
    same = all_alike(every, every)
    place = {key: i for i, key in enumerate(every)}
    out: dict[str, str] = {}
    for key in every:
        out[key] = min((k for k in same[key] if out.get(k) == k), key=place.__getitem__, default=key)
    return out
