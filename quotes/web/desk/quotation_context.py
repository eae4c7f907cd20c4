"""A quotation in its surroundings: the paragraphs around it, cut into parts that the page marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.analysis.segmentation import paragraphs
from quotes.model import Quotation

LONGEST = 3_000
"""Code points shown before the quotation and after it: no paragraph of a newspaper is longer."""


@dataclass(frozen=True, slots=True)
class ContextPart:
    """A stretch of a paragraph: ``kind`` is "said", "mention", "cue", or empty for the words in between."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. ``own``: the quotation stands in it."""

    parts: tuple[ContextPart, ...]
    own: bool


def passages(text: str, quotation: Quotation) -> list[Passage]:
    """The paragraphs that the quotation, its mention and its cue stand in, with the one before and the one after."""
    places = [(s.start, s.end, "said") for s in quotation.spans]
    places += [(s.start, s.end, kind) for s, kind in ((quotation.mention, "mention"), (quotation.cue, "cue")) if s]
    first, last = quotation.spans[0].start, quotation.spans[-1].end
    begin, end = max(0, first - LONGEST), min(len(text), last + LONGEST)
    blocks = [(max(p.start, begin), min(p.end, end)) for p in paragraphs(text) if p.start < end and p.end > begin]
    own = [i for i, (a, b) in enumerate(blocks) if a < last and b > first]
    needed = [i for i, (a, b) in enumerate(blocks) if any(a < stop and b > start for start, stop, _ in places)]
    shown = range(max(0, min((*needed, own[0] - 1))), min(len(blocks), max(needed) + 2))
    return [Passage(_parts(text, *blocks[i], places), i in own) for i in shown]


def _parts(text: str, start: int, end: int, places: Sequence[tuple[int, int, str]]) -> tuple[ContextPart, ...]:
    """``text[start:end]`` cut at every edge; where places overlap, the quotation's own words come first."""
    edges = sorted({start, end, *(edge for a, b, _ in places for edge in (a, b) if start < edge < end)})
    return tuple(
        ContextPart(text[a:b], next((kind for begin, stop, kind in places if begin <= a and b <= stop), ""))
        for a, b in pairwise(edges)
    )
