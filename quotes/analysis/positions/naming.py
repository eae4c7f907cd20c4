"""The words of a target: the whole phrase that names a thing, and whether it is understood by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.syntax import Sentence, Word

LONGEST = 14
"""Words of a target."""
_POINTING = frozenset("this that these those such".split())
_PRONOUNS = frozenset(
    "it he she they them him her his its their here there i we us me you our my your what which "
    "who whom himself herself itself themselves so".split()
)
_EMPTY = frozenset(
    "thing things something anything everything nothing one ones way ways kind kinds lot lots part parts sort sorts issue "
    "issues matter matters case cases side sides person people man men woman women idea ideas point points question "
    "questions answer answers other others someone everyone anybody everybody anyone all many most both each none "
    "some any fact facts reason reasons time times year years day days moment place places need needs right rights "
    "chance opportunity information attention details apology explanation help number story stories word words remarks "
    "comment comments statement statements claim claims allegation allegations report reports suggestion suggestions "
    "accusation accusations implication implications indicators indications hint hints belief view views charge charges notion rumours rumors criticism criticisms assertion assertions argument "
    "arguments speculation prospect likes".split()
)
_ANAPHORIC = frozenset(
    "measure measures plan plans move moves decision decisions proposal proposals deal bill legislation step steps "
    "project projects policy policies effort efforts act action actions law laws funds money situation result results "
    "offer bid attempt programme program scheme approach process president minister government country party".split()
)
_WEAK = frozenset(
    "new proposed latest current whole same second final last recent planned controversial entire own old next first "
    "present full very real current two three four five six seven eight nine ten many several".split()
)
_ENDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight and or of to as on in also".split()
)
_DETERMINERS = frozenset("the a an no any some".split())


def phrase(sentence: Sentence, index: int) -> list[int]:
    """The indices of the words of the phrase that a word heads, one run, without what only tells more of it.

    What hangs on its end is cut off from behind until at most ``LONGEST`` words are left.
    """
    parts = [w for w in sentence.below(index) if not _is_apart(sentence, index, w)]
    while True:
        words = {index}.union(*(sentence.subtree(w.index) for w in parts))
        low = high = index
        while low - 1 in words:
            low -= 1
        while high + 1 in words:
            high += 1
        behind = [w for w in parts if w.index > index]
        if high - low < LONGEST or not behind:
            return _trimmed(sentence, list(range(low, high + 1)), index)
        parts.remove(behind[-1])


def _is_apart(sentence: Sentence, head: int, part: Word) -> bool:
    """Whether a word on a phrase's head begins what is no part of the name: other things named beside it, clauses
    behind a comma, adverbs."""
    if part.relation in ("cc", "conj", "preconj", "appos", "advcl", "parataxis", "ccomp", "neg", "meta"):
        return True
    if part.relation == "punct":
        return part.lower not in ("-", "–", "“", "”", '"', "'", "''", "``")
    if part.index < head:
        return False
    before = sentence.words[part.index - 1].lower
    if part.relation in ("relcl", "acl", "prep"):
        first = sentence.words[sentence.subtree(part.index)[0] - 1].lower
        return first in (",", "—", "–", "--") or part.lower in ("as", "during", "after", "before", "since") or before == ","
    return part.relation in ("advmod", "npadvmod", "nsubj")


def _trimmed(sentence: Sentence, indices: list[int], head: int) -> list[int]:
    """A phrase without marks, days and joints at its ends."""
    words = sentence.words
    while indices[-1] > head and (
        not re.search(r"\w", words[indices[-1]].lower) or words[indices[-1]].lower in _ENDS
    ):
        indices = indices[:-1]
    while indices[0] < head and not re.search(r"\w", words[indices[0]].lower):
        indices = indices[1:]
    return indices


def is_understood(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether the words of a phrase name a thing to whoever reads them alone, "the" and a noun at the least."""
    words = [sentence.words[i] for i in indices]
    top = sentence.words[head]
    if len(words) > LONGEST or (top.tag == "VBG" and len(words) < 2):
        return False
    if not top.tag.startswith("N") and top.tag != "VBG":
        return False
    if any(w.lower in _PRONOUNS or w.tag in ("PRP", "PRP$", "WP") for w in words):
        return False
    return top.lower not in _EMPTY


def points_back(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase may only point back to what the article named before: "the bill", "this plan"."""
    words = [sentence.words[i] for i in indices]
    top = sentence.words[head]
    if top.tag.startswith("NNP") or top.tag == "VBG":
        return False
    if words[0].lower in _POINTING:
        return True
    return not is_telling(sentence, indices, head) and (words[0].lower == "the" or top.lower in _ANAPHORIC)


def is_anaphoric(noun: str) -> bool:
    """Whether "the" with this noun never says by itself what is meant."""
    return noun in _ANAPHORIC


def is_telling(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase has more than a determiner, number or faint adjective beside its noun, and no pronoun."""
    words = [sentence.words[i] for i in indices]
    if len(words) > LONGEST or words[0].lower in _POINTING or any(w.lower in _PRONOUNS or w.tag == "PRP$" for w in words):
        return False
    faint = _DETERMINERS | _WEAK
    return any(w.index != head and w.lower not in faint and re.search(r"\w", w.lower) for w in words)


def is_repeated(text: str, start: int, noun: str) -> bool:
    """Whether a noun stands in the article before a place: "the" noun there may point back."""
    return re.search(rf"\b{re.escape(noun)}s?\b", text[:start], re.IGNORECASE) is not None
