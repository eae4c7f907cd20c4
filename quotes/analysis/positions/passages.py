"""The passages of a quotation: the stretches that may show a position each, the names of others, and whole names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import NameMention
from quotes.model import Quotation, Stretch

LONGEST = 400
"""Code points of a passage: a longer quotation is cut between sentences."""
ADJACENT = 40
"""Code points at most between a cue and the words it introduces, for the cue to be part of the first passage."""

_SENTENCE_END = re.compile(r"(?<=[.!?;…])[\"”’')]{0,3}\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_TITLES = frozenset("mr. mrs. ms. dr. sen. rep. gov. gen. jr. sr. st. lt. col. rev. no. u.s.".split())


def passages(text: str, quotation: Quotation) -> list[Stretch]:
    """The passages of a quotation in order: whole sentences, together as long as ``LONGEST`` allows. The first one
    begins with the cue where that stands close before the words."""
    start, end = quotation.spans[0].start, quotation.spans[-1].end
    cue = quotation.cue
    if cue and cue.end <= start and start - cue.end <= ADJACENT and "\n" not in text[cue.end : start]:
        start = cue.start
    if end - start <= LONGEST:
        return [Stretch(start, end)]
    out: list[Stretch] = []
    for sentence in sentences(text, start, end):
        if out and sentence.end - out[-1].start <= LONGEST:
            out[-1] = Stretch(out[-1].start, sentence.end)
        else:
            out.append(sentence)
    return out


def sentences(text: str, start: int, end: int) -> list[Stretch]:
    """The sentences between two places, at least one; titles ("Sen.") end none."""
    found = _SENTENCE_END.finditer(text, start, end)
    ends = [m for m in found if text[start : m.start()].rpartition(" ")[2].lower() not in _TITLES]
    starts = [start, *(m.end() for m in ends)]
    return [Stretch(s, e) for s, e in zip(starts, [*(m.start() for m in ends), end], strict=True) if s < e]


def others(text: str, quotation: Quotation, names: Sequence[NameMention]) -> list[NameMention]:
    """The names that are not the speaker's own: no word of theirs is the last word of the speaker's name."""
    own = set()
    if quotation.speaker and (parts := quotation.speaker.name.lower().split()):
        own = {parts[-1]}
    mention = quotation.mention
    return [
        n
        for n in names
        if not own & set(re.sub(r"['’]s?$", "", text[n.start : n.end].lower()).split())
        and not (mention and n.start < mention.end and mention.start < n.end)
    ]


def full_names(text: str, names: Sequence[NameMention]) -> dict[str, str]:
    """The whole name of each person by the last word of it, in small letters, where the article has one such person."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = text[name.start : name.end].lower().replace("’s", "").replace("'s", "").split()
        if name.type == "person" and len(words) > 1:
            found.setdefault(words[-1], set()).add(" ".join(words))
    longest = {last: max(forms, key=len) for last, forms in found.items()}
    return {last: whole for last, whole in longest.items() if all(_part(form, whole) for form in found[last])}


def _part(form: str, whole: str) -> bool:
    """Whether one name can be a shorter form of the other: the same first word."""
    return form.split()[0] == whole.split()[0]
