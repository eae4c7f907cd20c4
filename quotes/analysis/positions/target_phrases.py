"""The words of a target: the whole phrase that names a thing, and whether it is understood by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.word_lists import words

LONGEST = 18
"""Words of a target."""
_WORD = re.compile(r"\w")
_WORD_END = re.compile(r"[\w%]")
POINTING = frozenset("this that these those such".split())
"""Words that point at what was said before."""
PRONOUNS = words("targets/pronouns")
_EMPTY = words("targets/empty")
"""Nouns that name nothing, whatever stands beside them."""
_CLAIMS = words("targets/claims")
"""What is denied rather than opposed: who rejects a report takes no side on what it says."""
ANAPHORIC = words("targets/anaphoric")
"""Nouns with which "the" always points back."""
FAINT = words("targets/faint")
"""Words beside a noun that do not tell which one is meant."""
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
_BODIES = words("targets/bodies")
_UNFINISHED = words("targets/unfinished")
ABOUT = words("targets/about")
"""Nouns that say nothing without what they are about."""
_INSTEAD = frozenset("favour favor".split())
_OWNING = frozenset("by from of".split())
"""Prepositions that join an owner or doer."""
_DOINGS = words("targets/doings")
"""Nouns behind which "of" joins what is dealt with."""
_RELATIVES = frozenset("that which who whom whose".split())
_OF_ONE, _OF_SEVERAL = frozenset("it its".split()), frozenset("they them their".split())
_OF_PEOPLE = frozenset("he she him her his hers".split())
_ENDS = words("targets/ends")
"""Words that end no phrase."""
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
        return part.lower not in _QUOTES and part.lower not in ("-", "–")
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
    while indices[0] < head and (words[indices[0]].lower in _PAIRED or not _WORD.search(words[indices[0]].lower)):
        indices = indices[1:]
    return indices


def names_a_thing(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase has a noun, or a verb's "-ing" with its object, that can be supported or opposed."""
    top = sentence.words[head]
    first, last = sentence.words[indices[0]], sentence.words[indices[-1]]
    if top.lower in _EMPTY | _CLAIMS or len(indices) > LONGEST or first.lower in _OPEN or first.tag.startswith("W"):
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


