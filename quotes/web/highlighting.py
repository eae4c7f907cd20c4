"""A text and its quotations -> paragraphs of pieces, each knowing whose words it is: what the pages draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from quotes.analysis import segmentation
from quotes.exchange.quoted_words import Words, is_direct, words_of
from quotes.model import Candidate, Evidence, Occasion, QuotedSpan, Span, SpeakerRef, StatementDate

COLOURS = 8  # classes c1..c8 of the style sheet
LINES = 5  # classes u1..u5: kinds of underline; coprime with COLOURS, so that 40 speakers look different


class Shown(Protocol):
    """What a page needs of a quotation, whether it comes from an analysis or from the record."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def spans(self) -> tuple[QuotedSpan, ...]: ...
    @property
    def cue(self) -> Span | None: ...
    @property
    def mention(self) -> Span | None: ...
    @property
    def speaker(self) -> SpeakerRef | None: ...
    @property
    def candidates(self) -> tuple[Candidate, ...]: ...
    @property
    def said_on(self) -> StatementDate | None: ...
    @property
    def occasion(self) -> Occasion | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def needs_review(self) -> bool: ...
    @property
    def evidence(self) -> Evidence: ...


@dataclass(frozen=True, slots=True)
class Highlight:
    """One quotation on a page: its number there, from 1, the CSS classes of its speaker (empty: unknown), its words."""

    number: int
    quotation: Shown
    look: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker on a page with what they say there. ``speaker`` is None for all that nobody is named for."""

    speaker: SpeakerRef | None
    look: str
    marks: list[Highlight] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opening:
    """A span of a quotation begins here; ``first``: it is the first one, the place that links lead to."""

    mark: Highlight
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph, where in the whole text it begins, the quotation it belongs to and whether its words
    are the speaker's own, and the spans that begin with it."""

    text: str
    start: int
    mark: Highlight | None
    quoted: bool = False
    openings: tuple[Opening, ...] = ()


def voices(text: str, quotations: Iterable[Shown]) -> list[Voice]:
    """The speakers of ``text`` in order of first words, each with their marks; the unknown come last, as one voice."""
    known: dict[str, Voice] = {}
    nobody = Voice(None, "")
    for number, quotation in enumerate(sorted(quotations, key=_place), 1):
        who = quotation.speaker
        voice = nobody
        if who:
            voice = known.setdefault(who.id, Voice(who, look(len(known))))
        words = words_of(text, 0, quotation.kind, quotation.spans)
        voice.marks.append(Highlight(number, quotation, voice.look, words))
    return [*known.values(), *([nobody] if nobody.marks else [])]


def look(place: int) -> str:
    """The CSS classes of the speaker who is the ``place``-th to speak, from 0: a colour and a kind of underline."""
    return f"c{place % COLOURS + 1} u{place % LINES + 1}"


def paragraphs(text: str, marks: Iterable[Highlight]) -> list[list[Piece]]:
    """``text`` cut into paragraphs and these at every edge of a quotation; nothing but blank lines is left out.

    Where quotations overlap, a piece belongs to the one that begins last (the inner one).
    """
    cuts = _cuts(text, marks)
    out = []
    at = shown_to = 0
    for start, end in ((p.start, p.end) for p in segmentation.paragraphs(text)):
        pieces = []
        owed: list[Opening] = []
        while at < len(cuts) and cuts[at].start < end:
            cut = cuts[at]
            owed += cut.openings if cut.start >= shown_to else ()
            if cut.end > start:
                begin = max(start, cut.start)
                pieces.append(Piece(text[begin : min(end, cut.end)], begin, cut.mark, cut.quoted, tuple(owed)))
                owed = []
            if cut.end > end:
                break  # goes on in the next paragraph
            at += 1
        shown_to = end
        out.append(pieces)
    return out


def _place(quotation: Shown) -> tuple[int, int]:
    return quotation.spans[0].start, quotation.spans[-1].end


@dataclass(slots=True)
class _Cut:
    start: int
    end: int
    mark: Highlight | None = None
    quoted: bool = False
    openings: list[Opening] = field(default_factory=list)


def _cuts(text: str, marks: Iterable[Highlight]) -> list[_Cut]:
    """The whole text cut at every edge of a span, each cut with the innermost quotation that covers it."""
    spans = sorted(
        ((span, mark, i == 0) for mark in marks for i, span in enumerate(mark.quotation.spans)),
        key=lambda found: (found[0].start, -found[0].end),
    )
    starts = [_opening(text, span) for span, _, _ in spans]
    edges = sorted({0, len(text), *starts, *(edge for span, _, _ in spans for edge in (span.start, span.end))})
    cuts = [_Cut(start, end) for start, end in pairwise(edges)]
    places = {cut.start: place for place, cut in enumerate(cuts)}
    for (span, mark, first), start in zip(spans, starts, strict=True):
        cuts[places[start]].openings.append(Opening(mark, first))
        at = places[span.start]
        for inside in range(at, len(cuts)):
            if cuts[inside].start >= span.end:
                break
            cuts[inside].mark, cuts[inside].quoted = mark, is_direct(mark.quotation.kind, span)
    return cuts


def _opening(text: str, span: QuotedSpan) -> int:
    """Where the label of ``span`` stands: before the quotation mark (of one or two characters) that opens it."""
    at = span.start
    while span.quoted and span.start - at < 2 and at and not (text[at - 1].isalnum() or text[at - 1].isspace()):
        at -= 1
    return at
