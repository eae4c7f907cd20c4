"""Which cue a content has: the one that it points to, unless a convention of setting quotations tells another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis.attribution.decoding.content_runs import Content, in_one_paragraph
from quotes.analysis.attribution.decoding.pointer_targets import Targets
from quotes.analysis.attribution.decoys import INTERRUPTION, Range
from quotes.analysis.attribution.encoding import Pieces
from quotes.analysis.attribution.links import CONTENT_TO_CUE, LinkScorer

NEAR = 4
"""Contents: how many before one may have the cue that its words go on with."""

OWN_CUE = 15
"""Pieces: how near behind a quotation words have their own cue."""

ENDED, SENTENCE, SHORT = 2, 38, 8
"""Pieces: how near words that end with a full stop have their own cue (“Ready.” – Ida Holm); how much may follow a cue
behind quoted words, or behind words without marks, up to the full stop that ends its sentence."""

SURE_CUE, HARDLY = 0.9, 0.02
"""The pointer to a cue is left as it is from the one probability on, where that of the cue by convention is under the
other: then the pointer is right more often than the convention (PolNeAR dev and train)."""

CLEAR_CUE = 0.5
"""Probability of the cue from which words without marks count as attributed; the best on dev of 0 to 0.85."""


def follow_conventions(contents: list[Content], cues: list[Range], pieces: Pieces, links: LinkScorer) -> None:
    """Set the cue of quoted ``contents``, in place, where one of four conventions of setting overrules the pointer from
    the words to their cue (see ``_by_convention``). ``cues`` in order."""
    for number, content in enumerate(contents):
        if content.segments:
            before = bisect_left(cues, (content.first,)) - 1
            left = cues[before] if before >= 0 else None
            right = cues[before + 1] if before + 1 < len(cues) else None
            following = contents[number + 1].first if number + 1 < len(contents) else len(pieces)
            right = (
                right
                if right and right[0] < following and in_one_paragraph(pieces, content.end - 1, right[0])
                else None
            )
            cue = _by_convention(pieces, content, contents[max(0, number - NEAR) : number], left, right)
            if cue and not (cue == right and _points_elsewhere(links, content, right)):
                content.cue = cue


def speak_on(contents: Sequence[Content], pieces: Pieces) -> None:
    """Give the paragraphs of one quotation the cue that stands in one of them: that of the paragraph before, else that
    of the next which has one. Where none has, a cue before the first of them is that of all."""
    at = 0
    while at < len(contents):
        end = at + 1
        while end < len(contents) and contents[end].continued:
            end += 1
        if end - at > 1:
            _share_cue(contents[at:end], pieces)
        at = end


def _share_cue(run: Sequence[Content], pieces: Pieces) -> None:
    own = [c.cue is not None and in_one_paragraph(pieces, c.cue[0], c.end - 1) for c in run]
    own[0] |= run[0].cue is not None and run[0].cue[0] < run[0].first
    if not any(own):
        for content in run[1:]:
            content.cue, content.inherits = run[0].cue, True
        return
    cue = run[own.index(True)].cue
    for content, has_own in zip(run, own, strict=True):
        if has_own:
            cue = content.cue
        else:
            content.cue, content.inherits = cue, True


def _points_elsewhere(links: LinkScorer, content: Content, cue: Range) -> bool:
    """Whether the pointer of ``content`` is sure of another cue than ``cue``: asked, “Ready?” when the bell rang."""
    pointing = links.point(CONTENT_TO_CUE, content.first, content.end)
    return content.cue is not None and pointing.mass(*content.cue) > SURE_CUE and pointing.mass(*cue) < HARDLY


def _by_convention(
    pieces: Pieces, content: Content, earlier: Sequence[Content], left: Range | None, right: Range | None
) -> Range | None:
    """The cue that the setting decides on: the nearest to the ``left`` or to the ``right`` of the content, or that of
    words ``earlier`` in the text."""
    first, initials = content.first, pieces.initials
    behind = initials[content.segments[-1][1] - 1], initials[content.end : content.end + 1]
    beside = left and first - left[1] <= 1 and initials[left[1] : first] in ("", ",", ":")
    if left and beside and in_one_paragraph(pieces, left[0], first):
        return left  # she said, “…”
    own = bool(right and right[0] - content.end < (ENDED if "." in behind else OWN_CUE))
    if own and right and ("," in behind or (right[0] - content.end <= 1 and not {"!", "?"}.isdisjoint(behind))):
        return right  # “…,” she said; “…!” shouted the crowd
    if left and _opens_paragraph(pieces, content) and initials[first - 1] == ":":
        return (
            left if in_one_paragraph(pieces, left[0], first - 1) else None
        )  # She said: (and in the next paragraph) “…”
    if own or not earlier:
        return None
    for before in reversed(earlier):
        if before.cue and _sentence_before(before, before.cue, content, pieces):
            return before.cue  # “…,” she said, smiling. “…”
    return left if left and _goes_on(earlier[-1], left, content, pieces) else None  # “…,” she said – “…”


def _opens_paragraph(pieces: Pieces, content: Content) -> bool:
    first = content.first
    quoted_first = content.segments[0][0] - first <= 1
    return quoted_first and first > 0 and bool(pieces.paragraphs[first - 1] != pieces.paragraphs[first])


def _goes_on(before: Content, cue: Range, content: Content, pieces: Pieces) -> bool:
    """Whether ``cue`` stands between quoted words ``before`` and ``content``, close to it, in one paragraph."""
    inside = before.end <= cue[0] and cue[1] <= content.first <= cue[1] + INTERRUPTION
    return bool(before.segments) and inside and in_one_paragraph(pieces, before.first, content.first)


def _sentence_before(before: Content, cue: Range, content: Content, pieces: Pieces) -> bool:
    """Whether words ``before``, quoted or not, and their ``cue`` behind them fill the rest of the sentence that ends
    where ``content`` begins, in one paragraph."""
    rest = SENTENCE if before.segments else SHORT
    if not before.end <= cue[0] < cue[1] < content.first <= cue[1] + rest:
        return False
    between = pieces.initials[cue[1] : content.first]
    return between.find(".") == len(between) - 1 and in_one_paragraph(pieces, before.first, content.first)


def point_to_cue(links: LinkScorer, content: Content, cues: Targets) -> bool:
    """Give ``content`` the cue that it points to, in place; returns whether it points there clearly enough to be
    somebody's words without any marks."""
    pointing = links.point(CONTENT_TO_CUE, content.first, content.end)
    low, masses = cues.in_sight(pointing)
    best = int(masses.argmax()) if len(masses) else None
    mass = float(masses[best]) if best is not None else 0.0
    content.cue = cues[low + best] if best is not None and mass > pointing.nobody else None
    return mass >= CLEAR_CUE
