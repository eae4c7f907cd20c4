"""Dates: the expressions that name them, the dateline, and which of them an attribution itself holds."""

from __future__ import annotations

from quotes.analysis.dates.attributed import statement_date
from quotes.analysis.dates.counted_day import counted_day
from quotes.analysis.dates.dateline import find_dateline
from quotes.analysis.dates.introduced import with_introduced_days
from quotes.analysis.dates.told_day import announced_date
from quotes.analysis.dates.writing_day import day_of_writing

__all__ = ["announced_date", "counted_day", "day_of_writing", "find_dateline", "statement_date", "with_introduced_days"]
