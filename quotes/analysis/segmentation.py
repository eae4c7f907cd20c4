"""Where the paragraphs of a text begin, also where its line breaks were lost."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[\r\n]\s*")  # no \s* before it: that takes quadratic time on a long run of spaces
_WIDE_GAP = re.compile(r"(?<=[.!?…”’\"')\]:])[ \t]{2,}(?=\S)")
_ANY_GAP = re.compile(r"(?<=[.!?…”’\"')\]])[ \t]+(?=[A-Z“‘\"'(])")


def paragraph_starts(text: str) -> list[int]:
    """The code points at which the paragraphs of ``text`` begin, the first always 0. Linear time.

    In text on one line, two spaces and more behind a sentence are what exports leave of a paragraph break; where they
    stand behind every other sentence they are a typist's habit and mean nothing.
    """
    starts = [m.end() for m in _BREAK.finditer(text)]
    if not starts:
        starts = [m.end() for m in _WIDE_GAP.finditer(text)]
        if len(starts) * 2 > len(_ANY_GAP.findall(text)):
            starts = []
    return [0, *(s for s in starts if 0 < s < len(text))]
