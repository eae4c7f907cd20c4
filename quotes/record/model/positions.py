"""Positions in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotes.model import Span, Stance, StatementDate
from quotes.record.model.articles import ArticleRef
from quotes.record.model.quotations import DatedBy


@dataclass(frozen=True, slots=True)
class RecordedPosition:
    """A position in the record, with the quotation that shows it and its date.

    ``said_on``: the statement date, where ``dated`` comes from it. ``by_editor``: an editor put it there.
    ``changed_from``: the same speaker's position before it on the same target, where that was the opposite one and of
    an earlier day.
    """

    id: str
    speaker: str
    speaker_id: str
    quotation: str
    target: str
    target_key: str
    stance: Stance
    evidence: Span
    confidence: float
    dated: date
    dated_by: DatedBy
    article: ArticleRef
    said_on: StatementDate | None = None
    by_editor: bool = False
    changed_from: RecordedPosition | None = None


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """Which positions: on a target that has all words of ``target``, compared by stem; of one ``stance``; ``changed``:
    only those that their speaker changed to. All that are given must hold."""

    target: str | None = None
    stance: Stance | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class PositionsOnTarget:
    """All that a speaker was shown to hold on one target, newest first. ``target`` as printed last."""

    target: str
    target_key: str
    positions: tuple[RecordedPosition, ...]
