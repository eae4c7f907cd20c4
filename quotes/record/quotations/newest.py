"""The newest of the quotations that a filter means, found without reading the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select

from quotes.record.db.listed import among
from quotes.record.db.newest_found import newest_found
from quotes.record.db.session import NewsroomSession, quotations
from quotes.record.model.quotations import MOST_LOOKED_AT, MOST_WITH_PHRASE
from quotes.record.quotations.conditions import Conditions, having_words

CANDIDATES, MOST_CANDIDATES = 1_500, 25_000
"""Quotations that have the words of a search, the newest, of which the other conditions are asked one by one, and how
many where the first promise that these are enough; otherwise the store goes by the conditions."""

SPARE = 200
"""So many more than are wanted are looked at first: some are none that the other conditions mean."""

Behind = tuple[date, str]
"""The day and the id of the quotation that a list goes on behind."""

_AT = quotations.c
_ARE_AMONG = among(_AT.serial, "serials")


@dataclass(frozen=True, slots=True)
class Newest:
    """Rows of the newest quotations that a filter means, newest first. ``complete``: there are no others; ``seen``: how
    many that have its words were looked at for these, 0 where it went by its other conditions."""

    rows: Sequence[Row[Any]]
    complete: bool
    seen: int = 0


NOTHING = Newest((), complete=False)


def newest_rows(
    session: NewsroomSession,
    asked: Conditions,
    query: Select[Any],
    most: int,
    behind: Behind | None = None,
    counted: Newest = NOTHING,
) -> Sequence[Row[Any]]:
    """The rows of ``query`` (which has their serials) on the newest quotations that ``asked`` means, at most so many;
    of one day those with the last ids first. ``counted``: those of them, the newest, that a count has found: they are
    not looked for again, and tell how frequent the others are."""
    first = [row.serial for row in counted.rows]
    if counted.rows:
        behind = counted.rows[-1].dated, counted.rows[-1].id
    return rows_in_order(session, query, first + _newest(session, asked, most - len(first), behind, counted))


def rows_in_order(session: NewsroomSession, query: Select[Any], serials: Sequence[int]) -> Sequence[Row[Any]]:
    """The rows of ``query`` (which has their serials) on the quotations with these serials, in their order."""
    return _rows_among(session, query, serials, {})


def _rows_among(
    session: NewsroomSession, query: Select[Any], serials: Sequence[int], values: Mapping[str, Any]
) -> Sequence[Row[Any]]:
    """The same of a query with ``values``. They are sorted here: the store would carry whole rows to and fro."""
    place = {serial: number for number, serial in enumerate(serials)}
    rows = session.rows(query.where(_ARE_AMONG), serials=serials, **values) if serials else ()
    return sorted(rows, key=lambda row: place[row.serial])


def counted_rows(session: NewsroomSession, asked: Conditions, query: Select[Any], most: int) -> Newest:
    """The same for a count, which may break off: of those that have the words or the publisher of a search no more than
    the newest ``MOST_LOOKED_AT`` are looked at (``MOST_WITH_PHRASE``), whatever else is asked for."""
    if not _by_words(session, asked):
        query = _in_order(query, asked).limit(most + 1).where(having_words(session, asked))
        every = session.rows(query, **asked.values)
        return Newest(every[:most], len(every) <= most)
    count = MOST_WITH_PHRASE if asked.search and asked.search.has_phrase else MOST_LOOKED_AT
    candidates = newest_found(session, asked.values["words"], count, *asked.days, asked.speakers)
    rows = _rows_among(session, query.where(*asked.facts), [serial for serial, _ in candidates], asked.values)
    return Newest(rows[:most], len(candidates) < count and len(rows) <= most, len(candidates))


def _newest(
    session: NewsroomSession, asked: Conditions, most: int, behind: Behind | None, counted: Newest
) -> list[int]:
    """The serials of these quotations, in their order: to sort whole rows would take longer."""
    query = _in_order(select(_AT.serial), asked).limit(most)
    if behind:
        day, id_ = behind
        query = query.where(or_(_AT.dated < day, and_(_AT.dated == day, _AT.id < id_)))
    if _by_words(session, asked):
        found = _among_candidates(session, asked, query, most, behind, counted)
        if found is not None:
            return found
    with session.planning_each():
        rows = session.rows(query.where(having_words(session, asked)), **asked.values)
    return [row.serial for row in rows]


def _in_order(query: Select[Any], asked: Conditions) -> Select[Any]:
    return query.where(*asked.facts).order_by(_AT.dated.desc(), _AT.id.desc())


def _by_words(session: NewsroomSession, asked: Conditions) -> bool:
    """Whether to look first for the words or labels, and then among what has them for all else."""
    few = asked.of_article or (asked.speakers is not None and session.dialect == "sqlite")
    return asked.indexed is not None and not few


def _among_candidates(
    session: NewsroomSession,
    asked: Conditions,
    query: Select[Any],
    most: int,
    behind: Behind | None,
    counted: Newest,
) -> list[int] | None:
    """What ``query`` finds among the newest that have the words; None where too few of these are what is asked for.
    As many are looked at as those before them promise to be enough, each once."""
    query = query.where(_ARE_AMONG)
    first, last = asked.days
    last = min(last, behind[0]) if behind else last
    found: list[int] = []
    seen, again = 0, 0  # how many were looked at, and of these, how many on the last day: they are found once more
    count = _enough(counted.seen, len(counted.rows), most) if counted.seen else _at_first(asked, most)
    while count is not None:
        wanted = again + count - seen
        candidates = newest_found(session, asked.values["words"], wanted, first, last, asked.speakers)
        serials = [serial for serial, _ in candidates[again:]]
        found += [row.serial for row in session.rows(query, serials=serials, **asked.values)]
        if len(found) >= most or len(candidates) < wanted:
            return found[:most]
        seen, last = count, candidates[-1][1]
        again = sum(1 for _, day in candidates if day == last)
        count = _enough(count, len(found), most)
    return None


def _at_first(asked: Conditions, most: int) -> int:
    """How many to look at to find ``most``: one look at some more takes less than a second look. To find words in a
    row, many that have these words are read for each."""
    in_a_row = asked.search is not None and asked.search.has_phrase
    return most + most // 2 + 20 if in_a_row else most + SPARE


def _enough(seen: int, found: int, most: int) -> int | None:
    """How many to look at to find ``most``, after ``found`` of so many ``seen``; None where these are too many, or as
    many as may be were seen."""
    needed = seen * most // max(1, found)
    if seen == MOST_CANDIDATES or (seen >= CANDIDATES and needed > MOST_CANDIDATES):
        return None
    spare = 2 * needed // math.isqrt(max(1, found))  # two standard deviations of how many of ``found`` there might be
    return min(10 * seen, needed + spare + 1, MOST_CANDIDATES if seen >= CANDIDATES else CANDIDATES)
