"""Quotations made for texts about what somebody supports or opposes."""

from __future__ import annotations

from quotes.model import Evidence, Quotation, QuotedSpan, Span, SpeakerRef

BRANDT = SpeakerRef("s1", "Ilsa Brandt", "person")


def quotation(
    text: str,
    words: str,
    mention: str,
    speaker: SpeakerRef = BRANDT,
    *,
    cue: str | None = None,
    confidence: float = 0.9,
) -> Quotation:
    """The quotation that has these words of a text, whose speaker and cue the text has too: direct where a mark stands
    before them."""
    start, at = text.index(words), text.index(mention)
    quoted = text[start - 1 : start] == "“"
    return Quotation(
        id="q1",
        kind="direct" if quoted else "indirect",
        act="statement",
        spans=(QuotedSpan(start, start + len(words), words, quoted),),
        cue=Span.of(text, text.index(cue), text.index(cue) + len(cue)) if cue else None,
        mention=Span.of(text, at, at + len(mention)),
        speaker=speaker,
        candidates=(),
        via=None,
        said_on=None,
        occasion=None,
        confidence=confidence,
        needs_review=False,
        evidence=Evidence("model"),
    )


def quoted_by(name: str, text: str) -> Quotation:
    """The words between the first marks of a text, said by a person whom it names."""
    words = text[text.index("“") + 1 : text.index("”")]
    return quotation(text, words, name, SpeakerRef("s1", name, "person"))
