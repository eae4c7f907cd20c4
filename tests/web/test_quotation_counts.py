"""The small picture of how much somebody said when."""

from __future__ import annotations

from datetime import date

from quotes.web.quotation_counts import HEIGHT, LEAST, MOST_MONTHS, quotation_counts


def test_one_month_needs_no_picture() -> None:
    assert quotation_counts([]) is None
    assert quotation_counts([date(2024, 3, 1), date(2024, 3, 31)]) is None


def test_columns_of_months() -> None:
    counts = quotation_counts([date(2024, 1, 5), date(2024, 3, 1), date(2024, 3, 2), date(2023, 12, 31)])
    assert counts is not None
    assert (counts.unit, counts.first, counts.last) == ("month", "December 2023", "March 2024")
    assert counts.total == 4
    assert [(c.label, c.count, c.height) for c in counts.columns] == [
        ("December 2023", 1, HEIGHT // 2),
        ("January 2024", 1, HEIGHT // 2),
        ("March 2024", 2, HEIGHT),
    ]
    assert [c.left for c in counts.columns] == [0.0, 25.0, 75.0]


def test_many_months_become_years() -> None:
    counts = quotation_counts([date(2020, 1, 1), date(2020 + MOST_MONTHS // 12, 1, 1)])
    assert counts is not None
    assert (counts.unit, [c.label for c in counts.columns]) == ("year", ["2020", "2024"])


def test_the_lowest_bar_is_seen() -> None:
    counts = quotation_counts([date(2024, 1, 1), *[date(2024, 2, 1)] * 1000])
    assert counts is not None and counts.columns[0].height == LEAST
