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

_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’'»]?\s*[\"“‘'«„]?\Z")
_GAP = 8
"""Code points between two sentences, at most."""
_WORD = re.compile(r"\w+")
_ARTICLES = ("A", "An", "The")
_PRONOUN = re.compile(r"he|she|they|it|we|i|who|you")


def apart_from_others(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, and apart from each those of its quoted words that the cue of somebody else parts from its own,
    in another paragraph: whoever reads on neither waits for a cue nor goes back to it. Words behind such a cue in its
    own paragraph are said by whom that names."""
    cues = sorted((a.cue.start, i) for i, a in enumerate(attributions) if a.cue)
    nearest = [[_nearest_cue(prose, attributions, cues, i, c) for c in a.content] for i, a in enumerate(attributions)]
    if all(number == i for i, numbers in enumerate(nearest) for number in numbers):
        return list(attributions)
    content: list[list[Stretch]] = [[] for _ in attributions]
    for a, numbers in zip(attributions, nearest, strict=True):
        for c, number in zip(a.content, numbers, strict=True):
            if number is not None:
                content[number].append(c)
    found: list[Attribution] = []
    for a, numbers, own in zip(attributions, nearest, content, strict=True):
        apart = [c for c, number in zip(a.content, numbers, strict=True) if number is None]
        if apart and len(apart) == len(numbers) and not own:  # no other cue tells whose they are
            found.append(a)
            continue
        early = [c for c in apart if not own or c.start < own[0].start]
        whole = [replace(a, content=tuple(sorted(own, key=START)))] if own or not numbers else []
        found += [*_unsaid(a, early), *whole, *_unsaid(a, apart[len(early) :])]
    return found


def _unsaid(a: Attribution, content: Sequence[Stretch]) -> list[Attribution]:
    """The words of ``content``, if any, as no cue attributes them."""
    return [replace(a, content=tuple(content), cue=None, source=None, via=None)] if content else []


def _nearest_cue(
    prose: Prose, attributions: Sequence[Attribution], cues: Sequence[tuple[int, int]], own: int, piece: Stretch
) -> int | None:
    """The number of the attribution whose cue the words of ``piece`` go with: ``own``, where no cue of somebody else
    parts them from its own; another, behind the sentence of whose cue they stand in one paragraph; None elsewhere.
    ``cues``: where each cue begins, and the number of its attribution, in order."""
    a = attributions[own]
    if a.cue is None or a.source is None or a.verbatim:
        return own
    first, last = (piece.end, a.cue.start) if piece.start < a.cue.start else (a.cue.end, piece.start)
    if not LINE_BREAK.search(prose.text, first, last) or (q := prose.quoted_in(piece)) is None:
        return own
    before = bisect_left(cues, (piece.start, 0)) - 1
    other = cues[before][1] if before >= 0 else own
    if not _stands_behind(prose, attributions[other], piece):
        other = own
    if piece.start < a.cue.start and q.closing and other == own and _speaks_apart(prose, a, piece):
        return None
    if piece.start < a.cue.start and q.closing and other != own:
        return other if _begins_behind(prose, attributions[other].cue, piece) else None
    between = (attributions[i] for _, i in cues[bisect_left(cues, (first, 0)) : bisect_left(cues, (last, 0))])
    if not any(b.source and is_somebody_else(prose, a.source, b.source) for b in between):
        return own
    return other if other != own and piece.start > a.cue.start else None


def _begins_behind(prose: Prose, cue: Stretch | None, piece: Stretch) -> bool:
    """Whether the sentence of ``cue`` ends before ``piece``: as prose or with the words in marks before it."""
    ended = _SENTENCE_ENDS.search(prose.text, max(0, piece.start - _GAP), piece.start)
    return ended is not None or (cue is not None and cue.end <= prose.before(piece.start)[0])


def _speaks_apart(prose: Prose, a: Attribution, piece: Stretch) -> bool:
    """Whether the speaker of ``a``, whom the paragraph of ``piece`` before it does not name, says words of his own in
    the paragraph of the cue: They held up a sheet with “…”. | Holm said that …"""
    if a.cue is None or a.source is None or not any(_is_told(prose, c, a.cue) for c in a.content):
        return False
    line = max(prose.text.rfind(mark, 0, piece.start) for mark in "\n\r") + 1
    lead, who = _WORD.findall(prose.text, line, piece.start), prose.text[a.source.start : a.source.end]
    named = [word for word in _WORD.findall(who) if word[0].isupper() and word not in _ARTICLES]
    return bool(lead and named) and not _PRONOUN.fullmatch(who.lower()) and set(named).isdisjoint(lead)


def _is_told(prose: Prose, piece: Stretch, cue: Stretch) -> bool:
    """Whether ``piece`` are words without marks behind the ``cue``."""
    return piece.start >= cue.end and prose.quoted_in(piece) is None


def _stands_behind(prose: Prose, attribution: Attribution, piece: Stretch) -> bool:
    """Whether the cue of ``attribution`` stands before ``piece`` in one paragraph, and tells whose it is."""
    cue = attribution.cue
    if cue is None or attribution.source is None or attribution.verbatim:
        return False
    return cue.start < piece.start and not LINE_BREAK.search(prose.text, cue.start, piece.start)


def is_somebody_else(prose: Prose, source: Stretch, other: Stretch) -> bool:
    """Whether the article itself, outside of quoted words, calls ``other`` by words that ``source`` has not."""
    theirs = prose.text[other.start : other.end].lower()
    if BLOT in theirs or _PRONOUN.fullmatch(theirs):
        return False
    return set(theirs.split()).isdisjoint(prose.text[source.start : source.end].lower().split())
