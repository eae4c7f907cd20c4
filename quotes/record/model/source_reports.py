"""Who is quoted, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotes.model import SpeakerType


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which statements a source report is about. All that are given must hold."""

    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A source of a report. ``role``: the one it was last quoted with. ``first_quoted``: in the whole record, None
    where nothing is dated to a day or a week. ``named``: it is a person or an organisation by name, and no group,
    document or source that articles only describe."""

    id: str
    name: str
    type: SpeakerType
    role: str | None
    quotations: int
    words: int
    first_quoted: date | None
    category: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The sums of a month or a publisher (``label``). ``people``, ``organizations``, ``unnamed`` and ``unknown`` are
    the words of each. ``voices``: sources with a name; ``new_voices``: those quoted for the first time."""

    label: str
    quotations: int
    words: int
    people: int
    organizations: int
    unnamed: int
    unknown: int
    voices: int
    new_voices: int


@dataclass(frozen=True, slots=True)
class SourceReport:
    """Who is quoted. ``sources``: those with a name and the most words first. ``share_of_few``: the share of all words
    that the ten most quoted of them have, 0..1."""

    total: ReportLine
    months: tuple[ReportLine, ...]
    publishers: tuple[ReportLine, ...]
    sources: tuple[QuotedSource, ...]
    share_of_few: float
