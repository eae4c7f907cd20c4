"""Stretches of text as pairs, how far they cover each other, and the quoted segments that the measures count."""

from __future__ import annotations

import re
from collections.abc import Iterable

Pair = tuple[int, int]
Spans = tuple[Pair, ...]
"""Stretches [start, end) in code points of one text."""

_CLOSERS = {'"': '"”', "“": '”"', "„": "”", "«": "»"}
_WORD = re.compile(r"\w+")


def covered(spans: Iterable[Pair], start: int, end: int) -> int:
    """How many code points of [start, end) lie in ``spans``."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)


def length(spans: Iterable[Pair]) -> int:
    """The code points of all spans together."""
    return sum(e - s for s, e in spans)


def touch(a: Spans, b: Spans) -> bool:
    """Whether the two have a code point in common."""
    return any(covered(a, s, e) for s, e in b)


def likeness(a: Spans, b: Spans) -> float:
    """Intersection over union in code points, 0..1; 0 where both are empty."""
    common = sum(covered(b, s, e) for s, e in a)
    union = length(a) + length(b) - common
    return common / union if union else 0.0


def words_in(text: str, spans: Iterable[Pair]) -> int:
    """The number of words in the spans."""
    return sum(len(_WORD.findall(text[s:e])) for s, e in spans)


def quoted_segments(text: str) -> Spans:
    """The stretches between double quotation marks, marks excluded, as the gold standard counts them.

    Of every paragraph by itself: a mark that opens is closed by a mark of its kind or by the end of the paragraph; a
    second ``“`` before the close ends the first segment and begins another. This is the measuring rod and stays fixed,
    whatever ``quotes.analysis.quotation`` learns to read.
    """
    segments: list[Pair] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, kind = -1, ""
        for at in range(paragraph.start(), paragraph.end()):
            mark = text[at]
            if not kind:
                if mark in _CLOSERS:
                    start, kind = at + 1, mark
            elif mark in _CLOSERS[kind] or mark == kind == "“":
                segments.append((start, at))
                start, kind = (at + 1, mark) if mark == "“" else (-1, "")
        if kind:
            segments.append((start, paragraph.end()))
    return tuple((s, e) for s, e in segments if text[s:e].strip())


def kind_of(content: Spans, segments: Spans) -> str:
    """``direct`` where over nine tenths of the content are quoted, ``indirect`` under a fiftieth, else ``mixed``."""
    total = length(content)
    inside = sum(covered(segments, s, e) for s, e in content)
    if not total or inside / total < 0.02:
        return "indirect"
    return "direct" if inside / total > 0.9 else "mixed"
