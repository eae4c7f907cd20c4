"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun, and whether the
article knows only one thing of that noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from quotes.analysis.positions.clarity import is_clear, is_cut
from quotes.analysis.positions.target_phrases import ABOUT, FAINT, is_telling, is_whole, lacks_its_content, phrase
from quotes.analysis.syntax import Sentence, parse
from quotes.lexicon.nouns import GROUP, PERSON, singular
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

REACH = 200
"""Sentences before or behind the phrase among which the noun is looked for."""
MOST = 12
"""Sentences with the noun that are looked at on either side, the nearest ones."""
_CONTENT = ("NN", "JJ", "VB", "CD")
"""Beginnings of the tags of the words that tell what a phrase means."""
_BESIDE = ("amod", "compound", "nmod", "poss", "nummod")
_OF_SEVERAL = words("targets/clarity/relative_to_others") | frozenset("another any both each either every no".split())
"""Words beside a noun that say that there is more than one of it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A phrase of the article with a noun that is looked for.

    ``content``: the words that tell what it means. ``beside``: those of them right before the noun. ``tells``: whether
    it says by itself which thing is meant. ``place``: where it stands, None where it is cut or unclear. ``is_one``: not
    of several, and not one beside others. ``is_new``: "a bridge", as what was not told of before is put.
    """

    content: frozenset[str]
    beside: frozenset[str]
    tells: bool
    place: Stretch | None
    is_named: bool
    is_one: bool
    is_new: bool


def fuller_phrase(
    text: str, sentences: Sequence[Stretch], of: Sentence, indices: Sequence[int], pointing: int
) -> Stretch | None:
    """The fullest phrase before the sentence ``of`` that tells which one its word ``pointing`` means, has all that the
    phrase ``indices`` around it tells ("Alden's bill"), and is headed by the same noun; None where there is none, where
    two tell of different things, or where the fullest has no proper name and is not what the article begins with ("a
    toll bridge") to tell of the only one of its kind."""
    own = {w.lower for w in map(of.words.__getitem__, indices) if w.tag[:2] in _CONTENT and w.lower not in FAINT}
    found = [t for t in _told_before(text, sentences, of, pointing) if t.tells and own <= t.content]
    if not found or any(not (a.content <= b.content or b.content <= a.content) for a in found for b in found):
        return None
    fullest = max(found, key=lambda t: len(t.content))
    begins = fullest.is_new and fullest is found[0]
    return fullest.place if fullest.is_named or (begins and is_only_one(text, sentences, of, pointing)) else None


def is_only_one(text: str, sentences: Sequence[Stretch], of: Sentence, head: int) -> bool:
    """Whether the article tells elsewhere of the thing that a noun of the sentence ``of`` names, and of no other one
    with that noun: "the harbour levy", which is "the levy" later on and never "the hotel levy"."""
    noun = of.words[head]
    if noun.tag != "NN" or noun.lower in ABOUT | PERSON | GROUP:
        return False
    own = _told(of, head)
    here = [_told(of, w.index) for w in of.words if w.index != head and singular(w.lower) == noun.lower]
    others = [*_told_before(text, sentences, of, head), *_told_behind(text, sentences, of, head)]
    every = [own, *here, *others]
    alike = all(a.beside <= b.beside or b.beside <= a.beside for a in every for b in every)
    return bool(others) and alike and all(t.is_one for t in every)


def _told_before(text: str, sentences: Sequence[Stretch], of: Sentence, head: int) -> list[_Told]:
    """The phrases with a noun before the sentence ``of``, among the nearest sentences with it."""
    start = of.words[0].start
    last = bisect_left(sentences, start, key=lambda s: s.start)
    near = (sentences[i] for i in range(last - 1, max(-1, last - 1 - REACH), -1))
    return _told_in(text, (Stretch(s.start, min(s.end, start)) for s in near), of.words[head].lower)


def _told_behind(text: str, sentences: Sequence[Stretch], of: Sentence, head: int) -> list[_Told]:
    """The phrases with a noun behind the sentence ``of``, in the rest of the same one and those after it."""
    end = of.words[-1].end
    first = max(0, bisect_left(sentences, end, key=lambda s: s.start) - 1)
    near = (sentences[i] for i in range(first, min(len(sentences), first + REACH)))
    return _told_in(text, (Stretch(max(s.start, end), s.end) for s in near if s.end > end), of.words[head].lower)


def _told_in(text: str, stretches: Iterator[Stretch], noun: str) -> list[_Told]:
    """The phrases with a noun or its plural in the first ``MOST`` of ``stretches`` that have it, in the order of the
    text."""
    word = re.compile(rf"\b{re.escape(noun.removesuffix('y'))}(?:y|ies|e?s)?\b", re.IGNORECASE)
    having = islice((s for s in stretches if word.search(text, s.start, s.end)), MOST)
    return [told for s in sorted(having, key=lambda s: s.start) for told in _phrases(text, s.start, s.end, noun)]


@lru_cache(4 * MOST)  # the next target of an article asks for nearly all of the same sentences
def _phrases(text: str, start: int, end: int, noun: str) -> tuple[_Told, ...]:
    """The phrases with a noun or its plural in ``text[start:end]``."""
    tree = parse(text, start, end)
    return tuple(
        _told(tree, each.index)
        for each in tree.words
        if each.tag.startswith("N") and noun in (each.lower, singular(each.lower))
    )


def _told(tree: Sentence, head: int) -> _Told:
    indices = phrase(tree, head)
    parts = [tree.words[i] for i in indices]
    clear = is_clear(tree, indices, head) and not is_cut(tree, indices, head) and is_whole(tree, indices, head)
    beside = [w for w in tree.below(head, *_BESIDE) if w.index < head]
    several = tree.words[head].tag in ("NNS", "NNPS") or any(w.lower in _OF_SEVERAL for w in tree.below(head))
    return _Told(
        content=frozenset(w.lower for w in parts if w.tag[:2] in _CONTENT),
        beside=frozenset(w.lower for w in beside),
        tells=_tells(tree, indices, head),
        place=Stretch(parts[0].start, parts[-1].end) if clear else None,
        is_named=any(w.tag.startswith("NNP") for w in parts),
        is_one=not several,
        is_new=parts[0].lower in ("a", "an") and not _may_go_on(tree, indices, head),
    )


def _may_go_on(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether what stands behind a phrase may belong to its end: "a curfew for people | under 16"."""
    behind = tree.words[min(indices[-1] + 1, len(tree.words) - 1)]
    return indices[-1] > head and behind.tag == "IN"


def _tells(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase tells by itself which thing is meant."""
    whole = tree.words[indices[-1]].tag != "POS" and not lacks_its_content(tree, indices, head)
    return whole and is_telling(tree, indices, head)
