"""The quotations that wait for an editor's look, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    distinct,
    func,
    literal_column,
    or_,
    select,
    true,
)

from quotes.model import PRINTABLE
from quotes.record.db import cursors
from quotes.record.db.session import (
    NewsroomSession,
    articles,
    positions,
    quotations,
    source,
    speakers,
)
from quotes.record.editing.confident_sample import OLDEST, TO_CHECK
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.quotations.conditions import published_by
from quotes.record.quotations.read import read_quotation
from quotes.record.quotations.statements import SHORT

MOST_COUNTED = 1000
"""Waiting quotations that are counted: a bound for the time it takes."""


FIRST_DAYS = 30
"""How old the quotations are that are reviewed first: what was published lately is what is read."""


QueueOf = Literal["first", "all", "sample", "positions"]
"""What waits: of the quotations marked for review the direct or partly quoted ones of named speakers in the last
``FIRST_DAYS``, or all of them; a sample of those not marked; or positions that may not be printed yet."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which of the quotations that wait for a look: those of one publisher or article, of some kinds, and said in a
    period (both ends included). All that are given must hold. ``likely``: the least confidence of a position that an
    editor is asked to check."""

    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    kinds: tuple[str, ...] = ()
    article: str | None = None
    of: QueueOf = "first"
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class _Queue:
    """What waits, and in which order: the lowest rank first, of equal ranks by id.

    ``rows``: the ids with their ``rank``, a number. ``rank``: that of a quotation that was read. ``newest_first``: the
    ids downwards.
    """

    rows: Select[Any]
    rank: Callable[[RecordedQuotation], float]
    newest_first: bool


_at = quotations.c


_printing = source("quotations", "printing")


_ARTICLES = (  # that print the same words by the same speaker
    select(func.count(distinct(_printing.c.article_id)))
    .where(_printing.c.statement_key == _at.statement_key, _printing.c.gone.is_(None))
    .scalar_subquery()
)


_sooner, _sooner_in = source("quotations", "sooner"), source("articles", "sooner_in")


_URGENCY = (_at.confidence - 1) * func.coalesce(func.nullif(_ARTICLES, 0), 1)


_LEADS: list[ColumnElement[bool]] = [_at.gone.is_(None), _at.copy_of.is_(None)]


_MARKED: list[ColumnElement[bool]] = [*_LEADS, _at.needs_review.is_(true())]


_NAMED_TYPES = ("person", "organization")


_FIRST: list[ColumnElement[bool]] = [
    *_MARKED,
    _at.kind != literal_column("'indirect'"),  # literally so: else no index is known to hold them
    _at.speaker_id.is_not(None),
    select(speakers.c.id).where(speakers.c.id == _at.speaker_id, speakers.c.type.in_(_NAMED_TYPES)).exists(),
    _at.dated >= bindparam("since"),
]


_UNSETTLED = select(positions.c.quotation_id).where(
    positions.c.standing == "found",
    positions.c.confidence < PRINTABLE,
    positions.c.confidence >= bindparam("likely"),
    positions.c.quotation_id >= OLDEST,
)


def _ranked(rank: ColumnElement[float], *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(_at.id, rank.label("rank")).join(articles, articles.c.id == _at.article_id).where(*conditions)


_NO_RANK: ColumnElement[float] = literal_column("0.0")


_QUEUES: Mapping[QueueOf, _Queue] = {
    "first": _Queue(
        _ranked(_URGENCY, *_FIRST).order_by(_at.dated.desc(), _at.id.desc()).limit(MOST_COUNTED),
        lambda quotation: (quotation.confidence - 1) * len(quotation.sources),
        newest_first=True,
    ),
    "all": _Queue(_ranked(_at.confidence, *_MARKED), lambda quotation: quotation.confidence, newest_first=False),
    "sample": _Queue(_ranked(_NO_RANK, *TO_CHECK), lambda _: 0.0, newest_first=True),
    "positions": _Queue(_ranked(_NO_RANK, *_LEADS, _at.id.in_(_UNSETTLED)), lambda _: 0.0, newest_first=True),
}


_OF = "queue"


def cursor_behind(wanted: QueueFilter, quotation: RecordedQuotation) -> str:
    """The cursor of the queue behind a quotation, whether or not it still waits."""
    return cursors.write((_OF, wanted), _QUEUES[wanted.of].rank(quotation), quotation.id)


def queue(session: NewsroomSession, wanted: QueueFilter, cursor: str | None, limit: int) -> Page[RecordedQuotation]:
    """A page of what waits; see ``Desk.queue``."""
    after = cursors.read(cursor, (_OF, wanted), float, str)
    found, newest_first = _waiting(wanted).subquery().c, _QUEUES[wanted.of].newest_first
    query = select(found.id).order_by(found.rank, found.id.desc() if newest_first else found.id)
    if after:
        rank, id_ = after
        further = found.id < id_ if newest_first else found.id > id_
        query = query.where(or_(found.rank > rank, and_(found.rank == rank, further)))
    rows = session.rows(query.limit(limit), since=_since(wanted), likely=wanted.likely)
    items = tuple(read_quotation(session, row.id) for row in rows)
    return Page(items, cursor_behind(wanted, items[-1]) if items else None)


def count_waiting(session: NewsroomSession, wanted: QueueFilter) -> int:
    """How many wait, counted up to ``MOST_COUNTED``."""
    found = _waiting(wanted).with_only_columns(_at.id).limit(MOST_COUNTED).subquery()
    query = select(func.count().label("all")).select_from(found)
    rows = session.rows(query, since=_since(wanted), likely=wanted.likely)
    return int(rows[0].all)


def _since(wanted: QueueFilter) -> date:
    """The first day of what is reviewed first."""
    return wanted.from_date or datetime.now(UTC).date() - timedelta(days=FIRST_DAYS)


def _waiting(wanted: QueueFilter) -> Select[Any]:
    """The rows of a queue that the filter leaves."""
    found: list[ColumnElement[bool]] = []
    if wanted.kinds:
        found.append(_at.kind.in_(wanted.kinds))
    if wanted.article is not None:
        found.append(_at.article_id == wanted.article)
    if wanted.publisher is not None:
        found.append(published_by(wanted.publisher))
    if wanted.from_date is not None:
        found.append(_at.dated_until >= wanted.from_date)
    if wanted.to_date is not None:
        found.append(_at.dated <= wanted.to_date)
    if wanted.of == "all" and wanted.article is None:
        found.append(_is_no_copy(wanted))
    return _QUEUES[wanted.of].rows.where(*found)


def _is_no_copy(wanted: QueueFilter) -> ColumnElement[bool]:
    """Somebody is known to have said it, or no article that was saved before has the same words of nobody known: of
    the copies of a wire report one waits. Fewer than ``SHORT`` words count for themselves, whoever else said them."""
    sooner = select(_sooner.c.id).where(
        _sooner.c.words_key == _at.words_key,
        _sooner.c.speaker_id.is_(None),
        _sooner.c.gone.is_(None),
        _sooner.c.id < _at.id,
    )
    if wanted.kinds:
        sooner = sooner.where(_sooner.c.kind.in_(wanted.kinds))
    if wanted.publisher is not None:
        sooner = sooner.join(_sooner_in, _sooner_in.c.id == _sooner.c.article_id)
        sooner = sooner.where(_sooner_in.c.publisher == wanted.publisher)
    short = _at.stems.not_like(" ".join("%" * SHORT))
    return or_(_at.speaker_id.is_not(None), short, ~sooner.exists())
