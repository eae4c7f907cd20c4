"""What is to be known of a quotation to tell on which occasion its words were said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.analysis.dates.attributed import attributing_clause, lies_ahead
from quotes.analysis.segmentation import Segments
from quotes.lexicon.word_lists import alternatives
from quotes.model import Quotation, Stretch

_BACK = re.compile(
    r"\b(?:has|have|had|previously|once|earlier|repeatedly|often|always|recently|previous|long|ever|never)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|at the time|then|in the past|years ago|last (?:year|month|week)|back in|once"
    r"|recent(?:ly)?)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"\b(?:{alternatives('speech/present')})\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:told|tells)\b")
_PRONOUN = re.compile(r"(?:he|she|they|it)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|one|some|another|many|several|two)\b", re.IGNORECASE)
_NOUN = re.compile(rf"\b(?:{alternatives('occasions/beside_a_cue')})\b")
_COMMENTATOR = re.compile(rf"\b(?:{alternatives('occasions/commentators')})\b", re.IGNORECASE)
_SHORT = 25  # code points of words that may be a scrap
_LEAD_IN = 25  # code points before the cue and its source that belong to it: "has repeatedly"


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of one quotation. ``number``: which of the quotations it is.

    ``at``: where its cue stands, or its first word where it has none. ``clause``: the stretch around the cue that
    holds the attribution, empty without a cue; ``source`` is the mention, where that stands in it. ``who``: the
    speaker, or the first candidate; None where nobody is. ``nouns``: words for what one speaks in, in the clause.
    ``confidence``: that of the quotation.
    """

    number: int
    start: int
    end: int
    at: int
    cue: Stretch | None
    source: Stretch | None
    clause: Stretch
    who: str | None
    paragraph: int
    sentence: int
    traits: frozenset[str]
    nouns: frozenset[str]
    spans: tuple[Stretch, ...]
    confidence: float


def read_utterance(segments: Segments, number: int, q: Quotation) -> Utterance:
    """What is to be known of quotation ``q``, which is that of ``number``."""
    cue = Stretch(q.cue.start, q.cue.end) if q.cue else None
    spans = tuple(Stretch(s.start, s.end) for s in q.spans)
    at = cue.start if cue else spans[0].start
    low, high, source = at, at, None
    if cue:
        low, high = attributing_clause(segments.text, spans, cue)
        if q.mention and low <= q.mention.start and q.mention.end <= high:
            source = Stretch(q.mention.start, q.mention.end)
    return Utterance(
        number=number,
        start=spans[0].start,
        end=spans[-1].end,
        at=at,
        cue=cue,
        source=source,
        clause=Stretch(low, high),
        who=q.speaker.name if q.speaker else q.candidates[0].name if q.candidates else None,
        paragraph=segments.paragraph(at),
        sentence=segments.sentence(at),
        traits=frozenset(_traits(segments.text, q, cue, source, low, high)),
        nouns=frozenset(_NOUN.findall(segments.text[low:high].lower())),
        spans=spans,
        confidence=q.confidence,
    )


def _traits(text: str, q: Quotation, cue: Stretch | None, source: Stretch | None, low: int, high: int) -> list[str]:
    """What holds of the attribution and its words, beside their place."""
    mention = q.mention.exact if q.mention else ""
    found = {
        "no cue": cue is None,
        "nobody": q.speaker is None and not q.candidates,
        "marked": any(s.quoted for s in q.spans),
        "short": sum(s.end - s.start for s in q.spans) < _SHORT,
        "pronoun": bool(_PRONOUN.match(mention)),
        "indefinite": bool(_INDEFINITE.match(mention)),
        "commentator": bool(_COMMENTATOR.search(f"{q.speaker.role or '' if q.speaker else ''} {text[low:high]}")),
        f"speaker is {q.speaker.type if q.speaker else 'not known'}": True,
        f"words are {q.kind}": True,
    }
    if cue:
        first = min(cue.start, source.start) if source else cue.start
        found |= {
            "further back": bool(_BACK.search(text[max(low, first - _LEAD_IN) : cue.end])),
            "present": bool(_PRESENT.search(text[cue.start : cue.end])),
            "earlier": bool(_EARLIER.search(text[low:high])),
            "told": bool(_TOLD.search(text[low:high])),
            "lies ahead": lies_ahead(text, cue),
        }
    return [trait for trait, holds in found.items() if holds]
