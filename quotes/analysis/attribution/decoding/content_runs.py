"""Runs of content, whole at quotation marks and put together by their cues."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from quotes.analysis.attribution.decoding.tags import B_CONTENT, runs
from quotes.analysis.attribution.decoys import Judged, Range
from quotes.analysis.attribution.encoding import Pieces, paragraph_firsts
from quotes.analysis.attribution.links import FloatArray, IntArray
from quotes.model import END


@dataclass(slots=True)
class Content:
    """A run of content pieces of one paragraph, with its pointers' votes. ``continued``: its quotation goes on from the
    paragraph before. ``inherits``: its cue is that of another paragraph of the same quotation."""

    first: int
    end: int
    probability: float
    cue: Range | None = None
    segments: list[Range] = field(default_factory=list)
    continued: bool = False
    inherits: bool = False


def find_contents(inside: FloatArray, tags: IntArray, pieces: Pieces, judged: Sequence[Judged]) -> list[Content]:
    """Runs of content, made whole at quotation marks: a quoted stretch is content altogether or not at all.
    ``inside``: for each piece the probability of content."""
    is_content = (tags == B_CONTENT) | (tags == B_CONTENT + 1)
    begins = tags == B_CONTENT
    for q in judged:
        if q.accepted:
            begins[q.outer[0] + 1 : q.outer[1]] = False
            if not is_content[q.first]:
                begins[q.outer[0]] = True
            is_content[q.outer[0] : q.outer[1]] = True
        else:
            is_content[q.outer[0] : q.outer[1]] = False
    accepted = [q for q in judged if q.accepted]
    begins[paragraph_firsts(pieces.paragraphs)] = True
    merged = np.where(is_content, np.where(begins, B_CONTENT, B_CONTENT + 1), 0)
    contents = []
    for first, end in runs(merged, B_CONTENT):
        content = Content(first, end, float(np.add.reduce(inside[first:end])) / (end - first))
        at = bisect_right(accepted, first, key=END)
        while at < len(accepted) and accepted[at].first < end:
            segment = accepted[at]
            content.segments.append((segment.first, segment.end))
            content.continued |= segment.stretch.continued and segment.first - first <= 1
            at += 1
        contents.append(content)
    return contents


def in_one_paragraph(pieces: Pieces, one: int, other: int) -> bool:
    """Whether two of the pieces, by their numbers, stand in one paragraph."""
    return bool(pieces.paragraphs[one] == pieces.paragraphs[other])


def by_cue(contents: list[Content]) -> list[list[Content]]:
    """Contents with one cue together; one that continues the paragraph before belongs with it."""
    out: list[list[Content]] = []
    of_cue: dict[Range, list[Content]] = {}
    for content in contents:
        if content.cue is None and content.continued and out:
            out[-1].append(content)
        elif content.cue is None:
            out.append([content])
        elif content.cue in of_cue:
            of_cue[content.cue].append(content)
        else:
            of_cue[content.cue] = [content]
            out.append(of_cue[content.cue])
    return out


def without_scraps(members: Sequence[Content], pieces: Pieces) -> list[Content]:
    """The contents of one cue: those outside marks that touch are one, and no single piece ("that") stands beside
    others."""
    joined: list[Content] = []
    for m in members:
        last = joined[-1] if joined else None
        if last is None or not _are_one(last, m, pieces):
            joined.append(m)
            continue
        share = (m.end - m.first) / (m.end - last.first)
        sure = last.probability * (1 - share) + m.probability * share
        joined[-1] = replace(last, end=m.end, probability=sure)
    return [m for m in joined if m.segments or m.end - m.first > 1] or joined


def _are_one(content: Content, following: Content, pieces: Pieces) -> bool:
    """Whether two contents outside marks touch within a paragraph."""
    outside_marks = not content.segments and not following.segments
    return outside_marks and content.end == following.first and in_one_paragraph(pieces, content.first, following.first)
