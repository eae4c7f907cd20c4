"""Stances in a parsed sentence: every kind of sentence that shows one."""

from __future__ import annotations

from quotes.analysis.positions import predicate_frames as predicates
from quotes.analysis.positions import verb_frames as verbs
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.syntax import Sentence

_FRAMES = (
    verbs.direct,
    verbs.neither,
    verbs.prepositional,
    verbs.demanded,
    verbs.urged,
    verbs.owed,
    verbs.out_to,
    predicates.expressed,
    predicates.sided,
    predicates.standing,
    predicates.disposed,
    predicates.lacking,
    predicates.judged,
    predicates.called,
)


def stances(sentence: Sentence) -> list[FoundStance]:
    """All stances that the words of a sentence name, whoever takes them and whether asserted or not."""
    return [found for word in sentence.words for frame in _FRAMES for found in frame(sentence, word)]
