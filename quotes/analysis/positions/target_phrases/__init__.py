"""The words of a target: the whole phrase that names a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.word_lists import words

LONGEST = 18
"""Words of a target."""
WORD = re.compile(r"\w")
_WORD_END = re.compile(r"[\w%]")
EMPTY = words("targets/empty")
"""Nouns that name nothing, whatever stands beside them."""
_CLAIMS = words("targets/claims")
"""What is denied rather than opposed: who rejects a report takes no side on what it says."""
_OPEN = frozenset("whether if".split())
_SAYING = words("targets/saying")
_PAIRED = frozenset("no both either neither".split())
_LOOSE = frozenset("prep advcl relcl acl npadvmod advmod".split())
"""Relations of what can be left out of a phrase that is too long."""
_ASIDES = frozenset("relcl acl appos advcl".split())
_ELSEWHERE = words("targets/of_the_sentence")
"""Prepositions that belong to the sentence rather than to a noun before them."""
_TIMES_AND_REASONS = words("targets/times_and_reasons")
"""Nouns that tell when, why or where something is said."""
_INSTEAD = frozenset("favour favor".split())
_ENDS = words("targets/ends")
"""Words that end no phrase."""
_BRACKETS = ("-LRB-", "-RRB-")
_QUOTES = frozenset("“ ” \" ' ‘ ’ '' ``".split())


def phrase(sentence: Sentence, index: int) -> list[int]:
    """The indices of the words of the phrase that a word heads, one run, without what only tells more of it.

    What hangs on its end is cut off from behind until at most ``LONGEST`` words are left; not of "-ing" with its
    object, which would become another deed.
    """
    words = {index}.union(*(_inner(sentence, w) for w in sentence.below(index) if not _is_apart(sentence, index, w)))
    low = high = index
    while low - 1 in words:
        low -= 1
    while high + 1 in words:
        high += 1
    while high - low >= LONGEST and sentence.words[index].tag != "VBG":
        starts = [i for i in range(index + 1, high + 1) if _ends_at(sentence, i, high)]
        if not starts:
            break
        high = starts[-1] - 1
    return _trimmed(sentence, list(range(low, high + 1)), index)


def _inner(sentence: Sentence, word: Word) -> set[int]:
    """The indices of a word and of what hangs on it, but for a finite verb joined to an infinitive, which belongs to
    the sentence ("a promise to hold talks | and is due in Alden"), and for what a comma sets apart."""
    parts = [
        w
        for w in sentence.below(word.index)
        if not (w.relation == "conj" and word.tag == "VB" and _is_finite(sentence, w))
        and not (w.relation in _ASIDES and _follows_comma(sentence, w))
        and not (w.relation == "prep" and w.lower == "as")
        and not (w.tag == "VBG" and (w.lower in _SAYING or (w.relation == "conj" and word.tag.startswith("N"))))
    ]
    return {word.index}.union(*(_inner(sentence, w) for w in parts))


def _is_finite(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, or the auxiliary of a passive one, tells a time: "signed", "is signed"."""
    own = [verb, *sentence.below(verb.index, "auxpass")]
    return any(w.tag in ("VBZ", "VBP", "VBD") for w in own)


def _follows_comma(sentence: Sentence, word: Word) -> bool:
    first = sentence.subtree(word.index)[0]
    return first > 0 and sentence.words[first - 1].lower == ","


