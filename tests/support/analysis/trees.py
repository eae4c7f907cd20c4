"""Parsed sentences for the tests of positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.target_phrases import phrase
from quotes.analysis.syntax import Sentence, Word, parse

Frame = Callable[[Sentence, Word], Iterable[FoundStance]]


def tree(text: str) -> Sentence:
    """The tree of a text that is one sentence."""
    return parse(text, 0, len(text))


def word(sentence: Sentence, lower: str) -> Word:
    """The first word of these small letters."""
    return next(w for w in sentence.words if w.lower == lower)


def described(sentence: Sentence, found: FoundStance) -> tuple[str, str, str, str | None]:
    """A stance in words: what names it, the stance, the head of its target, its holder."""
    holder = None if found.holder is None else sentence.words[found.holder].lower
    return sentence.words[found.word].lower, found.stance, sentence.words[found.target].lower, holder


def shown(frame: Frame, text: str) -> list[tuple[str, str, str, str | None]]:
    """The stances that one kind of sentence shows in a text, in words."""
    sentence = tree(text)
    return [described(sentence, found) for w in sentence.words for found in frame(sentence, w)]


def phrase_of(text: str, head: str) -> tuple[Sentence, list[int], int]:
    """The sentence ``text``, the words of the phrase that ``head`` heads, and the place of that."""
    sentence = tree(text)
    index = word(sentence, head).index
    return sentence, phrase(sentence, index), index
