"""An analysis in which nothing is left out, for tests of how analyses are kept and shown."""

from __future__ import annotations

from datetime import date

from quotes.model import (
    Analysis,
    Article,
    Candidate,
    Dateline,
    Evidence,
    Occasion,
    Position,
    Quotation,
    QuotedSpan,
    Span,
    Speaker,
    SpeakerRef,
    StatementDate,
    Stretch,
)

TEXT = "“The ferry sails tonight — whatever the weather,” harbour master Ilsa Brandt said on Monday."
ARTICLE = Article(TEXT, published=date(2024, 3, 11))

ANALYSIS = Analysis(
    id="a1",
    quotations=(
        Quotation(
            id="q1",
            kind="direct",
            act="statement",
            spans=(QuotedSpan(1, 48, TEXT[1:48], True, (Stretch(4, 51),)),),
            cue=Span.of(TEXT, 76, 80),
            mention=Span.of(TEXT, 64, 75),
            speaker=SpeakerRef("s1", "Ilsa Brandt", "person", "harbour master"),
            candidates=(Candidate("Brandt", "person", 0.25),),
            via=None,
            occasion=Occasion(49, 75, TEXT[49:75], "broadcast"),
            said_on=StatementDate(date(2024, 3, 11), "day", "Monday"),
            confidence=0.97,
            needs_review=False,
            evidence=Evidence("model", ("named beside the words",)),
        ),
    ),
    speakers=(Speaker("s1", "Ilsa Brandt", "person", ("Brandt",), (Span.of(TEXT, 50, 64),)),),
    positions=(Position("Ilsa Brandt", "q1", "the ferry", "ferri", "support", Span.of(TEXT, 1, 10), 0.5),),
    dateline=Dateline("PORT ALDEN", None),
    text=None,
    language="en",
    warnings=("short",),
    pipeline_version="p1",
)
