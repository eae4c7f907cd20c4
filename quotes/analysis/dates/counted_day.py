"""A day counted from the one told before it: "the same day", "that night", "five days later", "a day earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from quotes.analysis.dates.attributed import attributed_dates, attributing_clause
from quotes.analysis.dates.expressions import NUMBERS, PART_OF_DAY, WEEKDAY, DateExpression, date_expressions
from quotes.model import StatementDate, Stretch

_REACH = 200
"""Code points on either side of the cue, and of the text before its clause, at most."""
_DAY = rf"(?:day|{PART_OF_DAY})"
_OF_A_DAY = re.compile(rf"\s(?:same|days?|{PART_OF_DAY})\b")
"""Stands in every such day; without it none is looked for, which takes ten times as long."""
_COUNTED = re.compile(
    rf"""\b(?:on\s)?(?:
    (?P<same>(?:later\s)?(?:(?:the|that)\s(?:very\s)?same\s(?:{_DAY}|{WEEKDAY})|that\s{_DAY}))
    |(?P<next>the\s(?:next|following)\s{_DAY}|the\sday\safter)
    |(?P<eve>the\s{_DAY}\sbefore|the\sprevious\s{_DAY})
    |(?P<number>\d{{1,2}}|{"|".join(NUMBERS)})\sdays?\s(?P<way>later|earlier|before|afterwards?)
    )\b(?!\s(?:yesterday|an?|the|this|his|her|its|their|of)\b|['’]s)""",
    re.VERBOSE | re.IGNORECASE,
)


def counted_day(
    text: str, content: tuple[Stretch, ...], cue: Stretch | None, source: Stretch | None, base: date | None
) -> StatementDate | None:
    """The day of the words ``content`` where their attribution counts it from the day that was told last before, in
    their paragraph or the one before. ``base``: as in ``statement_date``."""
    if cue is None or not _OF_A_DAY.search(text[max(0, cue.start - _REACH) : cue.end + _REACH].lower()):
        return None
    low, high = attributing_clause(text, content, cue)
    low, high = max(low, cue.start - _REACH), min(high, cue.end + _REACH)
    found = attributed_dates(text, list(_counted(text, low, high, base)), Stretch(low, high), cue, source)
    return StatementDate(found[0].date, "day", text[found[0].start : found[0].end]) if len(found) == 1 else None


def _counted(text: str, low: int, high: int, base: date | None) -> Iterator[DateExpression]:
    """The days that ``text[low:high]`` counts from the one told last before ``low``."""
    words = list(_COUNTED.finditer(text, low, high))
    told = _told_last(text, low, base) if words else None
    for match in words if told else ():
        assert told is not None
        day = told.date + timedelta(_days_on(match))
        if base is None or day <= base:
            yield replace(told, start=match.start(), end=match.end(), kind="relative", date=day)


def _told_last(text: str, before: int, base: date | None) -> DateExpression | None:
    """The day told last before a place, in its paragraph or the one before."""
    start = max(0, before - 2 * _REACH)
    paragraph = text.rfind("\n", start, before) + 1
    start = max(start, text.rfind("\n", start, start + len(text[start:paragraph].rstrip())) + 1)
    days = [e for e in date_expressions(text, start, before, base) if e.precision == "day"]
    return days[-1] if days else None


def _days_on(words: re.Match[str]) -> int:
    """How many days lie between the day told last and the one that ``words`` mean."""
    if number := words["number"]:
        count = int(number) if number.isdigit() else NUMBERS[number.lower()]
        return count if words["way"].lower() in ("later", "afterward", "afterwards") else -count
    return 1 if words["next"] else -1 if words["eve"] else 0
