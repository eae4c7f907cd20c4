"""Articles for the tests of the resolver, with what an engine would mark written into the text.

``<p>`` a person's name, ``<o>`` an organisation's, ``<l>`` a place's, ``<r>`` a role, ``<s>`` the source of an
attribution. The attributed words are the quoted stretches of the source's paragraph that no other source is nearer to.
"""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution, NameMention, NameType, Reading, RoleMention, no_affinities
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import Choice, Resolution, resolve
from quotes.model import Stretch

TYPES: dict[str, NameType] = {"p": "person", "o": "organization", "l": "place"}


def read_marked(marked: str) -> tuple[str, Reading]:
    """The plain text and the reading of a marked article."""
    text, found, stack = "", [], []
    for piece in re.split(r"(</?[polrs]>)", marked):
        if re.fullmatch(r"<[polrs]>", piece):
            stack.append((piece[1], len(text)))
        elif re.fullmatch(r"</[polrs]>", piece):
            kind, start = stack.pop()
            found.append((kind, start, len(text)))
        else:
            text += piece
    sources = sorted((s, e) for kind, s, e in found if kind == "s")
    content: dict[tuple[int, int], list[Stretch]] = {s: [] for s in sources}
    for q in quoted_stretches(text):
        near = [s for s in sources if "\n" not in text[min(s[1], q.end) : max(s[0], q.start)]]
        if near:
            nearest = min(near, key=lambda s: min(abs(s[0] - q.end), abs(q.start - s[1])))
            content[nearest].append(Stretch(q.start, q.end))
    attributions = tuple(Attribution(tuple(content[s]), None, Stretch(*s), 0.95, 0.95) for s in sources)
    names = tuple(NameMention(s, e, TYPES[kind], 0.95) for kind, s, e in found if kind in TYPES)
    roles = tuple(RoleMention(s, e) for kind, s, e in sorted(found, key=lambda f: f[1]) if kind == "r")
    return text, Reading(attributions, names, roles, no_affinities)


def resolve_marked(marked: str, title: str = "") -> Resolution:
    """Who is who in a marked article with the headline ``title``."""
    text, reading = read_marked(marked)
    return resolve(text, quoted_stretches(text), reading, title)


def name_of(resolution: Resolution, choice: Choice) -> str | None:
    """The name of the chosen speaker, None for nobody."""
    return None if choice.speaker is None else resolution.speakers[choice.speaker].name


def speakers_of(marked: str, title: str = "") -> list[str | None]:
    """The name of the speaker of each source of a marked article, in the order of the text."""
    resolution = resolve_marked(marked, title)
    return [name_of(resolution, c) for c in resolution.choices]
