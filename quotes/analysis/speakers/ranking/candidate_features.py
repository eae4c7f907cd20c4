"""All that is seen of one candidate for a mention, or of nobody among them: a row of numbers for the ranker."""

from __future__ import annotations

from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.ranking.agreement import (
    AGREEMENT_FEATURES,
    TYPE_FEATURES,
    agreement_features,
    titles_agree,
    type_features,
)
from quotes.analysis.speakers.ranking.entity_features import ENTITY_FEATURES, entity_features
from quotes.analysis.speakers.ranking.mention_context import MentionContext, visible_before
from quotes.analysis.speakers.ranking.mention_features import MENTION_FEATURES, mention_features
from quotes.analysis.speakers.ranking.recency import RECENCY_FEATURES, recency_features
from quotes.analysis.speakers.ranking.salience import SALIENCE_FEATURES, salience_features
from quotes.lexicon.nouns import role_word
from quotes.lexicon.offices import OFFICES

FEATURES = (
    "new",
    "affinity",
    "speaker score",
    *RECENCY_FEATURES,
    *SALIENCE_FEATURES,
    *AGREEMENT_FEATURES,
    "full name",
    "surname",
    "given name",
    "part of name",
    "own cluster",
    "title agrees",
    "first introduced",
    "last named",
    "alone introduced so",
    *TYPE_FEATURES,
    *ENTITY_FEATURES,
    *MENTION_FEATURES,
    "nobody introduced so",
    "nobody introduced so to an office",
)
"""What the rankers weigh, in the order of ``candidate_features`` and ``features_of_nobody``."""
NAMED = ("full name", "surname", "given name", "part of the name")
"""The ways in which a name can name somebody, as ``candidate_features`` takes them."""
_WAYS = {way: tuple(float(way == other) for other in NAMED) for way in NAMED}
_NO_WAY = (0.0,) * len(NAMED)
_NOT_OF_CANDIDATES = (0.0,) * (len(MENTION_FEATURES) + 2)


def candidate_features(
    context: MentionContext,
    e: Entity,
    rank: int,
    how: str,
    own: bool,
    affinity: float,
    speaker_score: float,
    standing: tuple[bool, bool, bool],
) -> list[float]:
    """The features of one candidate; the order is that of FEATURES.

    ``rank``: its place by recency among those of a fitting sex. ``how``: in which way the mention's name names it.
    ``own``: the mention was gathered under it. ``affinity``: the encoder's log-probability among them.
    ``speaker_score``: the log-probability that the attributed words are theirs, by the words and what stands around.
    ``standing``: whether it is the first introduced, the last named and the only one of the candidates introduced as
    the mention describes.
    """
    m = context.mention
    return [
        0.0,
        affinity,
        speaker_score,
        *recency_features(context, visible_before(context, e), rank),
        *salience_features(context, e),
        *agreement_features(m, e),
        *_WAYS.get(how, _NO_WAY),
        float(own),
        titles_agree(m, e),
        *map(float, standing),
        *type_features(m, e),
        *entity_features(e, context.options, context.paragraph),
        *_NOT_OF_CANDIDATES,
    ]


def features_of_nobody(context: MentionContext, candidates: int, unmatched: bool, speaker_score: float) -> list[float]:
    """The features of the answer that the mention stands for nobody among the candidates; ``unmatched``: it describes
    somebody, and no candidate was introduced so; ``speaker_score``: as in ``candidate_features``, for nobody."""
    office = role_word(context.mention.head) in OFFICES
    own = [*mention_features(context, candidates), float(unmatched), float(unmatched and office)]
    return [1.0, 0.0, speaker_score, *[0.0] * (len(FEATURES) - len(own) - 3), *own]
