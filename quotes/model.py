"""The shapes that travel between the parts: plain, immutable dataclasses in the words of the field.

Every offset counts Unicode code points of the canonical text, end exclusive. Every probability lies in 0..1.
Nothing here knows spaCy, Flask, Redis or SQL.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Literal, get_args

Kind = Literal["direct", "indirect", "mixed"]
Act = Literal["statement", "thought", "denied"]
SpeakerType = Literal["person", "organization", "group", "anonymous", "document"]
SPEAKER_TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)
Precision = Literal["day", "week", "month", "year"]
Stance = Literal["support", "oppose"]
Engine = Literal["accurate", "fast"]
Medium = Literal[
    "interview",
    "press conference",
    "speech",
    "statement",
    "social post",
    "court",
    "parliament",
    "letter",
    "report",
    "broadcast",
    "to the newsroom",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the canonical text: ``exact == text[start:end]``."""

    start: int
    end: int
    exact: str = field(compare=False)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A plain [start, end) stretch of some text, without its words."""

    start: int
    end: int


START, END = attrgetter("start"), attrgetter("end")
"""Keys for sorting and bisecting whatever has a place in the text: asked often, they cost less than a lambda does."""


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """One span of a quotation, wholly inside (``quoted``) or wholly outside quotation marks, marks excluded.

    A turn of a transcript, or a post, is one span, with the words of others that it quotes.

    ``html`` holds the stretches of the submitted HTML that carry it; empty where no HTML came in.
    """

    start: int
    end: int
    exact: str
    quoted: bool
    html: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlMap:
    """Where the text stands in the submitted HTML, as runs in order of the text, each array one number per run.

    Run i is ``text[text_start[i]:text_end[i]]`` and came from ``html[html_start[i]:html_end[i]]``: code point by code
    point where both are equally long, else as a whole (an entity, collapsed white space). Code points in no run were
    put in by the reader (a paragraph break).
    """

    text_start: array[int]
    text_end: array[int]
    html_start: array[int]
    html_end: array[int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken at most: bytes of a text, bytes of a body that brings HTML, characters of an article's text, levels
    of JSON nesting."""

    max_bytes: int = 1_000_000
    max_html_bytes: int = 8_000_000
    max_characters: int = 200_000
    max_nesting: int = 100


@dataclass(frozen=True, slots=True)
class Article:
    """What was submitted, read: ``text`` is canonical, exactly what all offsets count.

    ``html`` is the submitted markup where there was one, and ``html_map`` knows which stretch of it each code point
    of ``text`` came from. ``modified`` is a UTC time "2021-06-03T12:00:00.000000Z", so that two compare as strings.
    """

    text: str
    title: str | None = None
    uri: str | None = None
    published: date | None = None
    publisher: str | None = None
    modified: str | None = None
    language: str = "en"
    html: str | None = None
    html_map: HtmlMap | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retraction:
    """What takes the article under ``uri`` back. ``modified``: when, as an article's; an older one changes nothing."""

    uri: str
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class StatementDate:
    """When something was said: the first day of a day, week, month or year, and the words that settle it."""

    date: date
    precision: Precision
    exact: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where, to whom or through what something was said, as printed: ``exact == text[start:end]``. ``medium``: what
    kind of occasion it was, None where the words do not settle it.
    """

    start: int
    end: int
    exact: str
    medium: Medium | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and date an agency report opens with."""

    place: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class SpeakerRef:
    """The speaker of one quotation; ``id`` is the id of the speaker in the same analysis or record."""

    id: str
    name: str
    type: SpeakerType
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might be the speaker where the machine does not dare to say."""

    name: str
    type: SpeakerType
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why: the method ("model", "rule" or "editor") and the steps of the reasoning in words."""

    method: str
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to somebody. ``kind``: direct where all spans are marked, or are a turn or a post. ``via``: who
    told the words of another."""

    id: str
    kind: Kind
    act: Act
    spans: tuple[QuotedSpan, ...]
    cue: Span | None
    mention: Span | None
    speaker: SpeakerRef | None
    candidates: tuple[Candidate, ...]
    said_on: StatementDate | None
    occasion: Occasion | None
    via: SpeakerRef | None
    confidence: float
    needs_review: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in this article, under the fullest form of the name that the article gives."""

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    roles: tuple[Span, ...] = ()


PRINTABLE = 0.7
"""The confidence from which a position may be printed as it stands; under it, it is for editors to check."""


@dataclass(frozen=True, slots=True)
class Position:
    """A speaker supports or opposes a target, shown by one quotation's words.

    ``target``: words of the article. ``target_key``: under it the same target is found in other articles.
    ``evidence``: the words of stance and those of the target, and what stands between them.
    """

    speaker: str
    quotation: str
    target: str
    target_key: str
    stance: Stance
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that one article was found to say. ``text`` only where HTML came in.

    ``positions`` may be printed; ``positions_to_check`` are for the editor's desk alone.
    """

    id: str
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    positions: tuple[Position, ...]
    dateline: Dateline | None
    text: str | None
    language: str
    warnings: tuple[str, ...]
    pipeline_version: str
    positions_to_check: tuple[Position, ...] = ()
