"""How much the article is about a candidate where the mention stands: as numbers for the ranker."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.ranking.mention_context import MentionContext
from quotes.model import START

SALIENCE_FEATURES = (
    "subject of this sentence",
    "subject of the sentence before",
    "first of the paragraph",
    "first of the paragraph before",
    "speaker before",
    "speaker before near",
    "speaker two before",
    "share of sources",
    "in content",
    "in content only",
    "speaker of the enclosing words",
    "after",
    "mentions",
    "share of mentions",
    "most mentioned",
    "in the headline",
)
"""What ``salience_features`` tells, in its order."""
_MOST_BACK, _MOST_AHEAD = 31, 2000
"""Places before a mention, and code points behind it, that are looked at."""


def salience_features(context: MentionContext, e: Entity) -> list[float]:
    """The numbers of SALIENCE_FEATURES for the candidate ``e``."""
    subjects = [float(s is e) for s in context.subjects]
    return [*subjects, *_spoken(context, e), *_inside(context, e), *_weight(context, e)]


def _spoken(context: MentionContext, e: Entity) -> list[float]:
    history, paragraph = context.history, context.paragraph
    n = len(history.speakers)
    before = n > 0 and history.speakers[-1] is e
    return [
        float(before),
        float(before and paragraph - history.paragraphs[-1] <= 1),
        float(n > 1 and history.speakers[-2] is e),
        e.spoke / n if n else 0.0,
    ]


def _inside(context: MentionContext, e: Entity) -> list[float]:
    m, places = context.mention, e.occurrences
    low = max(0, context.options.places[id(e)] - _MOST_BACK)
    high = bisect_right(places, m.end + _MOST_AHEAD, low, key=START)
    in_content = False
    for a, b in context.content:
        at = bisect_left(places, a, low, high, key=START)
        in_content |= at < high and places[at].start < b
    before = in_content and any(
        o.end <= m.start and not any(a <= o.start < b for a, b in context.content) for o in places[low:high]
    )
    after = e.first_after(m.end)
    near_after = after is not None and after.sentence == context.sentence
    return [
        float(in_content),
        float(in_content and not before),
        float(context.enclosing is e),
        float(near_after),
    ]


def _weight(context: MentionContext, e: Entity) -> list[float]:
    count = len(e.occurrences)
    return [
        math.log1p(count),
        count / max(1, context.mentions_in_all),
        float(count == context.most_mentioned),
        float(bool(e.occurrences) and e.occurrences[0].paragraph == 0),
    ]
