"""The days of statements -> a small picture of how many there were in each month, or year where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_MONTHS = 48  # of more the picture shows years
HEIGHT = 48  # pixels of the highest bar
LEAST = 3  # pixels of the lowest bar


@dataclass(frozen=True, slots=True)
class Column:
    """One month or year: its name, its statements, and its bar in percent of the width and pixels of the height."""

    label: str
    count: int
    left: float
    width: float
    height: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The picture: its columns, those without statements left out, what one stands for, the first and last, and how
    many statements it counts."""

    columns: tuple[Column, ...]
    unit: str
    first: str
    last: str
    total: int
    height: int = HEIGHT


def quotation_counts(days: Iterable[date]) -> Counts | None:
    """The picture of statements made on ``days``; None where all fall into one month, or there are none."""
    months = Counter(day.year * 12 + day.month - 1 for day in days)
    if len(months) < 2:
        return None
    by_year = max(months) - min(months) >= MOST_MONTHS
    counts: Counter[int] = Counter()
    for month, count in months.items():
        counts[month // 12 if by_year else month] += count
    first, last, most = min(counts), max(counts), max(counts.values())
    name = _year if by_year else _month
    share = 100 / (last - first + 1)
    columns = tuple(
        Column(
            name(at),
            counts[at],
            round((at - first) * share, 2),
            round(share * 0.8, 2),
            max(LEAST, round(HEIGHT * counts[at] / most)),
        )
        for at in sorted(counts)
    )
    return Counts(columns, "year" if by_year else "month", name(first), name(last), sum(counts.values()))


def _month(number: int) -> str:
    return f"{date(number // 12, number % 12 + 1, 1):%B %Y}"


def _year(number: int) -> str:
    return str(number)
