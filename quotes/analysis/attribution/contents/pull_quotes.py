"""Pull quotes: words printed a second time, alone in their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.lexicon.person_names import CAPITALISED

_SIGNATURE = re.compile(rf"[\s\W]*(?:[—–―~-]+\s*)?(?:{CAPITALISED}[\s,]*){{0,5}}\W*")
_LEAST_REPEAT = 4  # words
_MOST_COMPARED = 20  # stretches that share the first words; bounds the time


def without_repeats(
    text: str, quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """``attributions`` without the words of pull quotes: words that stand alone in their paragraph, with a signature at
    most where they have marks, and are part of what is quoted elsewhere."""
    unmarked = _unmarked(text, quoted, attributions)
    alone = [*_alone(text, quoted), *unmarked]
    if not alone:
        return tuple(attributions)
    runs: dict[tuple[str, ...], list[QuotedStretch]] = defaultdict(list)
    for q in quoted:
        words = _words(text, q)
        for at in range(len(words) - _LEAST_REPEAT + 1):
            runs[tuple(words[at : at + _LEAST_REPEAT])].append(q)
    repeats = [q for q in alone if _is_repeat(text, q, runs)]
    left = (
        replace(a, content=tuple(c for c in a.content if not any(c.start < r.end and r.start < c.end for r in repeats)))
        for a in attributions
    )
    return tuple(a for a in left if a.content)


def _words(text: str, q: QuotedStretch) -> list[str]:
    return re.findall(r"\w+", text[q.start : q.end].casefold())


def _alone(text: str, quoted: Sequence[QuotedStretch]) -> list[QuotedStretch]:
    """The quoted stretches that stand alone in their paragraph but for a signature."""
    starts = paragraph_starts(text)
    found = []
    for q in quoted:
        index = bisect_right(starts, q.start) - 1
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        opening = q.opening.start if q.opening else q.start
        closing = q.closing.end if q.closing else q.end
        if not text[starts[index] : opening].strip() and _SIGNATURE.fullmatch(text, closing, max(closing, end)):
            found.append(q)
    return found


def _unmarked(text: str, quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]) -> list[QuotedStretch]:
    """Contents without marks that fill a paragraph, as if they were quoted."""
    starts = paragraph_starts(text)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    inside = {q.start for q in quoted}
    return [
        QuotedStretch(c.start, c.end, None, None)
        for a in attributions
        for c in a.content
        if c.start in ends and c.start not in inside and not text[c.end : ends[c.start]].strip(" .\t\r\n")
    ]


def _is_repeat(text: str, alone: QuotedStretch, others: Mapping[tuple[str, ...], list[QuotedStretch]]) -> bool:
    """Whether the words of ``alone`` are part of another quoted stretch: a longer one, or the first of equal ones."""
    words = _words(text, alone)
    for other in others.get(tuple(words[:_LEAST_REPEAT]), [])[:_MOST_COMPARED]:
        if other is not alone and f" {' '.join(words)} " in f" {' '.join(_words(text, other))} ":
            longer = len(_words(text, other)) > len(words)
            if longer or other.start < alone.start:
                return True
    return False
