"""The days of a statement, and what makes two quotations the same one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quotes.record.quotations.statements import SHORT, Dating, last_day, statement_key

DAY, NEXT = date(2024, 2, 5), date(2024, 2, 6)


def test_dating() -> None:
    assert Dating.of(DAY, NEXT) == Dating(DAY, "published")
    assert Dating.of(None, NEXT) == Dating(NEXT, "kept")


def test_same_words_same_speaker() -> None:
    assert statement_key("lopes", "w", SHORT, DAY) == statement_key("lopes", "w", SHORT, NEXT)
    assert statement_key("lopes", "w", SHORT, DAY) != statement_key("larsen", "w", SHORT, DAY)
    assert statement_key(None, "w", SHORT, DAY) is None


def test_short_words_same_day() -> None:
    short = SHORT - 1
    assert statement_key("lopes", "w", short, DAY) == statement_key("lopes", "w", short, DAY)
    assert statement_key("lopes", "w", short, DAY) != statement_key("lopes", "w", short, NEXT)


@pytest.mark.parametrize(
    ("precision", "last"),
    [("day", DAY), ("week", date(2024, 2, 11)), ("month", date(2024, 2, 29)), ("year", date(2024, 12, 31))],
)
def test_last_day(precision: Any, last: date) -> None:
    assert last_day(DAY, precision) == last


def test_last_day_of_the_calendar() -> None:
    assert last_day(date(9999, 12, 27), "week") == last_day(date(9999, 12, 1), "month") == date.max
