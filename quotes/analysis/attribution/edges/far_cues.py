"""Which cue words in marks go with, where the engine tied them to one in another paragraph over somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import LINE_BREAK, Prose
from quotes.analysis.segmentation import BLOT
from quotes.model import START, Stretch

_PRONOUN = re.compile(r"he|she|they|it|we|i|who|you")


def apart_from_others(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, and apart from each those of its quoted words that the cue of somebody else parts from its own,
    in another paragraph: whoever reads on neither waits for a cue nor goes back to it. Words behind such a cue in its
    own paragraph are said by whom that names."""
    cues = sorted((a.cue.start, i) for i, a in enumerate(attributions) if a.cue and a.source)
    kept: list[list[Stretch]] = [[] for _ in attributions]
    apart: list[list[Attribution]] = [[] for _ in attributions]
    for i, a in enumerate(attributions):
        for c in a.content:
            nearest = _nearest_cue(prose, attributions, cues, i, c)
            if nearest is None:
                apart[i].append(replace(a, content=(c,), cue=None, source=None, via=None))
            else:
                kept[nearest].append(c)
    found: list[Attribution] = []
    for a, own, others in zip(attributions, kept, apart, strict=True):
        early = [b for b in others if not own or b.content[0].start < own[0].start]
        whole = [replace(a, content=tuple(sorted(own, key=START)))] if own else []
        found += [*_together(early), *whole, *_together(others[len(early) :])]
    return found


def _together(attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, which have the same cue, as one."""
    content = tuple(c for a in attributions for c in a.content)
    return [replace(attributions[0], content=content)] if attributions else []


def _nearest_cue(
    prose: Prose, attributions: Sequence[Attribution], cues: Sequence[tuple[int, int]], own: int, piece: Stretch
) -> int | None:
    """The number of the attribution whose cue the words of ``piece`` go with: ``own``, where no cue of somebody else
    parts them from its own; another, behind whose cue they stand in one paragraph; None where neither is so. ``cues``:
    where each cue with a source begins, and the number of its attribution, in order."""
    a, q = attributions[own], prose.quoted_in(piece)
    if a.cue is None or a.source is None or a.verbatim or q is None:
        return own
    first, last = min(piece.end, a.cue.end), max(piece.start, a.cue.start)
    if not LINE_BREAK.search(prose.text, first, last):
        return own
    before = bisect_left(cues, (piece.start, 0)) - 1
    other = cues[before][1] if before >= 0 else own
    cue = attributions[other].cue
    if cue is None or attributions[other].verbatim or LINE_BREAK.search(prose.text, cue.start, piece.start):
        other = own
    if piece.start < a.cue.start and q.closing and other != own:
        return other
    between = (attributions[i] for _, i in cues[bisect_left(cues, (first, 0)) : bisect_left(cues, (last, 0))])
    if not any(_is_somebody_else(prose, a.source, b.source) for b in between):
        return own
    return other if other != own and piece.start > a.cue.start else None


def _is_somebody_else(prose: Prose, source: Stretch, other: Stretch | None) -> bool:
    """Whether the article itself, outside of quoted words, calls ``other`` by words that ``source`` has not."""
    assert other is not None
    theirs = prose.text[other.start : other.end].lower()
    if BLOT in theirs or _PRONOUN.fullmatch(theirs):
        return False
    return set(theirs.split()).isdisjoint(prose.text[source.start : source.end].lower().split())
