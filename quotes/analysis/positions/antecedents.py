"""What "the bill" or "this plan" stands for: the fuller phrase of the article with the same noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.positions.naming import is_telling, phrase
from quotes.analysis.syntax import parse
from quotes.model import Stretch

MOST = 12
"""Sentences with the noun that are looked at, the nearest first."""


def fuller_phrase(text: str, sentences: Sequence[Stretch], before: int, noun: str) -> Stretch | None:
    """The phrase before a place whose head is ``noun`` and which tells more of it; None where there is none, or where
    two tell different things of it."""
    word = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    found: list[tuple[frozenset[str], Stretch]] = []
    near = [s for s in sentences if s.start < before and word.search(text, s.start, min(s.end, before))]
    for s in reversed(near[-MOST:]):
        tree = parse(text, s.start, s.end)
        for top in reversed(tree.words):
            if top.lower == noun and top.tag.startswith("N") and top.start < before:
                indices = phrase(tree, top.index)
                if is_telling(tree, indices, top.index):
                    words = [tree.words[i] for i in indices]
                    content = frozenset(w.lower for w in words if w.tag[:2] in ("NN", "JJ", "VB", "CD"))
                    found.append((content, Stretch(words[0].start, words[-1].end)))
    if not found:
        return None
    if any(not (one <= other or other <= one) for one, _ in found for other, _ in found):
        return None
    return max(found, key=lambda f: (len(f[0]), f[1].start))[1]
