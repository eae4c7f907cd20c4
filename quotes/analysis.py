"""The one road a text takes: article -> quoted stretches -> attributions -> speakers, roles, dates -> analysis."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable

from quotes.article import html_stretches
from quotes.attribution import Attribution, Attributor
from quotes.dates import find_dateline, statement_date
from quotes.quotation import QuotedStretch, quoted_stretches
from quotes.shapes import Analysis, Article, Evidence, Kind, Quotation, QuotedSpan, Span, SpeakerRef, Stretch
from quotes.speakers import Choice, Resolution, resolve


def analyse(
    article: Article,
    attributor: Attributor,
    *,
    review_below: float,
    unknown_below: float,
    checkpoint: Callable[[], None] = lambda: None,
) -> Analysis:
    """Read one article. Pure: the same article and attributor give the same analysis.

    ``review_below``: quotations under this confidence need review. ``unknown_below``: under this one the speaker is
    null. ``checkpoint`` is called between the stages; what it raises ends the analysis (a time limit).
    """
    text = article.text
    quoted = quoted_stretches(text)
    checkpoint()
    reading = attributor.read(text, quoted)
    checkpoint()
    resolution = resolve(text, quoted, reading)
    checkpoint()
    dateline = find_dateline(text, article.published)
    base = dateline.date if dateline and dateline.date else article.published
    quotations = []
    for attribution, choice in zip(reading.attributions, resolution.choices, strict=True):
        spans = _spans(article, attribution, quoted)
        if not spans:
            continue
        said_on = statement_date(text, attribution.content, attribution.cue, attribution.source, base)
        confidence = round(attribution.probability * attribution.source_probability * choice.probability, 4)
        quotations.append(
            Quotation(
                id=_id(article, spans),
                kind=_kind(spans),
                act="statement",
                spans=spans,
                cue=_span(text, attribution.cue),
                mention=_span(text, attribution.source),
                speaker=_speaker(resolution, choice) if confidence >= unknown_below else None,
                candidates=choice.candidates,
                said_on=said_on,
                confidence=confidence,
                needs_review=confidence < review_below,
                evidence=Evidence("model", choice.chain),
            )
        )
    return Analysis(
        id=hashlib.sha256(text.encode()).hexdigest()[:24],
        quotations=tuple(quotations),
        speakers=resolution.speakers,
        positions=(),
        dateline=dateline,
        text=text if article.html is not None else None,
        language=article.language,
        warnings=article.warnings,
        pipeline_version=attributor.version,
    )


def _id(article: Article, spans: tuple[QuotedSpan, ...]) -> str:
    """An id that depends on the words alone and their place."""
    key = "\0".join(f"{s.start}:{s.exact}" for s in spans)
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _span(text: str, stretch: Stretch | None) -> Span | None:
    return Span.of(text, stretch.start, stretch.end) if stretch else None


def _speaker(resolution: Resolution, choice: Choice) -> SpeakerRef | None:
    if choice.speaker is None:
        return None
    who = resolution.speakers[choice.speaker]
    return SpeakerRef(who.id, who.name, who.type, who.roles[0].exact if who.roles else None)


def _kind(spans: tuple[QuotedSpan, ...]) -> Kind:
    inside = {s.quoted for s in spans}
    return "mixed" if len(inside) == 2 else "direct" if True in inside else "indirect"


def _spans(article: Article, attribution: Attribution, quoted: tuple[QuotedStretch, ...]) -> tuple[QuotedSpan, ...]:
    """The content cut at the quotation marks, so that each span lies wholly inside or wholly outside them."""
    text = article.text
    out = []
    for piece in attribution.content:
        at = piece.start
        for i in range(bisect_right(quoted, at, key=lambda q: q.end), len(quoted)):
            q = quoted[i]
            if q.start >= piece.end:
                break
            if at < q.start:
                before = q.opening.start if q.opening else q.start
                out.append((at, before, False))
            out.append((max(at, q.start), min(q.end, piece.end), True))
            at = q.closing.end if q.closing else q.end
        if at < piece.end:
            out.append((at, piece.end, False))
    return tuple(
        QuotedSpan(start, end, text[start:end], inside, html_stretches(article, start, end))
        for start, end, inside in out
        if any(c.isalnum() for c in text[start:end])
    )
