"""Words by what they tell of: what kind of day a date stands for, and what kind of news an article is."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quotes.lexicon.word_lists import alternatives

_RESULT = r"\d{1,3}[-–]\d{1,3}"
_PATTERNS = {
    "court": alternatives("subjects/court"),
    "sport": f"{alternatives('subjects/sport')}|{_RESULT}",
    "event": alternatives("subjects/event"),
    "release": alternatives("subjects/release"),
    "happening": alternatives("subjects/happening"),
    "saying": alternatives("subjects/saying"),
}
_SUBJECTS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
SUBJECTS = tuple(_SUBJECTS)
"""The subjects."""
_WORD = re.compile(rf"(?=[\dtT])(?:{_RESULT}|(?i:took\splace))\b|\w+")
"""What may be an entry of the lists; those of more than one word are written out, and tried where they may begin."""

_LONGEST = 30  # code points: no entry is longer, and a word that is begins with one or has none


def densities(text: str) -> dict[str, float]:
    """For each subject how many of its words stand in 1,000 characters of ``text``, at most 8."""
    length = max(1000, len(text))
    found: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        for subject in _subjects_of(word[:_LONGEST]):
            found[subject] += times
    return {subject: min(8.0, 1000 * found[subject] / length) for subject in SUBJECTS}


def subjects(words: str) -> set[str]:
    """The subjects that a stretch of text has words of."""
    return {subject for word in _WORD.findall(words) for subject in _subjects_of(word[:_LONGEST])}


@lru_cache(16384)  # the six lists are asked once for a word, not wherever it stands
def _subjects_of(word: str) -> tuple[str, ...]:
    return tuple(subject for subject, entry in _SUBJECTS.items() if entry.fullmatch(word))
