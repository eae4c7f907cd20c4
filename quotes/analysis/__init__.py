"""The one road a text takes: article -> quoted stretches -> attributions -> speakers, roles, occasions -> analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from quotes.analysis.article import html_stretches
from quotes.analysis.article.block_quotes import BlockQuote, block_quotes
from quotes.analysis.article.bold import bold_stretches
from quotes.analysis.article.wrapped_lines import as_printed, with_lines_unwrapped
from quotes.analysis.attribution import Attribution, Attributor, Reading
from quotes.analysis.attribution.acts import act_of, apart_from_unsaid
from quotes.analysis.attribution.asides import without_asides
from quotes.analysis.attribution.contents import is_said
from quotes.analysis.attribution.contents.narration import without_narration
from quotes.analysis.attribution.contents.pull_quotes import without_repeats
from quotes.analysis.attribution.cue_subjects import with_subject_of_cue
from quotes.analysis.attribution.edges import with_whole_clauses
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.attribution.own_cues.far_cues import apart_from_others
from quotes.analysis.attribution.own_cues.inner_cues import apart_from_own_cues
from quotes.analysis.attribution.own_cues.leading_tags import apart_from_tagged
from quotes.analysis.attribution.own_cues.own_tags import apart_from_own_tags
from quotes.analysis.attribution.passed_on import apart_from_bracketed, with_tagged_speaker
from quotes.analysis.attribution.photo_credits import without_photographers
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
from quotes.analysis.confidence import features, load_calibration, share_of_bar
from quotes.analysis.dates import (
    announced_date,
    counted_day,
    day_of_writing,
    find_dateline,
    statement_date,
    with_introduced_days,
)
from quotes.analysis.dates.entries import entry_days
from quotes.analysis.deadline import watched
from quotes.analysis.occasions import with_occasions
from quotes.analysis.positions import find_positions
from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.quotation.spans import cut_at_marks, kind_of
from quotes.analysis.roles import find_roles, role_shown
from quotes.analysis.segmentation import paragraph_starts
from quotes.analysis.speakers import Choice, Resolution, resolve
from quotes.analysis.speakers.names.lists import with_whole_lists
from quotes.analysis.speakers.names.role_words import without_small_nouns
from quotes.analysis.uncredited import with_topics_uncredited
from quotes.lexicon.person_names import is_disguised
from quotes.model import (
    PRINTABLE,
    START,
    Analysis,
    Article,
    Candidate,
    Evidence,
    Quotation,
    QuotedSpan,
    Span,
    SpeakerRef,
    StatementDate,
    Stretch,
)

LEAST_UNMARKED = 0.1
"""Confidence under which words without marks are nobody's: the best on PolNeAR dev of 0 to 0.5 (F1 of relations)."""
UNSAID = Choice(None, (), 0.0, ("the article says that these words were not said",))
"""The choice for words that the article says were not said: nobody."""


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
    null, or under half of it where that is one of no name whom the sentence plainly describes (see ``share_of_bar``).
    ``checkpoint`` is called between the stages and on the way; what it raises ends the analysis (a time limit).
    """
    printed, article = article.text, with_lines_unwrapped(article)
    text = article.text
    quoted = quoted_stretches(text)
    prose = Prose(text, quoted)
    checkpoint()
    blocks, bold = block_quotes(article), bold_stretches(article)
    reading = read(text, quoted, prose, attributor, checkpoint, blocks, bold)
    checkpoint()
    resolution = resolve(text, quoted, reading, article.title or "", checkpoint)
    checkpoint()
    dateline = find_dateline(text, article.published)
    base = day_of_writing(text, reading.attributions, dateline, article.published)
    attributed = attribute(article, quoted, prose, reading, resolution, base, review_below, unknown_below, checkpoint)
    checkpoint()
    quotations = with_occasions(text, attributed, quoted, base, article.publisher, checkpoint)
    checkpoint()
    positions = find_positions(text, quotations, reading.names, checkpoint)
    analysis = Analysis(
        id=hashlib.sha256(printed.encode()).hexdigest()[:24],
        quotations=with_topics_uncredited(text, quotations, positions),
        speakers=resolution.speakers,
        positions=tuple(p for p in positions if p.confidence >= PRINTABLE),
        positions_to_check=tuple(p for p in positions if p.confidence < PRINTABLE),
        dateline=dateline,
        text=text if article.html is not None else None,
        language=article.language,
        warnings=article.warnings,
        pipeline_version=attributor.version,
    )
    return analysis if text == printed else as_printed(analysis, text, printed)


def attribute(
    article: Article,
    quoted: tuple[QuotedStretch, ...],
    prose: Prose,
    reading: Reading,
    resolution: Resolution,
    base: date | None,
    review_below: float,
    unknown_below: float,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Quotation]:
    """The quotations of the article in its order, with the dates of their own attributions and introductions, and no
    occasions. ``base``: the day of writing, None where it is not known."""
    text, quotations, day_at = article.text, list[Quotation](), entry_days(article, partial(html_stretches, article))
    calibration, paragraphs = load_calibration(reading.engine), paragraph_starts(text)
    for attribution, choice in zip(reading.attributions, resolution.choices, strict=True):
        checkpoint()
        spans = _spans(article, attribution, quoted)
        confidence = calibration.confidence(features(text, attribution, choice, quoted, paragraphs))
        marked, act = any(s.quoted for s in spans), act_of(text, prose, attribution)
        if act == "denied" and marked:  # nobody is credited with words that the article says were not said
            choice = UNSAID
        if spans and (confidence >= LEAST_UNMARKED or marked or attribution.verbatim):
            speaker = _reference(resolution, choice.speaker)
            share = 1.0 if marked or speaker is None else share_of_bar(text, attribution, choice, speaker.name)
            speaker = speaker if confidence >= unknown_below * share else None
            quotations.append(
                Quotation(
                    id=_id(spans),
                    kind="direct" if attribution.verbatim else kind_of(spans),
                    act=act,
                    spans=spans,
                    cue=_span(text, attribution.cue),
                    mention=_span(text, attribution.source),
                    speaker=speaker,
                    candidates=_candidates(resolution, choice, confidence) if speaker is None else (),
                    said_on=_said_on(text, attribution, speaker, day_at(spans[0].start) or base),
                    occasion=None,
                    via=_reference(resolution, choice.via),
                    confidence=confidence,
                    needs_review=confidence < review_below or (speaker is not None and is_disguised(speaker.name)),
                    evidence=Evidence("model", choice.chain),
                )
            )
    return with_introduced_days(text, sorted(quotations, key=lambda q: q.spans[0].start), base)


def _said_on(
    text: str, attribution: Attribution, speaker: SpeakerRef | None, base: date | None
) -> StatementDate | None:
    """When the words of an attribution were said, by itself or by the sentence before it."""
    content, cue = attribution.content, attribution.cue
    own = statement_date(text, content, cue, attribution.source, base)
    own = own or counted_day(text, content, cue, attribution.source, base)
    return own or (announced_date(text, content, cue, speaker.name, base) if speaker else None)


def _id(spans: tuple[QuotedSpan, ...]) -> str:
    """An id that depends on the words alone and their place."""
    key = "\0".join(f"{s.start}:{s.exact}" for s in spans)
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def read(
    text: str,
    quoted: tuple[QuotedStretch, ...],
    prose: Prose,
    attributor: Attributor,
    checkpoint: Callable[[], None] = lambda: None,
    blocks: Sequence[BlockQuote] = (),
    bold: Sequence[Stretch] = (),
) -> Reading:
    """What the engine sees in ``text``, and what layout and patterns add to it: attributions, names and roles.
    ``prose``: the text without its quoted words. ``blocks``: the block quotations of the HTML that came in;
    ``bold``: what stands there in bold or as a heading."""
    reading = with_layouts(text, quoted, attributor.read(text, quoted, checkpoint), blocks, bold)
    reading = replace(reading, names=without_small_nouns(text, without_photographers(text, reading.names)))
    names, seen = reading.names, watched(apart_from_others(prose, reading.attributions), checkpoint)
    parts = (part for a in seen for part in apart_from_tagged(prose, names, a))
    parts = (part for a in parts for part in apart_from_own_cues(prose, a))
    parts = (part for a in parts for part in apart_from_own_tags(prose, a))
    parts = (part for a in parts for part in apart_from_unsaid(prose, with_subject_of_cue(prose, a)))
    parts = (part for a in parts for part in apart_from_bracketed(prose, names, a))
    parts = (with_tagged_speaker(prose, with_inner_speaker(prose, names, a)) for a in parts)
    parts = (with_whole_lists(text, names, without_narration(prose, a)) for a in parts)
    said = [with_whole_clauses(prose, a) for a in parts if is_said(prose, names, a)]
    reading = replace(reading, attributions=without_repeats(text, quoted, without_asides(prose, said)))
    return replace(reading, roles=find_roles(text, quoted, reading, checkpoint))


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
    return SpeakerRef(who.id, who.name, who.type, role_shown([role.exact for role in who.roles]))


def _spans(article: Article, attribution: Attribution, quoted: tuple[QuotedStretch, ...]) -> tuple[QuotedSpan, ...]:
    """The content cut at the quotation marks, so that each span lies wholly inside or wholly outside them; a turn of a
    transcript in which nothing but words of others is marked stays whole."""
    found = [span for piece in attribution.content for span in cut_at_marks(article.text, piece, quoted)]
    if attribution.verbatim and not all(span.quoted for span in found):
        whole = ((c.start, c.end) for c in attribution.content)
        found = [QuotedSpan(start, end, article.text[start:end], False) for start, end in whole]
    found.sort(key=START)
    if article.html is None:
        return tuple(found)
    return tuple(replace(span, html=html_stretches(article, span.start, span.end)) for span in found)
