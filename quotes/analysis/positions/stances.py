"""Stances in a parsed sentence: every kind of sentence that shows one."""

from __future__ import annotations

from dataclasses import replace

from quotes.analysis.positions import predicate_frames as predicates
from quotes.analysis.positions import verb_frames as verbs
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.stance_words import ENDINGS, REQUESTS
from quotes.analysis.positions.triggers import FOUND_AT
from quotes.analysis.syntax import Sentence

_FRAMES = (
    verbs.direct,
    verbs.neither,
    verbs.prepositional,
    verbs.answered,
    verbs.demanded,
    verbs.urged,
    verbs.owed,
    verbs.out_to,
    verbs.commanded,
    verbs.wanted,
    predicates.expressed,
    predicates.outspoken,
    predicates.needed,
    predicates.sided,
    predicates.standing,
    predicates.disposed,
    predicates.lacking,
    predicates.judged,
    predicates.called,
)


def stances(sentence: Sentence) -> list[FoundStance]:
    """All stances that the words of a sentence name, whoever takes them and whether asserted or not."""
    words = [word for word in sentence.words if word.lower.lstrip("'") in FOUND_AT]  # a fifth of all
    found = (found for word in words for frame in _FRAMES for found in frame(sentence, word))
    return [_deeper(sentence, stance) for stance in found if not _is_of_none(sentence, stance)]


def _is_of_none(sentence: Sentence, found: FoundStance) -> bool:
    """Whether it is a stance on none of a kind: "we propose no changes" proposes nothing."""
    return not found.impersonal and any(w.lower == "no" for w in sentence.below(found.target, "det"))


def _deeper(sentence: Sentence, found: FoundStance) -> FoundStance:
    """A stance on the thing itself: who demands an end to the war opposes the war, who backs calls for a vote supports
    the vote."""
    noun = sentence.words[found.target]
    for joint in sentence.below(noun.index, "prep"):
        for thing in sentence.below(joint.index, "pobj"):
            if noun.lower in ENDINGS and joint.lower == "to":
                return replace(found, target=thing.index, stance="oppose" if found.stance == "support" else "support")
            if (noun.lower in REQUESTS and joint.lower == "for") or (noun.lower == "idea" and joint.lower == "of"):
                return replace(found, target=thing.index)
    return found
