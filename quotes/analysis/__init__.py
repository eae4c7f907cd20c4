"""The one road a text takes: article -> quoted stretches -> attributions -> speakers, roles, dates -> analysis."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from quotes.analysis.article import html_stretches
from quotes.analysis.attribution import Attribution, Attributor, Reading
from quotes.analysis.attribution.acts import act_of, apart_from_unsaid
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import retold
from quotes.analysis.confidence import features, load_calibration
from quotes.analysis.dates import find_dateline, statement_date
from quotes.analysis.deadline import watched
from quotes.analysis.positions import find_positions
from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.roles import find_roles
from quotes.analysis.segmentation import paragraph_starts
from quotes.analysis.speakers import Choice, Resolution, resolve
from quotes.lexicon.person_names import is_disguised
from quotes.model import (
    Analysis,
    Article,
    Candidate,
    Evidence,
    Kind,
    Quotation,
    QuotedSpan,
    Span,
    SpeakerRef,
    Stretch,
)

OCCASION = 4
"""Paragraphs over which a date goes on being that of the same speaker's words."""
LEAST_UNMARKED = 0.3
"""Confidence under which words without marks are nobody's: the best on PolNeAR dev of 0 to 0.5 (F1 of relations)."""
_FURTHER_BACK = re.compile(r"\b(?:has|have|had|previously|once|earlier|repeatedly|often|always)\b", re.IGNORECASE)


UNSAID = Choice(None, (), 0.0, ("the article says that these words were not said",))


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
    null. ``checkpoint`` is called between the stages and on the way; what it raises ends the analysis (a time limit).
    """
    text = article.text
    quoted = quoted_stretches(text)
    checkpoint()
    reading = read(text, quoted, attributor, checkpoint)
    checkpoint()
    resolution = resolve(text, quoted, reading, article.title or "", checkpoint)
    checkpoint()
    prose = Prose(text, quoted)
    dateline = find_dateline(text, article.published)
    calibration, paragraphs = load_calibration(), paragraph_starts(text)
    base = dateline.date if dateline and dateline.date else article.published
    quotations = []
    for attribution, choice in zip(reading.attributions, resolution.choices, strict=True):
        checkpoint()
        spans = _spans(article, attribution, quoted)
        confidence = calibration.confidence(features(attribution, choice, quoted, paragraphs))
        marked, act = any(s.quoted for s in spans), act_of(text, prose, attribution)
        if act == "denied" and marked:  # nobody is credited with words that the article says were not said
            choice = UNSAID
        if spans and (confidence >= LEAST_UNMARKED or marked):
            said_on = statement_date(text, attribution.content, attribution.cue, attribution.source, base)
            speaker = _reference(resolution, choice.speaker) if confidence >= unknown_below else None
            quotations.append(
                Quotation(
                    id=_id(article, spans),
                    kind=_kind(spans),
                    act=act,
                    spans=spans,
                    cue=_span(text, attribution.cue),
                    mention=_span(text, attribution.source),
                    speaker=speaker,
                    candidates=_candidates(resolution, choice, confidence) if speaker is None else (),
                    said_on=said_on,
                    via=_reference(resolution, choice.via),
                    confidence=confidence,
                    needs_review=confidence < review_below or (speaker is not None and is_disguised(speaker.name)),
                    evidence=Evidence("model", choice.chain),
                )
            )
    checkpoint()
    dated = inherit_dates(text, quotations)
    return Analysis(
        id=hashlib.sha256(text.encode()).hexdigest()[:24],
        quotations=dated,
        speakers=resolution.speakers,
        positions=find_positions(text, dated, reading.names, reading.states, checkpoint),
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


def read(
    text: str, quoted: tuple[QuotedStretch, ...], attributor: Attributor, checkpoint: Callable[[], None] = lambda: None
) -> Reading:
    """What the engine sees in ``text``, and what layout and patterns add to it: attributions, names and roles."""
    reading = with_layouts(text, quoted, attributor.read(text, quoted, checkpoint))
    prose = Prose(text, quoted)
    apart = (a for given in watched(reading.attributions, checkpoint) for a in apart_from_unsaid(prose, given))
    reading = replace(reading, attributions=tuple(retold(prose, reading.names, a) for a in apart))
    return replace(reading, roles=find_roles(text, quoted, reading, checkpoint))


def inherit_dates(text: str, quotations: list[Quotation]) -> tuple[Quotation, ...]:
    """In text order, a speaker's undated quotation takes the date of his one before, when that stands close by.

    A report dates the occasion once ("stated on Thursday") and goes on ("he stressed"); after ``OCCASION`` paragraphs
    without a word of that speaker, or where the cue looks further back ("has acknowledged"), it may be another one.
    """
    starts = paragraph_starts(text)
    last: dict[str, Quotation] = {}
    out = []
    for q in sorted(quotations, key=lambda q: q.spans[0].start):
        before = last.get(q.speaker.id) if q.speaker else None
        further_back = q.cue is not None and _FURTHER_BACK.search(q.cue.exact)
        if q.said_on is None and before is not None and before.said_on is not None and not further_back:
            away = bisect_right(starts, q.spans[0].start) - bisect_right(starts, before.spans[-1].start)
            if before.said_on.precision == "day" and away <= OCCASION:
                q = replace(q, said_on=before.said_on)
        if q.speaker:
            last[q.speaker.id] = q
        out.append(q)
    return tuple(out)


def _candidates(resolution: Resolution, choice: Choice, confidence: float) -> tuple[Candidate, ...]:
    """Who it might be where nobody is named: the doubtful choice itself first."""
    if choice.speaker is None or choice.candidates:
        return choice.candidates
    who = resolution.speakers[choice.speaker]
    return (Candidate(who.name, who.type, confidence),)


def _span(text: str, stretch: Stretch | None) -> Span | None:
    return Span.of(text, stretch.start, stretch.end) if stretch else None


def _reference(resolution: Resolution, index: int | None) -> SpeakerRef | None:
    if index is None:
        return None
    who = resolution.speakers[index]
    return SpeakerRef(who.id, who.name, who.type, who.roles[0].exact if who.roles else None)


def _kind(spans: tuple[QuotedSpan, ...]) -> Kind:
    inside = {s.quoted for s in spans}
    return "mixed" if len(inside) == 2 else "direct" if True in inside else "indirect"


def _spans(article: Article, attribution: Attribution, quoted: tuple[QuotedStretch, ...]) -> tuple[QuotedSpan, ...]:
    """The content cut at the quotation marks, so that each span lies wholly inside or wholly outside them."""
    found = [cut for piece in attribution.content for cut in _cut(piece, quoted)]
    spans = []
    for start, end, inside in sorted(found):
        words = article.text[start:end]
        if any(c.isalnum() for c in words):
            start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            stretches = html_stretches(article, start, end)
            spans.append(QuotedSpan(start, end, article.text[start:end], inside, stretches))
    return tuple(spans)


def _cut(piece: Stretch, quoted: tuple[QuotedStretch, ...]) -> Iterator[tuple[int, int, bool]]:
    """The parts of ``piece`` between and inside the marks, marks left out: (start, end, whether inside)."""
    at = piece.start
    first = bisect_right(quoted, piece.start, key=lambda q: q.end)
    for q in quoted[first:]:
        if q.start >= piece.end:
            break
        yield at, q.opening.start if q.opening else q.start, False
        yield max(at, q.start), min(q.end, piece.end), True
        at = q.closing.end if q.closing else q.end
    yield at, piece.end, False
