"""What kind of body a word tells of: "airline" and "Airways" the same, "club" and "FC", "paper" and "Herald"."""

from __future__ import annotations

from functools import cache

from quotes.lexicon.companies import DESIGNATORS, TRADES
from quotes.lexicon.word_lists import entries

OF_TRADES = frozenset(["company"])
"""The kind of which words in a company's name tell, and many nouns that are none for a body: "research"."""
OF_THE_STATE = frozenset(["army", "city", "country", "court", "government", "ministry", "police"])
"""Kinds of which every state has one, that may be meant without being named."""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in entries("bodies/kinds"):
        nouns = line.split()
        for word in nouns:
            found.setdefault(word, set()).add(nouns[0])
    for word in DESIGNATORS | TRADES:
        found.setdefault(word, set()).add("company")
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of body that a folded noun, or a word of a body's name, tells of, each called by its first noun
    ("airline" for "Airways"); none for most words."""
    return _kinds().get(word, frozenset())
