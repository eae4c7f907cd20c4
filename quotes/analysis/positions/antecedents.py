"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun, and whether the
article knows only one thing of that noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from quotes.analysis.deadline import Checkpoint, unlimited
from quotes.analysis.positions.clarity import is_clear, is_cut, is_joined
from quotes.analysis.positions.target_phrases import is_whole, phrase
from quotes.analysis.positions.target_phrases.back_references import ABOUT, FAINT, is_telling, lacks_its_content
from quotes.analysis.syntax import Sentence, Trees, Word
from quotes.lexicon.nouns import GROUP, ORGANIZATION, PERSON, singular
from quotes.lexicon.word_lists import entries, words
from quotes.model import START, Stretch

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

    ``at``: where its noun begins in the text. ``content``: the words that tell what it means. ``beside``: those of them
    right before the noun. ``tells``: whether it says by itself which thing is meant. ``place``: where it stands, None
    where it is cut or unclear. ``is_one``: not of several, and not one beside others. ``is_many``: in the plural.
    ``is_named``: with a proper name. ``is_definite``: with "the", which with an organisation alone tells no more than
    who decides on it ("the House bill").
    """

    at: int
    content: frozenset[str]
    beside: frozenset[str]
    tells: bool
    place: Stretch | None
    is_named: bool
    is_one: bool
    is_many: bool
    is_definite: bool


class Tellings:
    """What an article tells of its nouns. Each sentence is read once for a noun, however many stances are on it."""

    def __init__(self, text: str, sentences: Sequence[Stretch], checkpoint: Checkpoint = unlimited) -> None:
        """``sentences``: those of ``text``. ``checkpoint`` is called while they are parsed."""
        self.text = text
        self.sentences = sentences
        self.trees = Trees(text, checkpoint)
        self._found: dict[tuple[Stretch, frozenset[str]], tuple[_Told, ...]] = {}

    def before(self, of: Sentence, nouns: frozenset[str]) -> list[_Told]:
        """The phrases with one of ``nouns`` before the sentence ``of``, in the nearest sentences with it. To be asked
        by tasks of ``trees.gathered``, like ``around``."""
        return self._phrases(self._near_before(of, nouns), nouns)

    def around(self, of: Sentence, nouns: frozenset[str]) -> list[_Told]:
        """The same before the sentence, in the rest of it and behind it."""
        return self._phrases([*self._near_before(of, nouns), *self._near_behind(of, nouns)], nouns)

    def are_told_before(self, place: int, nouns: frozenset[str]) -> bool:
        """Whether one of ``nouns`` stands before a place of the text."""
        return _pattern(nouns).search(self.text, 0, place) is not None

    def times_told_before(self, place: int, nouns: frozenset[str]) -> int:
        """How often one of ``nouns`` stands before a place of the text."""
        return sum(1 for _ in _pattern(nouns).finditer(self.text, 0, place))

    def _near_before(self, of: Sentence, nouns: frozenset[str]) -> list[Stretch]:
        start = of.words[0].start
        last = bisect_left(self.sentences, start, key=START)
        near = range(last - 1, max(-1, last - 1 - REACH), -1)
        return self._having(nouns, near, (0, start))[::-1]

    def _near_behind(self, of: Sentence, nouns: frozenset[str]) -> list[Stretch]:
        end = of.words[-1].end
        first = max(0, bisect_left(self.sentences, end, key=START) - 1)
        near = range(first, min(len(self.sentences), first + REACH))
        return self._having(nouns, near, (end, len(self.text)))

    def _having(self, nouns: frozenset[str], near: Iterable[int], within: tuple[int, int]) -> list[Stretch]:
        """The first ``MOST`` of the sentences ``near``, cut to what lies ``within`` two places, that have a noun."""
        stems, word = [_stem(noun) for noun in nouns], _pattern(nouns)
        every = (self.sentences[i] for i in near if any(stem in self._lower[i] for stem in stems))
        cut = (Stretch(max(s.start, within[0]), min(s.end, within[1])) for s in every)
        return list(islice((s for s in cut if s.start < s.end and word.search(self.text, s.start, s.end)), MOST))

    @cached_property
    def _lower(self) -> Sequence[str]:
        """The words of each sentence in small letters: hardly one has the noun."""
        return [self.text[s.start : s.end].lower() for s in self.sentences]

    def _phrases(self, stretches: Sequence[Stretch], nouns: frozenset[str]) -> list[_Told]:
        """The phrases with one of ``nouns`` in ``stretches``."""
        unread = [s for s in stretches if (s, nouns) not in self._found]
        for stretch, tree in zip(unread, self.trees.of(unread), strict=True):
            heads = (w.index for w in tree.words if w.tag.startswith("N") and singular(w.lower) in nouns)
            self._found[stretch, nouns] = tuple(_told(tree, head) for head in heads)
        return [told for stretch in stretches for told in self._found[stretch, nouns]]


def _stem(noun: str) -> str:
    """What a noun in the singular and its plural begin with."""
    return noun.removesuffix("y")


@lru_cache(1024)  # one or two for each noun of a target: few articles have as many
def _pattern(nouns: frozenset[str]) -> re.Pattern[str]:
    """What finds nouns and their plurals."""
    stems = "|".join(re.escape(_stem(noun)) for noun in sorted(nouns))
    return re.compile(rf"\b(?:{stems})(?:y|ies|e?s)?\b", re.IGNORECASE)


def nouns_of(head: Word) -> frozenset[str]:
    """The noun of a word, in the singular."""
    return frozenset({singular(head.lower)})


def fuller_phrase(
    tellings: Tellings, of: Sentence, indices: Sequence[int], pointing: int
) -> tuple[Stretch, bool] | None:
    """The fullest phrase before the sentence ``of`` that tells which one its word ``pointing`` means, and whether the
    article has only one such thing. It has all that the phrase ``indices`` around the word tells ("Alden's bill"), and
    is headed by the same noun, or by another for the same thing ("the measure", which is "a toll bill"). None where
    there is none, where two tell of different things, or where the fullest has no proper name and the article tells of
    more than one of its kind."""
    head = of.words[pointing]
    own = {w.lower for w in map(of.words.__getitem__, indices) if w.tag[:2] in _CONTENT and w.lower not in FAINT}
    for nouns in (nouns_of(head), _CALLED_ALIKE.get(head.lower, nouns_of(head))):
        before = tellings.before(of, nouns)
        told = [t for t in before if t.tells and own - {head.lower} <= t.content]
        if not _are_nested(t.content for t in told):
            return None
        whole = [t for t in told if t.place is not None and not (t.is_definite and t.content <= ORGANIZATION)]
        if whole:
            fullest = max(whole, key=lambda t: len(t.content))
            one = is_only_one(tellings, of, pointing, nouns)
            stands = one and _introduces(tellings, before, fullest, nouns)
            named = fullest.is_named and len(nouns) == 1
            return (fullest.place, one) if fullest.place and (named or stands) else None
    return None


def _introduces(tellings: Tellings, before: Sequence[_Told], told: _Told, nouns: frozenset[str]) -> bool:
    """Whether one of the phrases ``before`` a stance does not point back itself, as "the religion bill" does behind "a
    bill". What points ahead to it introduces nothing: “Scrap the ban” before "the ban on night flights"."""
    if not told.is_definite:
        return True
    ahead = [t for t in before if t.at < told.at]
    every = len(ahead) == tellings.times_told_before(told.at, nouns)
    return every and all(t.is_definite and not t.content for t in ahead)


