"""What belongs to the last word of words without marks and may have been cut off: the bracket that closes, the point of
an hour with its bracket, the state behind a town, names that a comma leads on to."""

from __future__ import annotations

import re

from quotes.lexicon.person_names import CAPITALISED
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_HOUR = re.compile(r"\b[ap]\.m\Z")
_POINT = re.compile(r"\.(?:\s\([^()\n\r]{1,40}\))?(?=[\s,;])")
_TOWN = re.compile(rf"\s(?:in|from|near|of|at|to|outside)\s{CAPITALISED}(?:\s{CAPITALISED}){{0,2}}\Z")
_STATE = re.compile(
    rf",\s(?:{alternatives('places/state_abbreviations', 'places/province_abbreviations')}|[A-Z]\.[A-Z])\.(?=[\s,;]|\Z)"
)
_NAME = r"(?:the\s)?[A-ZÀ-Þ][\w’'-]*+(?:\s(?:(?:of|for|de)\s(?:the\s)?)?[A-ZÀ-Þ][\w’'-]*+){0,5}"
_NAMES = re.compile(rf"\s{_NAME}(?:(?:,|,?\s(?:and|or))\s{_NAME}){{0,9}}(?=\.(?:\s|\Z))")
_SPEAKS = re.compile(rf"\b{ANY_FORM}\b", re.IGNORECASE)
_LONGEST = 60  # code points at the end of words that are looked at


def with_last_words(text: str, words: Stretch, until: int) -> int:
    """Where ``words`` end with what belongs to their last one, at ``until`` at most."""
    start, end = max(words.start, words.end - _LONGEST), words.end
    found: re.Match[str] | None = None
    if text.endswith(",", start, end):
        found = _NAMES.match(text, end, until)
        found = None if found and _SPEAKS.search(found[0]) else found
    elif text.startswith(".", end) and _HOUR.search(text, start, end):
        found = _POINT.match(text, end, until)
    elif text.startswith(",", end) and _TOWN.search(text, start, end):
        found = _STATE.match(text, end, until)
    end = found.end() if found else end
    opened = text.rfind("(", start, end) > text.rfind(")", start, end)
    return end + 1 if opened and end < until and text[end] == ")" else end
