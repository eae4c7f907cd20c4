"""The newest of what the full-text index finds, without reading all that it finds.

SQLite's index is in the order of the days. PostgreSQL's is in no order, but has labels of the days: so one period after
another is searched, the newest first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy import text as sql

from quotes.record.db.session import SERIAL_BITS, NewsroomSession

BITS = (0, 3, 6, 9)
"""A day stands in a block of 1, 8, 64 and 512 days: migration 0026 labels it with the number of each."""
MOST_BLOCKS = 16
"""Blocks that are looked through at once."""
NEWEST_PER_WANTED = 2
"""The first search is among the newest of all quotations: so many for each that is wanted."""
MOST_GROWTH = 16
"""How many times as long as the period after it a period may be: it is as long as that one lets expect that the rest
needs."""
FREQUENT = 20
"""Where one in so many of the newest of a speaker has the words, theirs are read one by one: to gather all that have
these would take longer."""

Found = tuple[int, date]
"""The serial of a quotation, and its day."""

_DAY = timedelta(days=1)
_SERIAL = (1 << SERIAL_BITS) - 1
_NEWEST = "ORDER BY {dated} DESC, id DESC LIMIT :most"
_LIVING_LEADS = "gone IS NULL AND copy_of IS NULL"
_LEADS = f"SELECT serial, dated FROM quotations WHERE newsroom_id = :newsroom AND {_LIVING_LEADS}"
_FOUND = f"{_LEADS} AND words @@ CAST(:words AS tsquery)"
_OF = "(CAST(:speaker AS text) IS NULL OR speaker_id = :speaker)"
_DATED = f"{_FOUND} AND dated BETWEEN :first AND :last"
_LATELY_FOUND = sql(  # IS true: not by the index of the words, which would gather all that have them
    f"{_LEADS} AND (words @@ CAST(:words AS tsquery)) IS true"
    f" AND dated BETWEEN :first AND :last AND {_OF} {_NEWEST.format(dated='dated')}"
)
_OF_ONE_FOUND = sql(f"{_DATED} AND {_OF} {_NEWEST.format(dated='dated')}")
_OF_SOME_FOUND = sql(f"{_DATED} AND speaker_id = ANY(:speakers) {_NEWEST.format(dated='dated')}")
_INDEXED = f"{_FOUND} AND dated + 0 BETWEEN :first AND :last"  # + 0: not by the index of the dates
_BEFORE_FOUND = sql(f"{_INDEXED} {_NEWEST.format(dated='dated + 0')}")
_IN_DAYS_FOUND = sql(f"{_INDEXED} AND words @@ CAST(:days AS tsquery) {_NEWEST.format(dated='dated + 0')}")
_LIVING = f"SELECT dated FROM quotations WHERE newsroom_id = :newsroom AND {_LIVING_LEADS} AND {_OF}"
_UP_TO_LAST = f"{_LIVING} AND dated <= :last ORDER BY dated DESC, id DESC"
_DAYS_OF_THEM = sql(
    f"SELECT ({_LIVING} AND dated >= :first ORDER BY dated, id LIMIT 1) AS oldest,"
    f" ({_UP_TO_LAST} LIMIT 1) AS newest, ({_UP_TO_LAST} OFFSET :others LIMIT 1) AS behind"
)
_IN_ORDER: TextClause = sql(
    "SELECT rowid FROM quotation_words WHERE quotation_words MATCH :words AND rowid BETWEEN :first AND :last"
    " ORDER BY rowid DESC LIMIT :most"
)


def newest_found(
    session: NewsroomSession, words: str, most: int, first: date, last: date, speakers: Sequence[str] | None = None
) -> list[Found]:
    """The newest quotations that match ``words``, dated from ``first`` to ``last``: the newest first. On PostgreSQL
    only of these ``speakers``, if given, and no copies; on SQLite of whichever newsroom."""
    asked: dict[str, Any] = {"words": words, "most": most, "first": first, "last": last}
    if session.dialect == "sqlite":
        places = {"first": first.toordinal() << SERIAL_BITS, "last": (last.toordinal() + 1 << SERIAL_BITS) - 1}
        found = (row.rowid for row in session.rows(_IN_ORDER, **asked | places))
        return [(place & _SERIAL, date.fromordinal(place >> SERIAL_BITS)) for place in found]
    with session.planning_each():  # how often words occur decides which way to go
        if speakers and len(speakers) > 1:
            return _found(session, _OF_SOME_FOUND, asked | {"speakers": list(speakers)})
        return _found_by_period(session, asked | {"speaker": speakers[0] if speakers else None})


def _found_by_period(session: NewsroomSession, asked: Mapping[str, Any]) -> list[Found]:
    """The same on PostgreSQL, of all speakers or of one: among the newest of all theirs, then period by period."""
    most = asked["most"]
    found_days = _days_of_them(session, asked, NEWEST_PER_WANTED * most)
    if found_days is None:
        return []
    oldest, rest_to, last = found_days
    found: list[Found] = []
    length = 0  # days of the period that was searched last
    if rest_to is None or rest_to < last:
        since = oldest if rest_to is None else rest_to + _DAY
        found = _found(session, _LATELY_FOUND, {**asked, "first": since, "last": last})
        length = (last - since).days + 1
    latest = len(found)
    frequent = bool(latest) and latest * FREQUENT >= NEWEST_PER_WANTED * most
    while rest_to is not None and len(found) < most:
        rest = most - len(found)
        length = max(1, math.ceil(length * min(MOST_GROWTH, _growth(latest, rest))))
        since = rest_to - timedelta(days=length - 1) if (rest_to - oldest).days >= length else oldest
        query, since, days = _way(asked, oldest, since, rest_to, frequent)
        before = _found(session, query, {**asked, "most": rest, "first": since, "last": rest_to, "days": days})
        latest = len(before)
        found += before
        rest_to = since - _DAY if since > oldest else None
    return found


def _growth(latest: int, rest: int) -> float:
    """How many times as long as one in which ``latest`` were found a period is that most likely has the ``rest``: by
    one standard deviation of either."""
    known = max(1, latest)
    return rest / known * (1 + 1 / math.sqrt(known) + 1 / math.sqrt(rest))


def _way(
    asked: Mapping[str, Any], first: date, since: date, last: date, frequent: bool
) -> tuple[TextClause, date, str | None]:
    """How to search a period, since when, and the labels of its days: those of one speaker go by the index of theirs,
    one by one where the words are ``frequent``; where the labels would be too many, all from ``first`` on are
    searched."""
    if asked["speaker"]:
        return _LATELY_FOUND if frequent else _OF_ONE_FOUND, since, None
    days = _days(since, last)
    return (_IN_DAYS_FOUND, since, days) if days else (_BEFORE_FOUND, first, None)


def _days_of_them(
    session: NewsroomSession, asked: Mapping[str, Any], others: int
) -> tuple[date, date | None, date] | None:
    """The first and the last of the days that are asked for on which there is a quotation, and between them the day
    that brings the quotations since then to more than ``others``, None where all are fewer. None where there is no
    quotation."""
    row = session.row(_DAYS_OF_THEM, **asked, others=others)
    if row is None or row.newest is None or row.oldest is None or row.newest < row.oldest:
        return None
    return row.oldest, row.behind if row.behind and row.behind >= row.oldest else None, row.newest


def _days(first: date, last: date) -> str | None:
    """The labels of the days from ``first`` to ``last``, and of as few around them as may be; None where it takes too
    many."""
    for least in BITS:
        day, end = first.toordinal() >> least << least, ((last.toordinal() >> least) + 1) << least
        labels: list[str] = []
        while day < end and len(labels) <= MOST_BLOCKS:
            bits = max(bits for bits in BITS if not day % (1 << bits) and day + (1 << bits) <= end)
            labels.append(f"'#{bits}.{day >> bits}'")
            day += 1 << bits
        if len(labels) <= MOST_BLOCKS:
            return " | ".join(labels)
    return None


def _found(session: NewsroomSession, query: TextClause, values: Mapping[str, Any]) -> list[Found]:
    return [(row.serial, row.dated) for row in session.rows(query, **values)]
