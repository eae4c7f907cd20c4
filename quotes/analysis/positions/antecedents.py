"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis.positions.clarity import is_clear, is_cut
from quotes.analysis.positions.target_phrases import FAINT, is_telling, lacks_its_content, phrase
from quotes.analysis.syntax import Sentence, parse
from quotes.model import Stretch

REACH = 200
"""Sentences before the phrase among which the noun is looked for."""
MOST = 12
"""Sentences with the noun that are looked at, the nearest ones."""
_CONTENT = ("NN", "JJ", "VB", "CD")
"""Beginnings of the tags of the words that tell what a phrase means."""


def fuller_phrase(
    text: str, sentences: Sequence[Stretch], of: Sentence, indices: Sequence[int], pointing: int
) -> Stretch | None:
    """The fullest phrase before the sentence ``of`` that tells which one its word ``pointing`` means, has all that the
    phrase ``indices`` around it tells ("Alden's bill"), and is headed by the same noun; None where there is none, where
    two tell of different things, or where the fullest has no proper name and so may be another one."""
    before, noun = of.words[0].start, of.words[pointing].lower
    own = {w.lower for w in map(of.words.__getitem__, indices) if w.tag[:2] in _CONTENT and w.lower not in FAINT}
    word = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    here = bisect_left(sentences, before, key=lambda s: s.start)
    near = [s for s in sentences[max(0, here - REACH) : here] if word.search(text, s.start, min(s.end, before))]
    found: list[tuple[frozenset[str], Stretch | None]] = []
    for sentence in near[-MOST:]:
        tree = parse(text, sentence.start, sentence.end)
        for head in tree.words:
            if head.lower == noun and head.tag.startswith("N") and head.start < before:
                indices = phrase(tree, head.index)
                words = [tree.words[i] for i in indices]
                if _tells(tree, indices, head.index):
                    content = frozenset(w.lower for w in words if w.tag[:2] in _CONTENT)
                    if own <= content:
                        clear = _is_named(tree, indices, head.index)
                        found.append((content, Stretch(words[0].start, words[-1].end) if clear else None))
    if any(not (one <= other or other <= one) for one, _ in found for other, _ in found):
        return None
    return max(found, key=lambda f: len(f[0]))[1] if found else None


def _tells(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase tells by itself which thing is meant."""
    whole = tree.words[indices[-1]].tag != "POS" and not lacks_its_content(tree, indices, head)
    return whole and is_telling(tree, indices, head)


def _is_named(tree: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether a phrase can stand for what was said elsewhere: it is whole and clear, and has a proper name."""
    named = any(tree.words[i].tag.startswith("NNP") for i in indices)
    return named and is_clear(tree, indices, head) and not is_cut(tree, indices, head)
