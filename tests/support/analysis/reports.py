"""A report made up for the tests of occasions, and quotations of it."""

from __future__ import annotations

from datetime import date

from quotes.model import Evidence, Quotation, QuotedSpan, Span, SpeakerRef

WRITTEN = date(2021, 6, 4)  # a Friday


def quotation(text: str, words: str, cue: str, mention: str, name: str) -> Quotation:
    """A quotation of ``text`` with these words, and the cue and mention that follow or come before them next."""
    start = text.index(words)
    near = text.index(cue, start) if cue in text[start:] else text.rindex(cue, 0, start)
    who = text.rindex(mention, 0, near + 80)
    span = QuotedSpan(start, start + len(words), words, text[start - 1] in '"“')
    return Quotation(
        id=words,
        kind="direct",
        act="statement",
        spans=(span,),
        cue=Span.of(text, near, near + len(cue)),
        mention=Span.of(text, who, who + len(mention)),
        speaker=SpeakerRef(name, name, "person"),
        candidates=(),
        said_on=None,
        occasion=None,
        via=None,
        confidence=0.9,
        needs_review=False,
        evidence=Evidence("model"),
    )


REPORT = (
    "Minister Ana Lopes told a news conference in Port Alden on Thursday that the ferries would sail.\n\n"
    '"We have waited long enough for this day," Lopes said.\n\n'
    '"The crews are ready, and so are the ships," she said.\n'
)


def report() -> list[Quotation]:
    return [
        quotation(REPORT, "the ferries would sail", "told", "Ana Lopes", "Ana Lopes"),
        quotation(REPORT, "We have waited long enough for this day,", "said", "Lopes", "Ana Lopes"),
        quotation(REPORT, "The crews are ready, and so are the ships,", "said", "she", "Ana Lopes"),
    ]
