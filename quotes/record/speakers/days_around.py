"""The days around one, as far as there are days: an article may be dated to the first or the last of the calendar.
Other programs write these where they know none."""

from __future__ import annotations

from datetime import date, timedelta


def days_around(day: date, reach: timedelta) -> tuple[date, date]:
    """The first and the last day that lie within ``reach`` of ``day``."""
    return max(day, date.min + reach) - reach, min(day, date.max - reach) + reach
