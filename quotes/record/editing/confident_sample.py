"""One in fifty of the quotations that the machine is sure of, looked at by editors: how often it is wrong all the same.

They are drawn by the number of their row, which has nothing to do with what they say, so that every editor sees the
same ones and nobody chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from sqlalchemy import ColumnElement, false, func, literal_column, select

from quotes.record.db.session import NewsroomSession, quotations
from quotes.record.quotations.overrides import SPEAKER

ONE_IN = 50
MOST_DRAWN = 1000
"""Quotations of the sample: the newest, so that counting has a bound and an old machine fades away."""
_Z = 1.96  # standard deviations of an interval of 95 %

_at = quotations.c
_drawn = _at.serial % literal_column(str(ONE_IN)) == literal_column("0")  # as its index says it
_LAST_DRAWN = select(_at.id).where(_drawn).order_by(_at.id.desc()).offset(MOST_DRAWN - 1).limit(1)
OLDEST = func.coalesce(_LAST_DRAWN.scalar_subquery(), "")
"""The id of the oldest quotation of a full sample; empty where it is not full."""
TO_CHECK: list[ColumnElement[bool]] = [
    _drawn,
    _at.id >= OLDEST,
    _at.gone.is_(None),
    _at.copy_of.is_(None),
    _at.needs_review.is_(false()),
    _at.speaker_id.is_not(None),
    _at.fixed.is_(None),
]
"""What a row of the sample is that no editor has looked at yet."""
_LOOKED_AT = select(_at.fixed, _at.machine).where(_drawn, _at.fixed.is_not(None), _at.id >= OLDEST)


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Of the sample: how many editors looked at, and of how many the words or the speaker were wrong."""

    checked: int
    wrong: int

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the rate of all such quotations lies (Wilson, 95 %); 0 to 1 where none was checked."""
        if not self.checked:
            return 0.0, 1.0
        share, squared = self.wrong / self.checked, _Z * _Z / self.checked
        middle = (share + squared / 2) / (1 + squared)
        half = _Z * sqrt(share * (1 - share) / self.checked + squared / self.checked / 4) / (1 + squared)
        return max(0.0, middle - half), min(1.0, middle + half)


def error_rate(session: NewsroomSession) -> ErrorRate:
    """What editors found in the sample."""
    rows = session.rows(_LOOKED_AT)
    found = [wrong for row in rows if (wrong := _was_wrong(row.fixed, row.machine)) is not None]
    return ErrorRate(len(found), sum(found))


def _was_wrong(fixed: Mapping[str, Any], machine: Mapping[str, Any] | None) -> bool | None:
    """Whether an editor found the machine wrong; None where it was not sure, or nobody looked at words and speaker."""
    if machine is None or machine["needs_review"] or machine["speaker_id"] is None:
        return None
    by_editor = [fixed[settled] for settled in SPEAKER if settled in fixed][:1]
    if fixed.get("rejected") or any(speaker != machine["speaker_id"] for speaker in by_editor):
        return True
    return False if fixed.get("right") or by_editor else None
