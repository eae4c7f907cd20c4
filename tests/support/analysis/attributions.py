"""Attributions of a text as the engine gives them, and what is told by one."""

from __future__ import annotations

from quotes.analysis.attribution import Attribution
from quotes.model import Stretch


def place(text: str, words: str) -> Stretch:
    """Where ``words`` first stand in ``text``."""
    return Stretch(text.index(words), text.index(words) + len(words))


def given(text: str, cue: str, content: tuple[str, ...], source: str | None = None) -> Attribution:
    """An attribution of ``text`` as the engine gives it."""
    said = tuple(place(text, words) for words in content)
    return Attribution(said, place(text, cue), place(text, source) if source else None, 0.9, 0.4)


def told(text: str, attribution: Attribution) -> tuple[list[str], str | None]:
    """The words of an attribution, and its source."""
    source = attribution.source
    words = [text[c.start : c.end] for c in attribution.content]
    return words, text[source.start : source.end] if source else None
