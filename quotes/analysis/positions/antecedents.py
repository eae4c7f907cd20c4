"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun, and whether the
article knows only one thing of that noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from quotes.analysis.positions.clarity import is_clear, is_cut, is_joined
from quotes.analysis.positions.target_phrases import (
    ABOUT,
    FAINT,
    is_telling,
    is_whole,
    lacks_its_content,
    phrase,
)
from quotes.analysis.syntax import Sentence, Word, parse
from quotes.lexicon.nouns import GROUP, ORGANIZATION, PERSON, singular
from quotes.lexicon.word_lists import entries, words
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
_NEVER_ONE = PERSON | GROUP | ORGANIZATION | ABOUT
"""Nouns for somebody, of whom the article may know another, and for what says nothing without what it is about."""
_CALLED_ALIKE: Mapping[str, frozenset[str]] = {
    noun: frozenset(line.split()) for line in entries("targets/clarity/called_alike") for noun in line.split()
}
"""For each of some nouns, those by which an article calls the same thing in turn."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A phrase of the article with a noun that is looked for.

    ``content``: the words that tell what it means. ``beside``: those of them right before the noun. ``tells``: whether
    it says by itself which thing is meant. ``place``: where it stands, None where it is cut or unclear. ``is_one``: not
    of several, and not one beside others. ``is_many``: in the plural. ``is_definite``: with
    "the", which with an organisation alone tells no more than who decides on it ("the House bill").
    """

    content: frozenset[str]
    beside: frozenset[str]
    tells: bool
    place: Stretch | None
    is_named: bool
    is_one: bool
    is_many: bool
    is_definite: bool


def fuller_phrase(
    text: str, sentences: Sequence[Stretch], of: Sentence, indices: Sequence[int], pointing: int
) -> tuple[Stretch, bool] | None:
    """The fullest phrase before the sentence ``of`` that tells which one its word ``pointing`` means, and whether the
    article has only one such thing. It has all that the phrase ``indices`` around the word tells ("Alden's bill"), and
    is headed by the same noun, or by another for the same thing ("the measure", which is "a toll bill"). None where
    there is none, where two tell of different things, or where the fullest has no proper name and the article tells of
    more than one of its kind."""
    head = of.words[pointing]
    own = {w.lower for w in map(of.words.__getitem__, indices) if w.tag[:2] in _CONTENT and w.lower not in FAINT}
    for nouns in (frozenset({singular(head.lower)}), _called_alike(head)):
        told = [t for t in _told_before(text, sentences, of, nouns) if t.tells and own - {head.lower} <= t.content]
        if any(not (a.content <= b.content or b.content <= a.content) for a in told for b in told):
            return None
        whole = [t for t in told if t.place is not None and not (t.is_definite and t.content <= ORGANIZATION)]
        if whole:
            fullest = max(whole, key=lambda t: len(t.content))
            one = is_only_one(text, sentences, of, pointing, nouns)
            stands = one and _introduces(text, fullest, nouns)
            named = fullest.is_named and len(nouns) == 1
            return (fullest.place, one) if fullest.place and (named or stands) else None
    return None


def _introduces(text: str, told: _Told, nouns: Set[str]) -> bool:
    """Whether a phrase does not point back itself, as "the religion bill" does behind "a bill"."""
    place = told.place
    if place is None:
        return False
    return not told.is_definite or not noun_of(nouns).search(text, 0, place.start)


def _called_alike(head: Word) -> frozenset[str]:
    """The nouns for what a noun names, itself among them."""
    return _CALLED_ALIKE.get(head.lower, frozenset({singular(head.lower)}))


def is_only_one(
    text: str, sentences: Sequence[Stretch], of: Sentence, head: int, nouns: Set[str] | None = None
) -> bool:
    """Whether the article tells elsewhere of the thing that a noun of the sentence ``of`` names, and of no other one
    with that noun or one of ``nouns``: "the harbour levy", which is "the levy" later on and never "the hotel levy"."""
    noun = of.words[head]
    nouns = nouns or {singular(noun.lower)}
    if noun.tag not in ("NN", "NNS") or not nouns.isdisjoint(_NEVER_ONE):
        return False
    own = _told(of, head)
    here = [_told(of, w.index) for w in of.words if w.index != head and singular(w.lower) in nouns]
    others = [*_told_before(text, sentences, of, nouns), *_told_behind(text, sentences, of, nouns)]
    every = [own, *here, *others]
    alike = all(a.beside <= b.beside or b.beside <= a.beside for a in every for b in every)
    return bool(others) and alike and all(t.is_one and t.is_many == own.is_many for t in every)