def _ends_at(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a part that can be left out runs from one word to another: a preposition with its noun, a clause."""
    for word in sentence.path(start):
        whole = [i for i in sentence.subtree(word.index) if i <= end]
        if whole[0] != start:
            return False
        if whole[-1] == end and word.relation in _LOOSE and word.lower != "of":
            return True
    return False


def is_whole(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase ends where what its head is told to be ends, and was not cut off before."""
    if sentence.words[head].relation not in SUBJECTS and _goes_on(sentence, indices[-1] + 1):
        return False
    if sentence.words[indices[-1]].tag == "IN" or _is_narrowed(sentence, indices[-1] + 1, head):
        return False
    inner = (part for i in indices if i != head for part in sentence.below(i, "conj", "cc"))
    if any(part.index > indices[-1] for part in inner):  # "grants by the state, the town | and the guild"
        return False
    for part in sentence.below(head):
        starts = part.index > head and part.lower not in _SAYING and sentence.subtree(part.index)[0] == indices[-1] + 1
        tells = part.relation in ("relcl", "acl", "ccomp", "advcl") or part.lower == "of"
        alone = sentence.words[head].tag == "VBG" or len(indices) == 1
        if starts and (tells or (part.relation in ("prep", "advmod", "prt") and alone)):
            return False
    return True


def _is_narrowed(sentence: Sentence, index: int, head: int) -> bool:
    """Whether the words behind a phrase say in what respect it is meant ("plans to show them | as guests", "backed
    Hale | in his fight")."""
    behind = [w.lower for w in sentence.words[index : index + 2]]
    owned = len(behind) == 2 and behind[0] == "in" and sentence.words[index + 1].tag == "PRP$"
    deed = sentence.words[head].tag == "VBG" or any(sentence.words[i].tag.startswith("VB") for i in range(head, index))
    return owned or (deed and behind[:1] == ["as"])


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether the words from an index on, which the parser hangs elsewhere, go on with the phrase before: "a probe | to
    find out", "claims | Hale made"."""
    if index >= len(sentence.words) or sentence.words[index].lower in _SAYING:
        return False
    word, after = sentence.words[index], sentence.words[min(index + 1, len(sentence.words) - 1)]
    if word.lower in _ENDS:
        return word.tag == "TO" and after.tag in ("VB", "RB")
    return word.tag in ("VBG", "JJ", "CD", "PRP") or word.tag.startswith("NN") or word.lower == "that"


def has_more(sentence: Sentence, head: int) -> bool:
    """Whether something behind a noun tells which one is meant, so that it points to nothing before."""
    return any((w.index > head and w.relation in ("relcl", "acl")) or w.lower == "of" for w in sentence.below(head))


def _is_apart(sentence: Sentence, head: int, part: Word) -> bool:
    """Whether a word on a phrase's head begins what is no part of the name: other things named beside it, clauses
    behind a comma, adverbs."""
    if part.relation == "acl" and part.lower in _SAYING:
        return True
    if part.relation in ("cc", "conj", "preconj", "appos", "advcl", "parataxis", "ccomp", "neg", "meta"):
        return True
    if part.relation == "punct":
        inside = part.index < head and part.tag in _BRACKETS  # "the Harbours (Amendment) Bill"
        return not inside and part.lower not in _QUOTES and part.lower not in ("-", "–")
    if part.index < head:
        return False
    if sentence.words[head].tag == "VBG":
        return part.relation == "nsubj"
    if part.relation in ("relcl", "acl", "prep"):
        words = [sentence.words[i].lower for i in sentence.subtree(part.index)]
        before = sentence.words[sentence.subtree(part.index)[0] - 1].lower
        if part.lower == "in" and words[1:2] and words[1] in _INSTEAD:
            return True
        if any(w.lower in _TIMES_AND_REASONS for w in sentence.below(part.index, "pobj")):
            return True
        if part.lower == "for" and sentence.below(part.index, "pcomp"):  # "criticised the law for cutting pay"
            return True
        return before in (",", "—", "–", "--") or part.lower in _ELSEWHERE
    return part.relation in ("advmod", "npadvmod", "nsubj")


def _trimmed(sentence: Sentence, indices: list[int], head: int) -> list[int]:
    """A phrase without marks, days and joints at its ends, and without "no"."""
    words = sentence.words
    while indices[-1] > head and (not _WORD_END.search(words[indices[-1]].lower) or words[indices[-1]].lower in _ENDS):
        indices = indices[:-1]
    while indices[0] < head and (words[indices[0]].lower in _PAIRED or not WORD.search(words[indices[0]].lower)):
        indices = indices[1:]
    return indices


def names_a_thing(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase has a noun, or a verb's "-ing" with its object, that can be supported or opposed."""
    top = sentence.words[head]
    first, last = sentence.words[indices[0]], sentence.words[indices[-1]]
    if top.lower in EMPTY | _CLAIMS or len(indices) > LONGEST or first.lower in _OPEN or first.tag.startswith("W"):
        return False
    before, behind = (
        sentence.words[max(0, first.index - 1)],
        sentence.words[min(last.index + 1, len(sentence.words) - 1)],
    )
    if "HYPH" in (before.tag, behind.tag):
        return False  # a part of a word: "re|-election"
    if last.tag == "POS" or (top.lower == "deal" and any(w.lower in ("great", "good") for w in sentence.below(head))):
        return False
    return top.tag.startswith("N") or (top.tag == "VBG" and len(indices) > 1)
