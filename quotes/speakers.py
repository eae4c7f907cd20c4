"""Mentions -> the people of this article: which name, description or pronoun is who."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.attribution import Reading
from quotes.quotation import QuotedStretch
from quotes.shapes import Candidate, Speaker


@dataclass(frozen=True, slots=True)
class Choice:
    """Who the source of one attribution is: an index into the speakers, or None with the candidates listed.

    ``probability``: that this is who the mention stands for. ``chain``: the steps of the reasoning, in words.
    """

    speaker: int | None
    candidates: tuple[Candidate, ...]
    probability: float
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The speakers of the article, and one choice for each attribution of the reading, in its order."""

    speakers: tuple[Speaker, ...]
    choices: tuple[Choice, ...]


def resolve(text: str, quoted: tuple[QuotedStretch, ...], reading: Reading) -> Resolution:
    """Who is who in ``text``. Speaker ids are "s1", "s2", … in order of first mention."""
    speakers: list[Speaker] = []
    choices: list[Choice] = []
    full = sorted({text[n.start : n.end] for n in reading.names}, key=len, reverse=True)
    for a in reading.attributions:
        said = text[a.source.start : a.source.end] if a.source else ""
        name = next((f for f in full if said and f.split()[-1] == said.split()[-1]), None)
        if name is None:
            choices.append(Choice(None, (), 0.0, ()))
            continue
        at = next((i for i, s in enumerate(speakers) if s.name == name), len(speakers))
        if at == len(speakers):
            speakers.append(Speaker(f"s{at + 1}", name, "person", (said,)))
        choices.append(Choice(at, (), 0.9, (f"surname of {name}",)))
    return Resolution(tuple(speakers), tuple(choices))
