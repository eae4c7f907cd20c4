"""Days around one, at the ends of the calendar too."""

from __future__ import annotations

from datetime import date, timedelta

from quotes.record.speakers.days_around import days_around

REACH = timedelta(days=90)


def test_both_sides() -> None:
    assert days_around(date(2024, 3, 31), REACH) == (date(2024, 1, 1), date(2024, 6, 29))


def test_ends_of_the_calendar() -> None:
    assert days_around(date(1, 1, 3), REACH) == (date.min, date(1, 4, 3))
    assert days_around(date(9999, 12, 30), REACH) == (date(9999, 10, 1), date.max)
