"""Date expressions of English news ("Thursday", "on May 28", "last month") -> dates, read as lying in the past.

A report tells what was said, so an expression that could point either way points back: "Thursday" is the latest
Thursday up to the day of writing, "in March" the latest March. What can only lie ahead has no date here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from quotes.lexicon.word_lists import alternatives, entries, one_of
from quotes.model import Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_ONE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_FROM_ONE, 1)}
"""How many each word means that may count days: two days ago."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A pattern for the name of a month, whole or shortened, without its full stop."""
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
"""A pattern for the name of a day of the week."""
PART_OF_DAY = "(?:morning|afternoon|evening|night)"
DAY_SAID = (
    rf"(?:(?:late|early|earlier|later|on)\s){{0,2}}(?:{WEEKDAY}(?:\s{PART_OF_DAY})?|yesterday|today|last\s(?:week|month|night)"
    rf"|this\s(?:week|month|{PART_OF_DAY}))"
)
"""A pattern for the day, by its name or a word, on which something was said: on Monday night."""
_PART = rf"(?:\s+{PART_OF_DAY})"
_YEAR = r"(?:19|20)\d\d"
_CLOSED = rf"\s*(?:[,.;:)]|\Z)|\s(?:{alternatives('dates/behind')})\b"
"""Behind a day without its month: "on the 18th, Holm said", but not: on the 18th floor."""
_EXPRESSION = re.compile(
    rf"""(?<![\w$£€#@.,'’-])(?:
    (?P<iso>{_YEAR}-\d\d-\d\d)
    |(?:{WEEKDAY}{_PART}?,?\s+)?(?:
        (?P<month1>{MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year1>{_YEAR}))?
        |(?:the\s+)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})\b\.?(?:,?\s+(?P<year2>{_YEAR}))?)
        (?:(?:\s+of)?\s+(?P<whose>last|this|that|the\s+same|next)\s+year)?
    |(?:(?<=[Oo]n\sthe\s)|(?<=\sof\sthe\s))(?P<day3>\d{{1,2}})(?:st|nd|rd|th)(?={_CLOSED})
    |(?P<month3>{MONTH})\.?,?\s+(?P<year3>{_YEAR})
    |(?:(?P<which>last|this|next|past)\s+)?(?P<weekday>{WEEKDAY}){_PART}?
        (?:(?:\s+of)?\s+(?P<week>last|this|that|next)\s+week)?
    |(?:(?P<which2>last|this|next)\s+)?(?P<month4>January|February|March|April|May|June|July|August|September|October
        |November|December)(?:(?:\s+of)?\s+(?P<whose2>last|this|that|the\s+same|next)\s+year)?
    |(?P<day_word>(?:the\s+day\s+before\s+)?yesterday{_PART}?|(?:(?:earlier|later|late|early)\s+)?today|tonight|tomorrow
        |(?:(?:earlier|later|late|early)\s+)?this\s+(?:morning|afternoon|evening)|last\s+night)
    |(?:(?:earlier|later|late|early)\s+)?(?P<period>(?:this|last|next)\s+(?:week|month|year))
    |(?P<number>\d{{1,2}}|{"|".join(NUMBERS)})\s+(?P<unit>day|week|month|year)s?\s+ago
    |(?P<year4>{_YEAR})
    )(?![\w$%]|[-–/,.]\d|-\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENINGS = frozenset((*_MONTHS, *_WEEKDAYS, *_FROM_ONE, *entries("dates/openings")))
"""The words that an expression may begin with; it may also begin with a digit, an article before a unit of time ("a
week ago"), or "the" before a number or "day"."""
_BEGINS = 3  # letters of a word that tell whether it may be one of them
_OPENING = re.compile(
    rf"\b(?=[\dat{''.join(sorted({word[0] for word in _OPENINGS}))}])"
    r"(?:\d|an?(?=\s+(?:day|week|month|year))|the(?=\s+(?:\d|day))"
    rf"|{one_of(sorted({word[:_BEGINS] for word in _OPENINGS}))})",
    re.IGNORECASE,
)
DATE_KINDS = ("date", "weekday", "month", "year", "relative")
"""How a date may be put."""
_AHEAD = re.compile(r"\b(?:until|till|starting|beginning)\s(?:[\w:]+\s){0,2}$")
_TOMORROW = 6
"""Days back of a weekday that a report would call the last one: without that word it is more likely the coming one, or
the report was written on and keeps the day on which it first appeared."""
_WHOLE_MONTH = re.compile(r"\b(?:May|June|July|[A-Z][a-z]{4,})\.\Z")
"""A month that is not shortened, and so the end of its sentence."""
_LONGEST_BACK = 183  # days: a day and month without a year, in another year than this, must lie nearer than half a year


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression ``text[start:end]`` and the first day of what it names. ``kind`` is how it is put: a day of the
    calendar ("date"), a weekday, a month or a year by name, or a word that counts from the day of writing ("relative").
    """

    start: int
    end: int
    kind: str
    date: date
    precision: Precision


def day_after(text: str, start: int, end: int, day: date) -> tuple[date, str] | None:
    """The day after ``day`` and its weekday ("Friday"), where ``text[start:end]`` prints that; else None. Nobody calls
    a day so six days later: whoever does may write on that day."""
    if day == date.max:
        return None
    following = day + timedelta(1)
    weekday = _WEEKDAYS[following.weekday()].capitalize()
    return (following, weekday) if text.find(weekday, start, end) >= 0 else None


def date_expressions(text: str, start: int, end: int, base: date | None) -> Iterator[DateExpression]:
    """The expressions within ``text[start:end]`` that name a date up to ``base``, the day of writing.

    Without ``base`` only those that name their year. Future and impossible dates are left out.
    """
    for match in _matches(text, start, end):
        if not _written_so(match) or _AHEAD.search(text, max(start, match.start() - 32), match.start()):
            continue
        found = _read(match, base)
        if found and (base is None or found[1] <= base):
            whole = _WHOLE_MONTH.search(text, match.start(), match.end())
            yield DateExpression(match.start(), match.end() - bool(whole), *found)


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of ``_EXPRESSION``, none overlapping another. It is tried only at words that may begin one: a search,
    which tries it at every letter, takes four times as long."""
    words = date_words(text)
    for number in range(bisect_left(words, start), bisect_left(words, end)):
        match = _EXPRESSION.match(text, words[number], end) if words[number] >= start else None
        if match:
            start = match.end()
            yield match


@lru_cache(4)  # each attribution of an article asks for its own part of it
def date_words(text: str) -> tuple[int, ...]:
    """Where the words of ``text`` begin that a date expression may begin with."""
    return tuple(word.start() for word in _OPENING.finditer(text))


def may_hold_date(text: str, start: int, end: int) -> bool:
    """Whether a date expression may begin in ``text[start:end]``."""
    words = date_words(text)
    at = bisect_left(words, start)
    return at < len(words) and words[at] < end


def _written_so(match: re.Match[str]) -> bool:
    """Whether it is written as a date: months and weekdays with a capital (`may` and `march` are verbs), other words
    without one but at the start of a sentence (`USA Today`, `This Week` are names)."""
    for key in ("month1", "month2", "month3", "month4", "weekday"):
        if match[key] and not match[key][0].isupper():
            return False
    words = match["day_word"] or match["period"]
    if not words:
        return True
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip(" \t\xa0")[-1:]
    starts = not before or not (before.isalnum() or before in ",;'’")
    return words[1:].islower() and (words[0].islower() or starts)


def _read(match: re.Match[str], base: date | None) -> tuple[str, date, Precision] | None:
    try:
        if match["iso"]:
            return "date", date.fromisoformat(match["iso"]), "day"
        for n in "12":
            if match[f"day{n}"]:
                year = match[f"year{n}"] or _year_of(match["whose"], base)
                day = day_of(match[f"month{n}"], int(match[f"day{n}"]), year, base)
                return ("date", day, "day") if day else None
        if match["day3"]:
            day = _of_no_month(int(match["day3"]), base) if base else None
            return ("date", day, "day") if day else None
        if match["month3"]:
            return "month", date(int(match["year3"]), _month(match["month3"]), 1), "month"
        if match["year4"]:
            return "year", date(int(match["year4"]), 1, 1), "year"
        return _relative(match, base) if base else None
    except (ValueError, OverflowError):  # 31 April; a year before the first
        return None


def _year_of(whose: str | None, base: date | None) -> str | None:
    """The year of "May 28 of last year", None where nothing is said of it. Raises ValueError where it stays open."""
    if whose is None:
        return None
    if base is None or whose.lower() not in ("last", "this"):
        raise ValueError(whose)
    return f"{base.year - (whose.lower() == 'last'):04}"


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def day_of(month: str, day: int, year: str | None, base: date | None) -> date | None:
    """The day that a month's name and a number give, the latest up to ``base`` where no year stands there.

    None without either, and where the latest lies in another year and so far back that the coming one is meant.
    Raises ValueError for a day that the month does not have.
    """
    if year:
        return date(int(year), _month(month), day)
    if base is None:
        return None
    found = date(base.year, _month(month), day)
    if found <= base:
        return found
    found = date(base.year - 1, _month(month), day)
    return found if (base - found).days <= _LONGEST_BACK else None


def _of_no_month(day: int, base: date) -> date:
    """The latest such ``day`` of a month up to ``base``. Raises ValueError where the month has no such day."""
    last = base.replace(day=1) - timedelta(1)
    return base.replace(day=day) if day <= base.day else last.replace(day=day)


def _relative(match: re.Match[str], base: date) -> tuple[str, date, Precision] | None:
    """What counts from the day of writing."""
    if match["weekday"]:
        if (match["which"] or "").lower() in ("next", "this"):  # "this Thursday" is as often the coming one
            return None
        if match["week"]:  # "Monday of last week"
            if match["week"].lower() not in ("last", "this"):
                return None
            monday = base - timedelta(base.weekday() + 7 * (match["week"].lower() == "last"))
            return "weekday", monday + timedelta(_WEEKDAYS.index(match["weekday"].lower())), "day"
        back = (base.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        if match["which"] and back == 0:
            back = 7
        if back == _TOMORROW and not match["which"]:
            return None
        return "weekday", base - timedelta(back), "day"
    if match["month4"]:
        month, which = _month(match["month4"]), (match["which2"] or "").lower()
        if which == "next":
            return None
        if whose := _year_of(match["whose2"], base):
            return "month", date(int(whose), month, 1), "month"
        year = base.year if month < base.month or (month == base.month and which != "last") else base.year - 1
        if which == "this" and year != base.year:
            return None
        return "month", date(year, month, 1), "month"
    if match["day_word"]:
        return _day_word(match["day_word"].lower(), base)
    if match["unit"]:
        number = match["number"].lower()
        count = int(number) if number.isdigit() else NUMBERS[number]
        return _ago(count, match["unit"].lower(), base)
    which, unit = match["period"].lower().split()
    return None if which == "next" else _ago(int(which == "last"), unit, base)


def _day_word(words: str, base: date) -> tuple[str, date, Precision] | None:
    if "tomorrow" in words:
        return None
    if "before" in words:
        return "relative", base - timedelta(2), "day"
    back = 1 if "yesterday" in words or "last" in words else 0
    return "relative", base - timedelta(back), "day"


def _ago(count: int, unit: str, base: date) -> tuple[str, date, Precision] | None:
    """``count`` units before ``base``: days to the day, everything else no finer than its unit."""
    if unit == "day":
        return "relative", base - timedelta(count), "day"
    if unit == "week":
        return "relative", base - timedelta(base.weekday() + 7 * count), "week"
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        return "relative", date(months // 12, months % 12 + 1, 1), "month"
    return "relative", date(base.year - count, 1, 1), "year"
