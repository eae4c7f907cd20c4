"""Whether a phrase tells which thing it stands for, and not any of its kind: "the Alden ferry tax", not "the tax"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.positions.target_phrases.back_references import ANAPHORIC
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import DOCUMENT, MATTERS, ORGANIZATION, PERSON
from quotes.lexicon.word_lists import words

_WITHOUT_DIRECTION = words("targets/clarity/without_direction")
_AMOUNTS = words("targets/agreed/amounts")
_OF_WHAT = frozenset("in of on".split())
"""Prepositions behind an amount before what there is to be more or less of."""
_MORE = frozenset("more further new better continued increased".split())
"""Words beside a noun that say only that there is to be more of it."""
_MODIFIERS = ("amod", "compound", "nmod", "prep", "acl", "relcl", "poss", "nummod", "appos")
_BEHIND = ("prep", "acl", "relcl")
_PRONOUNS = ("nsubj", "dobj", "pobj", "poss")


def tells_which(sentence: Sentence, indices: Sequence[int], head: int, *, lone: bool = False) -> bool:
    """Whether a phrase tells which thing is supported or opposed, and which way: not "the nominee", "the deal", "the
    state's programme", "local shops", "more oversight", "changes to the law". ``lone``: the article has no other
    thing of its name."""
    top, first = sentence.words[head], sentence.words[indices[0]].lower
    inside = [sentence.words[i] for i in indices]
    if inside[0].tag == "RB" or any(
        w.lower == "during" or (w.tag.startswith("PRP") and w.relation in _PRONOUNS) for w in inside
    ):
        return False
    if top.tag.startswith("NNP") or top.tag == "VBG":
        return True
    if len(indices) == 1:  # "secession", "cloture": whose, and of what
        return False
    beside = [w for w in sentence.below(head, *_MODIFIERS) if w.index in indices]
    named = any(sentence.words[i].tag.startswith("NNP") for i in indices)
    office = first in ("a", "an") and any(w.relation in ("amod", "compound") for w in beside)  # "a special prosecutor"
    if top.lower in _WITHOUT_DIRECTION or (not office and {top.lower, top.lower.removesuffix("s")} & PERSON):
        return False
    if _lacks_of_what(top, beside):
        return False
    if office and len(beside) > 1:
        return True
    owners = [w for w in beside if w.relation == "poss"]
    if owners:
        known = any(w.tag.startswith("NNP") for w in owners) or first != "the"
        return known and any(w.relation in ("compound", "nmod", *_BEHIND) for w in beside)
    if first == "the":
        if top.lower in ANAPHORIC and not any(w.relation in ("compound", "amod") for w in beside):
            behind = [w for w in beside if w.relation in _BEHIND and w.lower not in ("in", "at")]
            return lone or bool(behind)  # not "the bill in the Senate"
        if any(w.relation in _BEHIND for w in beside):
            return lone or named or _tells_more(sentence, indices, head)
        return lone or (named and _is_called_so(top, beside))
    return _has_substance(top, beside, single=first in ("a", "an"))


def _has_substance(noun: Word, beside: Sequence[Word], *, single: bool) -> bool:
    """Whether more than an adjective stands beside a noun for something one can count, or for more of something."""
    degree = noun.tag == "NN" and any(w.tag == "JJR" and w.lower != "more" for w in beside)
    if degree and not any(w.relation in _BEHIND for w in beside):
        return False  # "stronger government oversight"
    if any(w.relation not in ("amod", "relcl", "nummod") for w in beside):
        return True
    if noun.tag != "NNS" and any(w.relation == "relcl" for w in beside):
        return True
    if noun.tag == "NNS" or single:
        return False
    return not any(w.tag in ("JJR", "VBN") or w.lower in _MORE for w in beside)


def _is_called_so(noun: Word, beside: Sequence[Word]) -> bool:
    """Whether a name before a noun makes it the name of one thing: "the Paris accord", "the Alden ferry tax"; but not
    "the US sanctions", which may be any of them."""
    if any(w.lower in ORGANIZATION for w in beside):  # "the House bill", "the Senate plan"
        return False
    return noun.lower in DOCUMENT | MATTERS or sum(w.relation in ("compound", "nmod") for w in beside) > 1


def _lacks_of_what(noun: Word, beside: Sequence[Word]) -> bool:
    """Whether a noun for more or less does not say of what: "an increase to 1.3 per cent"."""
    if noun.lower not in _AMOUNTS or any(w.relation in ("compound", "nmod", "poss") for w in beside):
        return False
    return not any(w.lower in _OF_WHAT for w in beside)


def _tells_more(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether what stands behind a noun has more than one word that tells something: not "the use of force"."""
    return sum(sentence.words[i].tag[:2] in ("NN", "JJ", "VB", "CD") for i in indices if i > head) > 1
