"""Which source the contents of a cue have: what all their pointers together say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotes.analysis.attribution.decoding.content_runs import Content
from quotes.analysis.attribution.decoding.pointer_targets import Targets
from quotes.analysis.attribution.decoys import Range
from quotes.analysis.attribution.links import CONTENT_TO_SOURCE, CUE_TO_SOURCE, SEGMENT_TO_SOURCE, LinkScorer, Pointing

NEARLY = 0.5
"""How much of the probability of the likeliest source the one beside the cue must have to be taken for it."""
CUE_VOTES = 3
"""What the cue's pointer to the source counts among the votes of contents and stretches: the best on dev of 1 to 6."""

SOMEBODY = 4
"""A source of quoted words must be this many times as likely as "nobody printed": the best on dev of 1 to 10."""

_FLOOR = 1e-3  # a vote never weighs more than this against a source: one bad pointer must not veto


@dataclass(frozen=True, slots=True)
class Group:
    """Contents that one cue attributes to one source, in pieces; probabilities as in ``Attribution``."""

    contents: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    probability: float
    source_probability: float


def with_source(members: list[Content], sources: Targets, links: LinkScorer) -> Group:
    """The contents of one cue with their source: the one with the highest mean log-probability over all the pointers
    that vote, or none where nobody is likelier."""
    cue = next((m.cue for m in members if m.cue), None)
    voters = [m for m in members if not m.inherits] or members
    votes = [(links.point(CONTENT_TO_SOURCE, m.first, m.end), 1) for m in voters]
    votes += [(links.point(SEGMENT_TO_SOURCE, *s), 1) for m in voters for s in m.segments]
    if cue:
        votes.append((links.point(CUE_TO_SOURCE, *cue), CUE_VOTES))
    count = sum(times for _, times in votes)
    first, scores = _mean_scores(votes, count, sources)
    nobody = sum(times * math.log(max(_FLOOR, vote.nobody)) for vote, times in votes) / count
    best = best_source(scores, first, sources, cue) if len(scores) else None
    lead = math.log(SOMEBODY) if any(m.segments for m in members) else 0.0
    is_named = best is not None and scores[best] >= nobody + lead
    return Group(
        contents=tuple((m.first, m.end) for m in members),
        cue=cue,
        source=sources[first + best] if best is not None and is_named else None,
        probability=sum(m.probability for m in members) / len(members),
        source_probability=math.exp(scores[best] if best is not None and is_named else nobody),
    )


def best_source(scores: npt.NDArray[np.float64], first: int, sources: Targets, cue: Range | None) -> int:
    """The index among ``scores`` of the source that is pointed to most; where that stands apart from the cue, the only
    one that touches the cue ("Brandt said"), if it is pointed to nearly as much."""
    best = int(scores.argmax())
    if cue is None:
        return best
    seen = range(first, first + len(scores))
    near = [i - first for i in seen if sources.ends[i] == cue[0] or sources.firsts[i] == cue[1]]
    if len(near) == 1 and scores[near[0]] >= scores[best] + math.log(NEARLY):
        return near[0]
    return best


def _mean_scores(
    votes: Sequence[tuple[Pointing, int]], count: int, sources: Targets
) -> tuple[int, npt.NDArray[np.float64]]:
    """The index of the first source in sight of a vote, and the mean log-probability of each up to the last; out of a
    vote's sight it is the floor."""
    seen = [(*sources.in_sight(vote), times) for vote, times in votes]
    seen = [(low, masses, times) for low, masses, times in seen if len(masses)]
    if not seen:
        return 0, np.empty(0)
    first = min([low for low, _, _ in seen])
    lowest = math.log(_FLOOR)
    scores = np.full(max([low + len(masses) for low, masses, _ in seen]) - first, lowest)
    gained = np.log(np.maximum(_FLOOR, np.concatenate([masses for _, masses, _ in seen]))) - lowest
    at = 0
    for low, masses, times in seen:
        scores[low - first : low - first + len(masses)] += gained[at : at + len(masses)] * (times / count)
        at += len(masses)
    return first, scores
