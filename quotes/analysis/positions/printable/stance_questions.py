"""What may be open about a stance itself: whether an opinion takes a side, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import auxiliaries, is_negated, is_past, lemma, verb_of
from quotes.analysis.positions.holders import Held
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.targets import is_somebody, is_track
from quotes.analysis.syntax import Sentence
from quotes.lexicon.nouns import DOCUMENT, MATTERS
from quotes.lexicon.word_lists import words

_SINCE = frozenset("since now".split())
"""Words behind "but" after which somebody is of another mind."""
_HEDGES = words("stance/judgements/hedges")
_OFFERED = words("targets/clarity/offered")
"""What is turned down by whom it was made to: an act, not a stance."""
_OFFERED_TO_ONE = frozenset("contract deal job move post role transfer".split())
"""What is turned down as well where it is one of many: "a move to Alden", but not "a move to ban it"."""
_RESOLVED = frozenset("will wo 'll can ca could".split())
"""Auxiliaries of what somebody has made up his mind not to do."""


def about_stance(sentence: Sentence, found: FoundStance, held: Held, names: Sequence[NameMention]) -> dict[str, bool]:
    """What is open about the stance itself: whether an opinion takes a side, and whether it still holds. ``names``:
    those in the sentence and in the target."""
    somebody = is_somebody(sentence, found.target) or is_track(sentence, found.target)
    return {
        "no plain words": found.weak or not found.plain,
        "opinion of somebody": found.mild and somebody,
        "only withheld": _is_only_withheld(sentence, found, held),
        "hedged": _is_hedged(sentence, found),
        "turned down": _is_turned_down(sentence, found),
        "of other days": _is_of_other_days(sentence, found, held, names),
    }


def _is_only_withheld(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether somebody does not do what would be support, which leaves open whether he is against it: "has not endorsed
    him", "we do not support independence"; but "I will not support the cuts" and "I cannot vote for him" are."""
    word = verb_of(sentence, found.word)
    if not is_negated(sentence, word.index):
        return False
    named = sentence.words[found.target].lower in DOCUMENT | MATTERS  # "the Rivers Bill" is nobody
    for_whom = lemma(word) != "vote" and is_somebody(sentence, found.target) and not named  # "won't endorse Kellers"
    reported = held.span is not None and not held.span.quoted  # "said she would not back the sale"
    return for_whom or not auxiliaries(sentence, word.index) & (_RESOLVED | {"would"} if reported else _RESOLVED)


def _is_hedged(sentence: Sentence, found: FoundStance) -> bool:
    """Whether an adverb takes something back from a stance: "has generally supported", "officially still backs"."""
    verb = verb_of(sentence, found.word)
    return any(w.lower in _HEDGES for i in {verb.index, found.word} for w in sentence.below(i, "advmod"))


def _is_turned_down(sentence: Sentence, found: FoundStance) -> bool:
    """Whether somebody only declines what was put to him: "has rejected a takeover offer"."""
    if lemma(sentence.words[found.word]) not in lists.REFUSES:
        return False
    noun = sentence.words[found.target].lower
    one = any(w.lower in ("a", "an") for w in sentence.below(found.target, "det"))
    return noun in _OFFERED or (one and noun in _OFFERED_TO_ONE and not sentence.below(found.target, "acl"))


def _is_of_other_days(sentence: Sentence, found: FoundStance, held: Held, names: Iterable[NameMention]) -> bool:
    """Whether a stance may hold no more: told of other years, or of a vote or an endorsement that is over."""
    word, target = verb_of(sentence, found.word), sentence.words[found.target]
    auxiliary = auxiliaries(sentence, word.index)
    if {"to", "have"} <= auxiliary:  # "claimed to have supported it"
        return True
    if any(
        w.lower == "when" for v in sentence.path(word.index) if v.relation == "advcl" for w in sentence.below(v.index)
    ):
        return True
    whens = [v for v in sentence.below(word.index, "advcl") if v.tag == "VBD"] if "could" in auxiliary else []
    if any(w.lower == "when" for v in whens for w in sentence.below(v.index, "advmod")):  # "when it came before us"
        return True
    turns = (w.lower for c in sentence.below(word.index, "conj") for w in sentence.below(c.index, "advmod"))
    if any(w in _SINCE for w in turns):  # "has supported it, but has since said …"
        return True
    if held.span is not None:
        return (held.span.quoted and word.tag == "VBD") or is_past(sentence, found.word)  # "we supported him then"
    if word.tag == "VBD" and lemma(word) == "be":  # "he was for the treaty"
        return True
    person = any(n.type == "person" and n.start <= target.start < n.end for n in names)
    over = word.tag == "VBD" and person and (word.relation == "relcl" or word.lower == "voted")
    return over or is_past(sentence, found.word)
