"""Whether a phrase is understood by itself, or points back to what was named before: "the ferry tax", "this plan"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.positions.target_phrases import EMPTY, LONGEST, WORD
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.word_lists import words

POINTING = frozenset("this that these those such".split())
"""Words that point at what was said before."""
PRONOUNS = words("targets/pronouns")
ANAPHORIC = words("targets/anaphoric")
"""Nouns with which "the" always points back."""
FAINT = words("targets/faint")
"""Words beside a noun that do not tell which one is meant."""
_BODIES = words("targets/bodies")
_UNFINISHED = words("targets/unfinished")
ABOUT = words("targets/about")
"""Nouns that say nothing without what they are about."""
_OWNING = frozenset("by from of".split())
"""Prepositions that join an owner or doer."""
_DOINGS = words("targets/doings")
"""Nouns behind which "of" joins what is dealt with."""
_RELATIVES = frozenset("that which who whom whose".split())
_OF_ONE, _OF_SEVERAL = frozenset("it its".split()), frozenset("they them their".split())
_OF_PEOPLE = frozenset("he she him her his hers".split())


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
    return word.tag == "CD" or someone or word.lower in ANAPHORIC | EMPTY


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
    if top.tag.startswith("NNP"):  # "the Bill", as parliaments print it, is no name
        alone = len(indices) == 1 + (first == "the" or first in POINTING)
        return len(indices) > 1 and alone and top.lower in ANAPHORIC
    if top.tag == "VBG":
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
        w.index != head and w.index not in owners and w.lower not in FAINT and WORD.search(w.lower) for w in words
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
