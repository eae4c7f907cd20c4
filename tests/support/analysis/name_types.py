"""The types of names that the engine took for people's."""

from __future__ import annotations

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.text_regions import TextRegions


def types(text: str, *people: str) -> list[str]:
    """The types of ``people``, in the order of the text."""
    names = [NameMention(text.index(p), text.index(p) + len(p), "person", 0.9) for p in people]
    return [n.type for n in with_types(tuple(names), TextRegions(text, ()))]
