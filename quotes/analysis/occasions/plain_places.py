"""Occasions that stand plainly with the words that attribute: "Speaking to the Post, Holm said", "In a letter, she
wrote", "said in a statement", "told Alden Radio", "wrote on Facebook"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.occasions.features import OccasionQuestion
from quotes.analysis.occasions.occasion_places import OccasionPlace

_SURE = 0.95
"""What a plain occasion counts as, so that words that go on with it may have it too. Of the plain ones 91 % are the
readers' own in world-train (306), where the rules were found, and 92 % in world-dev (77)."""
_HEARSAY = "told a pronoun"  # "she told him" names neither where nor through what
_BEHIND = frozenset(("pattern after", "pattern in", "pattern show"))
"""What is the occasion where it follows right behind who says the words: after the match, in a statement, on a show."""


def with_plain_places(asked: Sequence[OccasionQuestion], found: Sequence[Sequence[float]]) -> list[list[float]]:
    """How likely each place of each question is: as ``found``, but those that stand plainly with the words are sure,
    and "told him" or "told her" is no occasion."""
    return [
        [
            _likely(question, place, n) if question.utterance.number in place.anchors else n
            for n, place in zip(numbers, question.places, strict=True)
        ]
        for question, numbers in zip(asked, found, strict=True)
    ]


def stands_plainly(question: OccasionQuestion, place: OccasionPlace) -> bool:
    """Whether an occasion opens the sentence of the words ("Speaking to the Post, Holm said"), stands right behind who
    says them ("said in a statement") or is one with the cue ("told the Post", "wrote on Facebook")."""
    u = question.utterance
    if u.number not in place.anchors or u.cue is None or _is_hearsay(place):
        return False
    traits, names_medium = place.traits, any(trait.startswith("medium") for trait in place.traits)
    if place.start < u.cue.end and u.cue.start < place.end:
        return "pattern told" in traits or ("pattern speaking" in traits and names_medium)
    if place.end <= u.cue.start and "opens its sentence" in traits:
        speaks = "pattern speaking" in traits and place.value.exact[0].isupper()
        return speaks or ("pattern in" in traits and names_medium)
    behind = max(u.cue.end, u.source.end) if u.source else u.cue.end
    return not _BEHIND.isdisjoint(traits) and place.start - behind == 1


def _likely(question: OccasionQuestion, place: OccasionPlace, found: float) -> float:
    if _is_hearsay(place):
        return 0.0
    return max(found, _SURE) if stands_plainly(question, place) else found


def _is_hearsay(place: OccasionPlace) -> bool:
    return _HEARSAY in place.traits and "medium to the newsroom" not in place.traits
