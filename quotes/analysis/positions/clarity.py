"""Whether the phrase of a target is understood by a reader who has not seen the article: it is not cut off, tells
which thing it means, and leans on nothing that was said before, nor on the day of writing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.positions.clauses import SUBJECTS, lemma
from quotes.analysis.positions.stance_words import DIRECT
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import GROUP, ORGANIZATION, PERSON
from quotes.lexicon.word_lists import words

_RELATIVE_TO_NOW = words("targets/clarity/relative_to_now")
"""Words that mean something only on the day of writing."""
_TO_SOMETHING_ELSE = words("targets/clarity/relative_to_others")
"""Words beside a noun that mean something only beside what was named before."""
_KNOWN = words("targets/clarity/known_to_all")
"""Nouns that "the" stands before without anything having been named."""
_ASIDES = words("targets/clarity/asides")
"""Nouns for where, when and by what means something is said."""
_GOING_ON = ("VBN", "WDT", "WP", "WP$", "MD", "VBZ", "VBP", "VBD")
_GOING_ON_BY = frozenset("except so worth where".split())
"""Tags and words that tell more of what is before them, or that the parser took the phrase for what it is not."""
_ATTACHED = words("targets/clarity/attached")
"""Prepositions that tell more of a noun before them."""
_OF_MANY_WORDS = frozenset("addition favor favour order".split())
"""Nouns of prepositions of several words: "in order to", "in favour of"."""
_MONTH_OR_DAY = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4})\.?"
)
_YEAR = 4
"""Letters of a number that tells which one is meant: "the 2003 invasion"."""


def is_clear(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase with this head can be printed away from its article."""
    parts = [sentence.words[i] for i in indices]
    return not (
        any(_is_relative(sentence, indices, w) for w in parts)
        or any(_is_bare_reference(sentence, indices, w) for w in parts if w.index != head)
        or any(w.relation == "conj" and w.tag == "VBG" and lemma(w) in DIRECT for w in parts)  # another stance
    )


def is_cut(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether what follows a phrase belongs to it, or may: a bracket, a participle, an infinitive."""
    last = indices[-1]
    if last + 1 >= len(sentence.words):
        return False
    after = sentence.words[last + 1]
    subject = _ends_a_subject(sentence, last, head)
    bracket = after.lower[0] in "([" and not sentence.words[head].tag.startswith("NNP")  # a name is whole without it
    if not subject and (bracket or after.tag in _GOING_ON or after.lower in _GOING_ON_BY):
        return True
    return after.lower == "to" and not subject and sentence.words[head].tag != "VBG"  # "a counsel | to look into it"


def is_joined(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether a preposition behind a phrase may say of what or for whom: "a ban | on phones"."""
    after = sentence.words[min(indices[-1] + 1, len(sentence.words) - 1)]
    joined = after.lower in _ATTACHED and after.relation in ("prep", "dative") and after.head < after.index
    return joined and not _is_aside(sentence, after)


def _ends_a_subject(sentence: Sentence, last: int, head: int) -> bool:
    """Whether a phrase is a subject, or ends one: "plans for four turbines have divided the village"."""
    for word in sentence.path(head):
        if sentence.subtree(word.index)[-1] != last and word.index != head:
            return False
        if word.relation in (*SUBJECTS, "csubj"):
            return True
        if word.tag.startswith("V"):
            return False
    return False


def _is_aside(sentence: Sentence, joint: Word) -> bool:
    """Whether a preposition tells when, where or in what words something is said, rather than of what."""
    objects = sentence.below(joint.index, "pobj", "pcomp")
    if not objects or any(w.lower in _OF_MANY_WORDS for w in objects):
        return True
    return all(w.lower in _ASIDES or w.tag in ("CD", "VBG") or bool(_MONTH_OR_DAY.fullmatch(w.lower)) for w in objects)


def _is_relative(sentence: Sentence, indices: Sequence[int], word: Word) -> bool:
    """Whether a word means something only on the day of writing ("last week"), or beside something else."""
    if word.lower in _RELATIVE_TO_NOW and word.relation != "compound":  # not "Sunday trading"
        return True
    hyphened = sentence.words[min(word.index + 1, len(sentence.words) - 1)].tag == "HYPH"  # "same-sex marriage"
    if (
        hyphened
        or word.lower not in _TO_SOMETHING_ELSE
        or word.head not in indices
        or word.relation not in ("amod", "det")
    ):
        return False
    noun = sentence.words[word.head]
    inside = any(w.relation in ("relcl", "acl") and w.index in indices for w in sentence.path(noun.index))
    if noun.relation == "conj" or inside:  # "loans and other debt", "a law that gives certain rights"
        return False
    compared = any(w.lower in ("than", "as") for w in sentence.words[word.index : indices[-1] + 2])
    return not compared and not any(sentence.words[i].tag.startswith("NNP") for i in indices if i < word.index)


def _is_bare_reference(sentence: Sentence, indices: Sequence[int], word: Word) -> bool:
    """Whether a noun inside a phrase points to what was named before: "the closure of the school", "the country's
    laws", "a reduction in the legal limit"; but not where the phrase names whose it is before."""
    if word.tag == "CD" and [w.lower for w in sentence.below(word.index, "det")] == ["the"]:
        return True  # "between the two"
    if word.tag not in ("NN", "NNS") or word.relation in ("compound", "nmod"):
        return False
    beside = [w for w in sentence.below(word.index) if w.relation not in ("punct", "case", "cc", "conj")]
    if not any(w.lower in ("the", "this", "that", "these", "those") and w.relation == "det" for w in beside):
        return False
    if word.lower in _KNOWN or any(_tells_which(w, word) for w in beside):
        return False
    deed = sentence.words[word.head].tag == "VBG" and word.head == indices[0]
    if deed and any(w.relation == "compound" or w.tag == "VBG" for w in beside):  # "lowering the voting age"
        return False
    form = word.lower.removesuffix("s")
    body = {word.lower, form} & (PERSON | GROUP | ORGANIZATION)
    named = any(sentence.words[i].tag.startswith("NNP") for i in indices if i < word.index)
    return not (body and (named or any(w.relation == "amod" for w in beside)))  # "the Varlandish government"


def _tells_which(part: Word, noun: Word) -> bool:
    """Whether a word on a noun tells which one is meant: a name, a year, what is behind; not "the pipeline works"."""
    if part.index > noun.index:
        return part.relation in ("prep", "acl", "relcl", "appos", "nummod")
    return part.tag.startswith("NNP") or (part.tag == "CD" and len(part.lower) >= _YEAR)  # not "the 21 girls"
