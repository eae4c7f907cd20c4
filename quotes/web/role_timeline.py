"""The roles of a speaker over time -> bars, dots and ticks of a picture: percent of its width, pixels of height."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.record.model.speakers import HeldRole

MOST_BARS = 12  # the table beneath has them all
ROW = 44  # pixels of one role: a line of words above its bar
AXIS = 26  # pixels of the line of dates, and of that of quotations
LABEL = 44  # columns of a role's words that fit a telephone 375 pixels wide
STEPS = (1, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))  # months between ticks
MOST_TICKS = 5  # labels beside each other on a telephone


@dataclass(frozen=True, slots=True)
class Bar:
    """One role: its words (shortened), where its line begins from the top, and its bar from the left."""

    label: str
    status: str
    top: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    label: str
    left: float


@dataclass(frozen=True, slots=True)
class RoleTimeline:
    """All that the picture shows. ``hidden`` counts the roles left to the table, ``words`` say it in a sentence."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[float, ...]
    height: int
    hidden: int
    words: str


def timeline(roles: Sequence[HeldRole], quoted: Iterable[date]) -> RoleTimeline | None:
    """The picture of ``roles`` and of the days on which the speaker was ``quoted``; None where there are no roles
    with a date.

    Of more roles than the picture holds it shows those that most articles print; roles of articles without a date are
    left to the table.
    """
    seen = [(role, role.first_seen, role.last_seen) for role in roles if role.first_seen and role.last_seen]
    if not seen:
        return None
    shown = sorted(seen, key=lambda found: -found[0].articles)[:MOST_BARS]
    shown.sort(key=lambda found: found[1:])
    days = sorted(set(quoted))
    scale = _Scale.over([*days, *(day for _, *both in shown for day in both)])
    bars = tuple(
        Bar(
            shortened(role.role),
            role.status,
            AXIS + ROW * row,
            scale.place(first),
            round(scale.place(last) - scale.place(first), 2),
        )
        for row, (role, first, last) in enumerate(shown)
    )
    return RoleTimeline(
        bars,
        scale.ticks(),
        tuple(scale.place(day) for day in days),
        AXIS + ROW * len(bars) + AXIS,
        len(roles) - len(shown),
        "; ".join(f"{role.role}, {first:%B %Y} to {last:%B %Y}" for role, first, last in shown),
    )


def shortened(words: str, columns: int = LABEL) -> str:
    """``words``, cut with an ellipsis where they need more columns; East Asian wide characters need two."""
    used = 0
    for at, character in enumerate(words):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > columns:
            return words[: max(at - 1, 1)].rstrip() + "…"
    return words


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    @classmethod
    def over(cls, days: Sequence[date]) -> _Scale:
        """A scale that holds ``days`` with some room at both ends, in whole months."""
        room = timedelta(days=20)
        earliest, latest = (min(max(day, date(2, 1, 1)), date(9998, 12, 31)) for day in (min(days), max(days)))
        end = latest + room
        return cls((earliest - room).replace(day=1), _month(end.year * 12 + end.month))

    def place(self, day: date) -> float:
        """Where ``day`` lies, in percent of the width."""
        return round(100 * min(max((day - self.start) / (self.end - self.start), 0), 1), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """The first days of months, quarters or years, few enough to be read."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        step = next(months for months in STEPS if (last - first) / months <= MOST_TICKS)
        months = range(-(-first // step) * step, last, step)
        form = "%Y" if step >= 12 else "%b %Y"
        return tuple(Tick(_month(month).strftime(form), self.place(_month(month))) for month in months)


def _month(number: int) -> date:
    """The first day of a month counted from January of the year 0."""
    return date(number // 12, number % 12 + 1, 1)
