"""Dates: the expressions that name them, the dateline, and which of them an attribution itself holds."""

from __future__ import annotations

from quotes.analysis.dates.attributed import statement_date
from quotes.analysis.dates.dateline import find_dateline
from quotes.analysis.dates.told_day import announced_date

__all__ = ["announced_date", "find_dateline", "statement_date"]
