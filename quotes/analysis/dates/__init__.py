"""Dates: the expressions that name them, the dateline, and which of them an attribution itself holds."""

from __future__ import annotations

from quotes.analysis.dates.announced import announced_date
from quotes.analysis.dates.attributed import statement_date
from quotes.analysis.dates.dateline import find_dateline

__all__ = ["announced_date", "find_dateline", "statement_date"]
