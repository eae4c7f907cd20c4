"""Where the paragraphs of a text begin, also where its line breaks were lost, and its sentences."""

from __future__ import annotations

import re

from quotes.model import Stretch

_BREAK = re.compile(r"[\r\n]\s*")  # no \s* before it: that takes quadratic time on a long run of spaces
_WIDE_GAP = re.compile(r"(?<=[.!?…”’\"')\]:])[ \t]{2,}(?=\S)")
_ANY_GAP = re.compile(r"(?<=[.!?…”’\"')\]])[ \t]+(?=[A-Z“‘\"'(])")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')]{0,3}\s+(?=[\"“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(r"(?:[\"“‘(]?[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Jr|Sr|St|Lt|Col|Rev|No|U\.S)\.")
"""Abbreviations and initials, behind which a sentence goes on."""


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


def sentences(text: str) -> list[Stretch]:
    """The sentences of a text in order, none over the end of a paragraph. Linear time."""
    starts = paragraph_starts(text)
    return [s for start, end in zip(starts, [*starts[1:], len(text)], strict=True) for s in _between(text, start, end)]


def _between(text: str, start: int, end: int) -> list[Stretch]:
    found = _SENTENCE_END.finditer(text, start, end)
    ends = [m for m in found if not _NO_END.fullmatch(text[max(start, m.start() - 8) : m.start()].split()[-1])]
    starts = [start, *(m.end() for m in ends)]
    return [Stretch(s, e) for s, e in zip(starts, [*(m.start() for m in ends), end], strict=True) if s < e]
