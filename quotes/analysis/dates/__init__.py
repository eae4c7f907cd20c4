"""Dates: the expressions that name them, the dateline, and which of them an attribution itself holds."""

from __future__ import annotations

from quotes.analysis.dates.attributed import statement_date
from quotes.analysis.dates.dateline import find_dateline
from quotes.analysis.dates.introduced import with_introduced_days
from quotes.analysis.dates.told_day import announced_date, same_day
from quotes.analysis.dates.writing_day import day_of_writing

__all__ = ["announced_date", "day_of_writing", "find_dateline", "same_day", "statement_date", "with_introduced_days"]
