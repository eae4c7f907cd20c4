"""Who took the pictures: (AP Photo/Ann Field), (Photo by Ann Field), Photo: Ann Field. No more is told of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis.attribution import NameMention

_PICTURE = r"\b(?i:photo|photograph|picture|image|credit)s?"
_CREDIT = re.compile(
    rf"\((?:[^()\n]{{0,40}}?{_PICTURE}(?:\s+by\b|\s*[:/])[^()\n]{{0,120}}"
    r"|[A-Z][\w. ]{0,30}/[A-Z][^()/\n]{0,80}(?:/[^()\n]{0,40})?)\)"
    rf"|(?:^|(?<=[.!?”\"|])[ \t]+){_PICTURE}(?:\s(?:by|courtesy\sof)\s+|(?:\scredit)?\s*[:/©]\s*)"
    r"(?:[^\n.]|(?<=\b[A-Z])\.){0,60}\.?$",
    re.MULTILINE,
)
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
    return tuple(name for at, name in enumerate(names) if at not in credited or name.type != "person")