def is_only_one(tellings: Tellings, of: Sentence, head: int, nouns: frozenset[str] = frozenset()) -> bool:
    """Whether the article tells elsewhere of the thing that a noun of the sentence ``of`` names, and of no other one
    with that noun or one of ``nouns``: "the harbour levy", which is "the levy" later on and never "the hotel levy"."""
    noun = of.words[head]
    nouns = nouns or nouns_of(noun)
    if noun.tag not in ("NN", "NNS") or not nouns.isdisjoint(_NEVER_ONE):
        return False
    here = [_told(of, w.index) for w in of.words if w.index == head or singular(w.lower) in nouns]
    if not _are_one(here):
        return False
    others = tellings.around(of, nouns)
    return bool(others) and _are_one([*here, *others])


def _are_one(told: Sequence[_Told]) -> bool:
    """Whether phrases may all mean the same thing, or the same things."""
    alike = len({t.is_many for t in told}) == 1
    return alike and all(t.is_one for t in told) and _are_nested(t.beside for t in told)


def _are_nested(many: Iterable[frozenset[str]]) -> bool:
    """Whether of any two sets of words one has all of the other."""
    return all(a <= b for a, b in pairwise(sorted(set(many), key=len)))


def _told(tree: Sentence, head: int) -> _Told:
    indices, whole = named_by(tree, head)
    parts = [tree.words[i] for i in indices]
    beside = [w for w in tree.below(head, *_BESIDE) if w.index < head]
    several = any(w.lower in _OF_SEVERAL and w.index < head for w in tree.below(head))
    several = several or sum(tree.words[i].lower == tree.words[head].lower for i in indices) > 1  # "a law … and a law"
    return _Told(
        at=tree.words[head].start,
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
