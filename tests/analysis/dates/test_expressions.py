"""Expressions that name a date, read as lying in the past."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.dates.expressions import date_expressions, day_after

WRITTEN = date(2021, 6, 3)  # a Thursday


def read(expression: str, base: date | None = WRITTEN) -> list[tuple[str, str, str]]:
    """The expressions of a text with their dates and precision."""
    found = date_expressions(expression, 0, len(expression), base)
    return [(expression[e.start : e.end], e.date.isoformat(), e.precision) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Thursday", ("Thursday", "2021-06-03", "day")),
        ("on Saturday night", ("Saturday night", "2021-05-29", "day")),
        ("last Friday", ("last Friday", "2021-05-28", "day")),
        ("on the 2nd, he said", ("2nd", "2021-06-02", "day")),
        ("at noon of the 28th", ("28th", "2021-05-28", "day")),
        ("last Thursday", ("last Thursday", "2021-05-27", "day")),
        ("May 28", ("May 28", "2021-05-28", "day")),
        ("28 May", ("28 May", "2021-05-28", "day")),
        ("the 28th of May 2020", ("the 28th of May 2020", "2020-05-28", "day")),
        ("Friday, May 28, 2021", ("Friday, May 28, 2021", "2021-05-28", "day")),
        ("Dec. 28", ("Dec. 28", "2020-12-28", "day")),
        ("2021-05-28", ("2021-05-28", "2021-05-28", "day")),
        ("in March", ("March", "2021-03-01", "month")),
        ("in September", ("September", "2020-09-01", "month")),
        ("last June", ("last June", "2020-06-01", "month")),
        ("in June 2019", ("June 2019", "2019-06-01", "month")),
        ("a 2019 interview", ("2019", "2019-01-01", "year")),
        ("earlier this week", ("earlier this week", "2021-05-31", "week")),
        ("last week", ("last week", "2021-05-24", "week")),
        ("last month", ("last month", "2021-05-01", "month")),
        ("earlier this month", ("earlier this month", "2021-06-01", "month")),
        ("last year", ("last year", "2020-01-01", "year")),
        ("yesterday", ("yesterday", "2021-06-02", "day")),
        ("earlier today", ("earlier today", "2021-06-03", "day")),
        ("this morning", ("this morning", "2021-06-03", "day")),
        ("last night", ("last night", "2021-06-02", "day")),
        ("three days ago", ("three days ago", "2021-05-31", "day")),
        ("two weeks ago", ("two weeks ago", "2021-05-17", "week")),
        ("a month ago", ("a month ago", "2021-05-01", "month")),
        ("May 28 of last year", ("May 28 of last year", "2020-05-28", "day")),
        ("in March last year", ("March last year", "2020-03-01", "month")),
        ("on Monday of last week", ("Monday of last week", "2021-05-24", "day")),
        ("10 years ago", ("10 years ago", "2011-01-01", "year")),
    ],
)
def test_expressions_are_read_as_past(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "June 10",
        "next Thursday",
        "this Friday",
        "this August",
        "in May of that year",
        "May 28 next year",
        "Monday next week",
        "tomorrow",
        "next month",
        "in 2030",
        "31 April",
        "Feb. 29, 2021",
        "the 2010s",
        "$2019",
        "2019-20",
        "a may 3",
        "they march on",
        "USA Today reported",
        "ABC's This Week",
        "12.2019",
        "mid-2019",
        "postponed until 15:00 GMT Saturday",
        "closed till Friday",
        "",
    ],
)
def test_no_past_date(text: str) -> None:
    assert read(text) == []


def test_without_the_day_of_writing_only_full_dates_are_read() -> None:
    assert read("Thursday, May 28, yesterday, in March, last year", None) == []
    assert read("May 28, 2019, then June 2020", None) == [
        ("May 28, 2019", "2019-05-28", "day"),
        ("June 2020", "2020-06-01", "month"),
    ]


@pytest.mark.parametrize("base", [date.min, date(1, 3, 1), date.max, date(2020, 2, 29), date(2021, 1, 1)])
def test_any_day_of_writing(base: date) -> None:
    text = (
        "Feb. 29, Dec. 31, Monday, last Sunday, 99 weeks ago, twelve years ago, a month ago, last week, last year, May"
    )
    found = list(date_expressions(text, 0, len(text), base))
    assert all(e.date <= base for e in found)
    assert len(found) > 5 or base.year == 1


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("Orlow said on Friday", WRITTEN, (date(2021, 6, 4), "Friday")),
        ("Orlow said on Thursday", WRITTEN, None),
        ("Orlow said on Saturday", date.max, None),
    ],
)
def test_the_weekday_of_the_day_after(text: str, day: date, after: tuple[date, str] | None) -> None:
    assert day_after(text, 0, len(text), day) == after
