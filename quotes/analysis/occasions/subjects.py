"""Words by what they tell of: what kind of day a date stands for, and what kind of news an article is."""

from __future__ import annotations

import re

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
SUBJECTS = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _PATTERNS.items()}
"""By subject a pattern for one of its words."""


def densities(text: str) -> dict[str, float]:
    """For each subject how many of its words stand in 1,000 characters of ``text``, at most 8."""
    length = max(1000, len(text))
    return {name: min(8.0, 1000 * sum(1 for _ in words.finditer(text)) / length) for name, words in SUBJECTS.items()}
