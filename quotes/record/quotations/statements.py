"""The days of a statement, and what makes two quotations the same statement."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from quotes.model import Precision
from quotes.record.model.quotations import DatedBy

SHORT = 4
"""Statements of fewer words ("No comment.") are the same only when made on the same day."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article's words count as said where the text does not settle it."""

    day: date
    by: DatedBy

    @classmethod
    def of(cls, published: date | None, saved: date) -> Dating:
        """By publication, else by the day the article was first saved."""
        return cls(published, "published") if published else cls(saved, "kept")


def undated(dating: Dating) -> dict[str, Any]:
    """The days of a quotation where nothing but those of its article tells when it was said."""
    nothing = {"said_on": None, "said_precision": None, "said_exact": None}
    return nothing | {"dated": dating.day, "dated_until": dating.day, "dated_by": dating.by}


def statement_key(speaker: str | None, words: str, count: int, day: date) -> str | None:
    """What the same words by the same lasting ``speaker`` share. ``words``: their key, ``count``: how many they are."""
    if speaker is None:
        return None
    parts = (speaker, words, day.isoformat() if count < SHORT else "")
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def last_day(day: date, precision: Precision) -> date:
    """The last day of the week, month or year that ``day`` opens."""
    if precision == "week":
        return day + min(timedelta(days=6), date.max - day)
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31) if precision == "year" else day