def _told_before(text: str, sentences: Sequence[Stretch], of: Sentence, nouns: Set[str]) -> list[_Told]:
    """The phrases with one of some nouns before the sentence ``of``, among the nearest sentences with it."""
    start = of.words[0].start
    last = bisect_left(sentences, start, key=lambda s: s.start)
    near = (sentences[i] for i in range(last - 1, max(-1, last - 1 - REACH), -1))
    return _told_in(text, (Stretch(s.start, min(s.end, start)) for s in near), nouns)


def _told_behind(text: str, sentences: Sequence[Stretch], of: Sentence, nouns: Set[str]) -> list[_Told]:
    """The phrases with one of some nouns behind the sentence ``of``, in the rest of the same one and those after it."""
    end = of.words[-1].end
    first = max(0, bisect_left(sentences, end, key=lambda s: s.start) - 1)
    near = (sentences[i] for i in range(first, min(len(sentences), first + REACH)))
    return _told_in(text, (Stretch(max(s.start, end), s.end) for s in near if s.end > end), nouns)


def _told_in(text: str, stretches: Iterator[Stretch], nouns: Set[str]) -> list[_Told]:
    """The phrases with one of some nouns or its plural in the first ``MOST`` of ``stretches`` that have it, in the
    order of the text."""
    word = noun_of(nouns)
    having = islice((s for s in stretches if word.search(text, s.start, s.end)), MOST)
    return [t for s in sorted(having, key=lambda s: s.start) for t in _phrases(text, s.start, s.end, frozenset(nouns))]


def noun_of(nouns: Set[str]) -> re.Pattern[str]:
    """What finds nouns and their plurals."""
    stems = "|".join(rf"{re.escape(singular(noun).removesuffix('y'))}" for noun in sorted(nouns))
    return re.compile(rf"\b(?:{stems})(?:y|ies|e?s)?\b", re.IGNORECASE)


@lru_cache(4 * MOST)  # the next target of an article asks for nearly all of the same sentences
def _phrases(text: str, start: int, end: int, nouns: frozenset[str]) -> tuple[_Told, ...]:
    """The phrases with one of some nouns or its plural in ``text[start:end]``."""
    tree = parse(text, start, end)
    return tuple(
        _told(tree, each.index) for each in tree.words if each.tag.startswith("N") and singular(each.lower) in nouns
    )


def _told(tree: Sentence, head: int) -> _Told:
    indices, whole = named_by(tree, head)
    parts = [tree.words[i] for i in indices]
    beside = [w for w in tree.below(head, *_BESIDE) if w.index < head]
    several = any(w.lower in _OF_SEVERAL and w.index < head for w in tree.below(head))
    several = several or sum(tree.words[i].lower == tree.words[head].lower for i in indices) > 1  # "a law … and a law"
    return _Told(
        content=frozenset(w.lower for w in parts if w.tag[:2] in _CONTENT and w.index != head),
        beside=frozenset(w.lower for w in beside),
        tells=_tells(tree, indices, head),
        place=Stretch(parts[0].start, parts[-1].end) if whole else None,
        is_named=any(w.tag.startswith("NNP") for w in parts),
        is_one=not several,
        is_many=tree.words[head].tag in ("NNS", "NNPS"),
        is_definite=parts[0].lower == "the",
    )


def named_by(tree: Sentence, head: int) -> tuple[list[int], bool]:
    """The words by which a phrase with this head can be printed for a thing of which there is one, and whether they
    can. What stands behind the noun is left out where it leans on the article or is cut: "a skate park | beside the
    memorial"."""
    every = phrase(tree, head)
    short = [i for i in every if i <= head]
    named = any(tree.words[i].tag.startswith("NNP") for i in every)
    whole = is_whole(tree, every, head) and not is_cut(tree, every, head)
    whole = whole and (named or not _may_go_on(tree, every, head))
    if whole and not is_joined(tree, every) and is_clear(tree, every, head) and _tells(tree, every, head):
        return every, True
    stands = tree.words[head].tag != "VBG" and (whole or len(short) < len(every))
    if stands and is_clear(tree, short, head) and _tells(tree, short, head):
        return short, True
    return every, False


def _may_go_on(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether what stands behind a phrase may belong to its end: "a curfew for people | under 16"."""
    behind = tree.words[min(indices[-1] + 1, len(tree.words) - 1)]
    return indices[-1] > head and behind.tag == "IN"


def _tells(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase tells by itself which thing is meant."""
    whole = tree.words[indices[-1]].tag != "POS" and not lacks_its_content(tree, indices, head)
    return whole and is_telling(tree, indices, head)
