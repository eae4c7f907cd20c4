"""Whether words are on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.record.model.quotations import RecordedQuotation

MatchKind = Literal["exact", "excerpt", "altered"]
Verdict = Literal["exact", "excerpt", "altered", "other_speaker", "not_on_record"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the record (``said``) in whose place the checked words have others (``given``); either may be empty."""

    said: str
    given: str


@dataclass(frozen=True, slots=True)
class CheckMatch:
    """A quotation that checked words were found in.

    ``kind``: "exact" (marks, spaces, the case of the first letter and a closing comma or full stop aside), "excerpt" (a
    part of it, exactly) or "altered". ``score``: the share of the words that agree, 0..1. ``cut_before``,
    ``cut_after``: what of the quotation stands before and after the checked words. ``same_speaker``: whether the name
    that was given is its speaker's; None where none was given.
    """

    kind: MatchKind
    score: float
    quotation: RecordedQuotation
    differences: tuple[Difference, ...]
    cut_before: str
    cut_after: str
    same_speaker: bool | None


MOST_CHECKED_WORDS = 400
"""Words of a question that are checked at once."""


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """Words to check, and who is said to have said them, None where that is open."""

    words: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether words are on record. ``verdict`` tells of the first match; "other_speaker" where the words are found, but
    not from the one named. ``matches``: the best first, those of the named speaker before others."""

    verdict: Verdict
    matches: tuple[CheckMatch, ...]
