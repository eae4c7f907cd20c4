"""How far back a candidate is named last, and how: as numbers for the ranker."""

from __future__ import annotations

import math

from quotes.analysis.speakers.entities import Occurrence
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.ranking.mention_context import MentionContext

RECENCY_FEATURES = (
    "distance none",
    "distance same sentence",
    "distance one sentence",
    "distance two sentences",
    "distance far",
    "sentences",
    "paragraphs",
    "same paragraph",
    "rank first",
    "rank second",
    "rank third",
    "rank",
    "last initial",
    "last verb",
    "last source",
    "last owner",
    "last complement",
    "last told",
    "last pronoun",
    "last quoted",
    "touches",
)
"""What ``recency_features`` tells, in its order."""


def recency_features(context: MentionContext, last: Occurrence | None, rank: int) -> list[float]:
    """The numbers of RECENCY_FEATURES for a candidate whose last visible place is ``last`` (None: it has none); it is
    the ``rank``-th by recency, from 0."""
    return [*_distance(context, last), *_rank(rank), *_last(context.mention, last)]


def _distance(context: MentionContext, last: Occurrence | None) -> list[float]:
    """How far back the last visible place is, in sentences and paragraphs; ``None``: there is none."""
    from_anchor = last is not None and last.end <= context.anchor
    sentence = context.regions.sentence(context.anchor) if from_anchor else context.sentence
    far = max(0, sentence - last.sentence) if last else 99
    paragraphs = context.paragraph - last.paragraph if last else 9
    return [
        float(last is None),
        float(far == 0),
        float(far == 1),
        float(far == 2),
        float(2 < far < 99),
        math.log1p(min(far, 40)),
        min(paragraphs, 8) / 4,
        float(paragraphs == 0),
    ]


def _rank(rank: int) -> list[float]:
    """The place by recency: the first three apart, then how far down."""
    return [float(rank == 0), float(rank == 1), float(rank == 2), min(rank, 10) / 5]


def _last(m: Mention, last: Occurrence | None) -> list[float]:
    if last is None:
        return [0.0] * 9
    gap = m.start - last.end
    return [
        float(last.initial),
        float(last.verb),
        float(last.source),
        float(last.owner),
        float(last.complement),
        float(last.told),
        float(last.pronoun),
        float(last.quotation >= 0),
        float(gap <= 3),
    ]
