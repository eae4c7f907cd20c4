"""Quotations made for texts about what somebody supports or opposes."""

from __future__ import annotations

from quotes.model import Evidence, Quotation, QuotedSpan, Span, SpeakerRef


def quoted_by(name: str, text: str) -> Quotation:
    """The words between the first marks of a text, said by somebody whom it names."""
    start, at = text.index("“") + 1, text.index(name)
    words = text[start : text.index("”")]
    return Quotation(
        id="q1",
        kind="direct",
        act="statement",
        spans=(QuotedSpan(start, start + len(words), words, True),),
        cue=None,
        mention=Span.of(text, at, at + len(name)),
        speaker=SpeakerRef("s1", name, "person"),
        candidates=(),
        via=None,
        said_on=None,
        occasion=None,
        confidence=0.9,
        needs_review=False,
        evidence=Evidence("model"),
    )
