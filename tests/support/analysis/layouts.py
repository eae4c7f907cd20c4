"""What the layout of a text alone tells of who speaks."""

from __future__ import annotations

from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.quotation import quoted_stretches


def reading(text: str, people: tuple[str, ...] = (), seen: tuple[Attribution, ...] = ()) -> Reading:
    """What the layout makes of ``text``, in which the engine saw ``people`` and attributions."""
    names = sorted(text.index(name) for name in people)
    lengths = {text.index(name): len(name) for name in people}
    mentions = tuple(NameMention(start, start + lengths[start], "person", 0.9) for start in names)
    return with_layouts(text, quoted_stretches(text), Reading(seen, mentions, (), no_affinities))


def said(text: str, *people: str) -> list[tuple[str | None, str]]:
    return [
        (text[a.source.start : a.source.end] if a.source else None, text[a.content[0].start : a.content[0].end])
        for a in reading(text, people).attributions
    ]
