"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun, and whether the
article knows only one thing of that noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from quotes.analysis.deadline import Checkpoint, unlimited
from quotes.analysis.positions.clarity import is_clear, is_cut
from quotes.analysis.positions.target_phrases import ABOUT, FAINT, is_telling, is_whole, lacks_its_content, phrase
from quotes.analysis.syntax import Sentence, Trees
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


class Tellings:
    """What an article tells of its nouns. Each sentence is read once for a noun, however many stances are on it."""

    def __init__(self, text: str, sentences: Sequence[Stretch], checkpoint: Checkpoint = unlimited) -> None:
        """``sentences``: those of ``text``. ``checkpoint`` is called while they are parsed."""
        self.text = text
        self.sentences = sentences
        self.trees = Trees(text, checkpoint)
        self._found: dict[tuple[Stretch, str], tuple[_Told, ...]] = {}

    def before(self, of: Sentence, head: int) -> list[_Told]:
        """The phrases with the noun ``head`` of the sentence ``of`` before that, in the nearest sentences with it. To
        be asked by tasks of ``trees.gathered``, like ``around``."""
        return self._told(self._near_before(of, head), of.words[head].lower)

    def around(self, of: Sentence, head: int) -> list[_Told]:
        """The same before the sentence, in the rest of it and behind it."""
        return self._told([*self._near_before(of, head), *self._near_behind(of, head)], of.words[head].lower)

    def _near_before(self, of: Sentence, head: int) -> list[Stretch]:
        start = of.words[0].start
        last = bisect_left(self.sentences, start, key=lambda s: s.start)
        near = range(last - 1, max(-1, last - 1 - REACH), -1)
        return self._having(of.words[head].lower, near, (0, start))[::-1]

    def _near_behind(self, of: Sentence, head: int) -> list[Stretch]:
        end = of.words[-1].end
        first = max(0, bisect_left(self.sentences, end, key=lambda s: s.start) - 1)
        near = range(first, min(len(self.sentences), first + REACH))
        return self._having(of.words[head].lower, near, (end, len(self.text)))

    def _having(self, noun: str, near: Iterable[int], within: tuple[int, int]) -> list[Stretch]:
        """The first ``MOST`` of the sentences ``near``, cut to what lies ``within`` two places, that have a noun."""
        stem = noun.removesuffix("y")
        word = re.compile(rf"\b{re.escape(stem)}(?:y|ies|e?s)?\b", re.IGNORECASE)
        every = (self.sentences[i] for i in near if stem in self._lower[i])
        cut = (Stretch(max(s.start, within[0]), min(s.end, within[1])) for s in every)
        return list(islice((s for s in cut if s.start < s.end and word.search(self.text, s.start, s.end)), MOST))

    @cached_property
    def _lower(self) -> Sequence[str]:
        """The words of each sentence in small letters: hardly one has the noun."""
        return [self.text[s.start : s.end].lower() for s in self.sentences]

    def _told(self, stretches: Sequence[Stretch], noun: str) -> list[_Told]:
        """The phrases with a noun in ``stretches``."""
        unread = [s for s in stretches if (s, noun) not in self._found]
        for stretch, tree in zip(unread, self.trees.of(unread), strict=True):
            nouns = (w for w in tree.words if w.tag.startswith("N") and noun in (w.lower, singular(w.lower)))
            self._found[stretch, noun] = tuple(_told(tree, w.index) for w in nouns)
        return [told for stretch in stretches for told in self._found[stretch, noun]]


def fuller_phrase(tellings: Tellings, of: Sentence, indices: Sequence[int], pointing: int) -> Stretch | None:
    """The fullest phrase before the sentence ``of`` that tells which one its word ``pointing`` means, has all that the
    phrase ``indices`` around it tells ("Alden's bill"), and is headed by the same noun; None where there is none, where
    two tell of different things, or where the fullest has no proper name and is not what the article begins with ("a
    toll bridge") to tell of the only one of its kind."""
    own = {w.lower for w in map(of.words.__getitem__, indices) if w.tag[:2] in _CONTENT and w.lower not in FAINT}
    found = [t for t in tellings.before(of, pointing) if t.tells and own <= t.content]
    if not found or not _are_nested(t.content for t in found):
        return None
    fullest = max(found, key=lambda t: len(t.content))
    begins = fullest.is_new and fullest is found[0]
    return fullest.place if fullest.is_named or (begins and is_only_one(tellings, of, pointing)) else None


def is_only_one(tellings: Tellings, of: Sentence, head: int) -> bool:
    """Whether the article tells elsewhere of the thing that a noun of the sentence ``of`` names, and of no other one
    with that noun: "the harbour levy", which is "the levy" later on and never "the hotel levy"."""
    noun = of.words[head]
    if noun.tag != "NN" or noun.lower in ABOUT | PERSON | GROUP:
        return False
    here = [_told(of, w.index) for w in of.words if w.index == head or singular(w.lower) == noun.lower]
    if not _are_one(here):
        return False
    others = tellings.around(of, head)
    return bool(others) and _are_one([*here, *others])


def _are_one(told: Sequence[_Told]) -> bool:
    """Whether phrases may all mean the same thing."""
    return all(t.is_one for t in told) and _are_nested(t.beside for t in told)


def _are_nested(many: Iterable[frozenset[str]]) -> bool:
    """Whether of any two sets of words one has all of the other."""
    return all(a <= b for a, b in pairwise(sorted(set(many), key=len)))


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
