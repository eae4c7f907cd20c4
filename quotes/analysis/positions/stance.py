"""A stance as a sentence shows it, and what all kinds of sentences share in finding one."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.analysis.positions.clauses import is_negated, lemma, subject
from quotes.analysis.positions.stance_words import WITHHELD
from quotes.analysis.syntax import Sentence, Word
from quotes.model import Stance

IN_FAVOUR = frozenset("favor favour support".split())
"""What "in … of" is said of something that is supported."""


@dataclass(frozen=True, slots=True)
class FoundStance:
    """A stance, by the indices of its words: that which names it, the head of its target, and its holder.

    ``holder``: None where the sentence says what ought to be, so that whoever speaks takes the stance. ``mild``: the
    word names an opinion ("criticise"), which is a stance on things, but not on people and organisations. ``weak``: the
    words may as well be a judgement or a goal that takes no side ("it was a mistake", "vowed to end poverty").
    ``plain``: they say the stance itself ("oppose", "vote against", "call for"), which nobody need infer.
    """

    word: int
    stance: Stance
    target: int
    holder: int | None
    impersonal: bool = False
    mild: bool = False
    weak: bool = False
    plain: bool = False


def holder_of(sentence: Sentence, index: int) -> int | None:
    """The index of the word for who does what a verb says."""
    found = subject(sentence, index)
    return found.index if found else None


def turned(stance: Stance, sentence: Sentence, word: Word) -> Stance | None:
    """The stance of a verb under its negations: who does not support something opposes it; who does not oppose it
    takes no side."""
    if not is_negated(sentence, word.index):
        return stance
    return "oppose" if stance == "support" and lemma(word) in WITHHELD else None


def has_deed(sentence: Sentence, word: Word, target: Word) -> bool:
    """Whether an infinitive behind a target says what is to become of it ("called for the ban to be lifted")."""
    return any(
        deed.relation in ("xcomp", "ccomp", "advcl", "relcl", "acl")
        and deed.index > target.index
        and any(part.lower == "to" for part in sentence.below(deed.index, "aux"))
        for index in (word.index, target.index, *(w.index for w in sentence.below(target.index, "acl", "relcl")))
        for deed in sentence.below(index)
    )
