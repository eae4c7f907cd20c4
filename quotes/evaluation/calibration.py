"""Whether a confidence of 0.9 is right nine times out of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.evaluation.counts import Ranked
from quotes.evaluation.gold import GoldArticle, PredictedQuotation, Prediction
from quotes.evaluation.name_matching import is_speaker
from quotes.evaluation.spans import covered, length

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The quotations whose confidence lies in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The reliability table, and the expected calibration error: the mean distance of confidence and share right."""

    bins: tuple[Bin, ...]
    count: int
    error: float
    precision_at: dict[int, float]
    """Share right, 0..1, among the most confident 80 and 90 % of the named quotations."""


def judge(article: GoldArticle, quotation: PredictedQuotation) -> bool | None:
    """Whether the words are an utterance and the named speaker is the right one; None where that cannot be told.

    The words are an utterance where at least half of them lie in a gold attribution with a source or a known speaker;
    the one that holds most of them says whose. Nothing can be told where no speaker is predicted, or that
    attribution's is not known.
    """
    if not quotation.speaker or not article.speakers:
        return None
    held = [
        (sum(covered(a.content, s, e) for s, e in quotation.content), a)
        for a in article.attributions
        if a.source or a.speaker
    ]
    most, best = max(held, key=lambda pair: pair[0], default=(0, None))
    if best is None or most < 0.5 * length(quotation.content):
        return False
    who = article.speakers.get(best.speaker or "")
    return is_speaker(who, quotation.speaker) if who else None


def judged(article: GoldArticle, predicted: Prediction) -> list[Ranked]:
    """The quotations of one article that can be judged, as (confidence, right)."""
    verdicts = ((q.confidence, judge(article, q)) for q in predicted.quotations)
    return [(confidence, right) for confidence, right in verdicts if right is not None]


def calibrate(ranked: Sequence[Ranked]) -> Reliability:
    """The reliability of (confidence, right) pairs, in ten bins of equal width."""
    bins = []
    for i in range(BINS):
        members = [(c, right) for c, right in ranked if min(int(c * BINS), BINS - 1) == i]
        if members:
            mean = sum(c for c, _ in members) / len(members)
            share = sum(right for _, right in members) / len(members)
            bins.append(Bin(i / BINS, (i + 1) / BINS, len(members), mean, share))
    error = sum(b.count * abs(b.confidence - b.right) for b in bins) / len(ranked) if ranked else 0.0
    best_first = [right for _, right in sorted(ranked, key=lambda pair: -pair[0])]
    precision_at = {}
    for coverage in (80, 90):
        taken = best_first[: round(coverage / 100 * len(best_first))]
        if taken:
            precision_at[coverage] = sum(taken) / len(taken)
    return Reliability(tuple(bins), len(ranked), error, precision_at)