def has_pronoun(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether what a phrase means hangs on a pronoun in it ("his plan"), or on a word that points elsewhere."""
    words = [sentence.words[i] for i in indices]
    if any(w.lower == "similar" for w in words[:2]):
        return True
    inside = [w for w in (words[1:] if words[0].lower in POINTING else words) if not _is_bound(sentence, indices, w)]
    parts = [w for w in words if w.head in indices]  # "vote for the law" points back as "back the law" does
    return any(_part_points_back(sentence, indices, w) for w in parts) or any(
        (w.lower in PRONOUNS and w.relation not in ("mark", "prep")) or w.tag == "PRP$" for w in inside
    )


def _part_points_back(sentence: Sentence, indices: Sequence[int], word: Word) -> bool:
    """Whether a word inside a phrase stands for something told before: "talks between the two", "the treatment
    of the detainees", "the president's resignation"."""
    beside = [w for w in sentence.below(word.index) if w.index in indices and w.relation not in ("case", "punct")]
    if word.relation not in ("pobj", "poss") or [w.lower for w in beside] != ["the"]:
        return False
    someone = word.lower.removesuffix("s") in PERSON
    if word.relation == "poss":
        return someone
    return word.tag == "CD" or someone or word.lower in ANAPHORIC | _EMPTY


def _is_bound(sentence: Sentence, indices: Sequence[int], word: Word) -> bool:
    """Whether a word that looks like a pronoun is none ("US", "go-it-alone"), or stands for what the phrase itself
    names: "a law that binds the ministers and their staff"."""
    around = sentence.words[max(0, word.index - 1) : word.index + 2]
    if word.tag.startswith("N") or any(w.tag == "HYPH" for w in around):
        return True
    before = [sentence.words[i] for i in indices if i < word.index]
    if word.lower in _RELATIVES:
        return bool(before)
    if not word.tag.startswith("PRP"):
        return False
    if word.lower in _OF_PEOPLE:
        return any(w.tag.startswith("NNP") or w.lower.removesuffix("s") in PERSON for w in before)
    verb = sentence.words[word.head]
    owned = verb.head if verb.relation == "relcl" and word.relation in ("nsubj", "dobj") else None  # "what it promised"
    tags = ("NNS", "NNP") if word.lower in _OF_SEVERAL else ("NN", "NNP") if word.lower in _OF_ONE else ()
    return any(w.tag in tags or w.tag == "NNPS" for w in before if w.index != owned) if tags else False


def points_back(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase may only point back to what the article named before: "the bill", "this plan"."""
    top, first = sentence.words[head], sentence.words[indices[0]].lower
    if top.tag.startswith("NNP") or top.tag == "VBG":
        return False
    adjectives_alone = len(indices) > 1 and _has_only_adjectives(sentence, indices, head)
    if first in POINTING or adjectives_alone or lacks_its_content(sentence, indices, head):
        return True
    may_point = top.lower in ANAPHORIC or first == "the" or len(indices) > 1  # "another inquiry", but not "racism"
    return may_point and not is_telling(sentence, indices, head)


def _has_only_adjectives(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether nothing but adjectives tells which thing of a vague kind is meant: "the existing system", "a cautious
    approach", "the temporary measure"."""
    beside = [sentence.words[i] for i in indices if i != head and sentence.words[i].tag not in ("DT", "``", "''", "CC")]
    vague = sentence.words[head].lower in ANAPHORIC or sentence.words[indices[0]].lower == "the"
    return vague and all(w.tag in ("JJ", "JJR", "JJS", "RB", "RBS", "VBG", "VBN") for w in beside)


def lacks_its_content(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a noun that says nothing without what it is about has nothing behind it: "the Tory plans", "the bid"."""
    return sentence.words[head].lower in ABOUT and indices[-1] == head


def lacks_its_deed(sentence: Sentence, head: int) -> bool:
    """Whether a noun that says nothing without what is to be done stands alone: "the council's failure"."""
    behind = [w for w in sentence.below(head, "acl", "relcl", "prep") if w.index > head]
    return sentence.words[head].lower in _UNFINISHED and not behind


def is_definite(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase says that it means a certain thing: "the bill", "this plan", "Alden's plan"."""
    first = sentence.words[indices[0]].lower
    return first == "the" or first in POINTING or bool(sentence.below(head, "poss"))


def never_says_which(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase that may point back means nothing where there is nothing to point to."""
    return sentence.words[indices[0]].lower != "the" or sentence.words[head].lower in ANAPHORIC


def is_telling(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase has more than a determiner, number or faint adjective beside its noun, and no pronoun."""
    words = [sentence.words[i] for i in indices]
    if len(words) > LONGEST or words[0].lower in POINTING or has_pronoun(sentence, indices):
        return False
    owners = _owners(sentence, indices, head) if sentence.words[head].lower in ANAPHORIC else set()
    return any(
        w.index != head and w.index not in owners and w.lower not in FAINT and _WORD.search(w.lower) for w in words
    )


def _owners(sentence: Sentence, indices: Sequence[int], head: int) -> set[int]:
    """The words of a phrase that only tell whose something is: "the party's actions", "a move by the party"."""
    of_things = sentence.words[head].lower in _DOINGS
    parts = [
        w
        for w in sentence.below(head, "poss", "prep")
        if w.relation == "poss" or (w.lower in _OWNING and not (of_things and w.lower == "of"))
    ]
    parts += [w for w in sentence.below(head, "compound") if w.lower in _BODIES]  # "the government plans"
    apart = (sentence.words[i] for i in indices if sentence.words[i].head not in indices)
    parts += [w for w in apart if w.relation == "prep" and w.lower in _OWNING]  # "applauded the action | by the party"
    return {i for part in parts for i in sentence.subtree(part.index)} & set(indices)
