"""Who took the pictures: (AP Photo/Ann Field), (Photo by Ann Field), Photo: Ann Field. No more is told of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.lexicon.person_names import fold, is_given_name

_PICTURE = r"\b(?i:photo|photograph|picture|image|credit)s?"
_CREDIT = re.compile(
    rf"\((?:[^()\n]{{0,40}}?{_PICTURE}(?:\s+by\b|\s*[:/])[^()\n]{{0,120}}"
    r"|[A-Z][\w. ]{0,30}/[A-Z][^()/\n]{0,80}(?:/[^()\n]{0,40})?)\)"
    rf"|(?:^|(?<=[.!?”\"|])[ \t]+){_PICTURE}(?:\s(?:by|courtesy\sof)\s+|(?:\scredit)?\s*[:/©]\s*)"
    r"(?:[^\n.]|(?<=\b[A-Z])\.){0,60}\.?$",
    re.MULTILINE,
)
_AGENCY_BEHIND = re.compile(r"/(?:[A-Z]{2,}|Getty|Reuters)\b")
"""Behind who took a picture, in no brackets: Ann Field"/REX"."""
_SIGNS = ("/", "photo", "picture", "image", "credit")
"""One of them stands in every credit, in small letters."""


def without_photographers(text: str, names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``names``, in the order of the text, without the people in brackets, or at the end of a line, that
    tell whose a picture is."""
    small = text.lower()
    if not any(sign in small for sign in _SIGNS):  # as in most articles
        return tuple(names)
    starts = [name.start for name in names]
    credited: set[int] = set()
    for credit in _CREDIT.finditer(text):
        credited.update(range(bisect_left(starts, credit.start()), bisect_left(starts, credit.end())))
    kept = (name for at, name in enumerate(names) if at not in credited or name.type != "person")
    return tuple(shown for name in kept if (shown := _before_credit(text, name)) is not None)


def _before_credit(text: str, name: NameMention) -> NameMention | None:
    """``name`` without the photographer before an agency at its end: "Ida Holm" of "Ida Holm Ann Field/REX"; None where
    nothing else is left."""
    if name.type != "person" or not _AGENCY_BEHIND.match(text, name.end):
        return name
    words = list(re.finditer(r"\S+", text[name.start : name.end]))
    given = len(words) > 3 and is_given_name(fold(words[0][0])) and is_given_name(fold(words[2][0]))
    return replace(name, end=name.start + words[1].end()) if given else None
