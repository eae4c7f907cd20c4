"""What the editor's desk asks of the record: the least certain quotations first, the articles of a profile, and what
the corrections in the log are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select, true

from quotes.analysis.quotation.joints import joints
from quotes.errors import NotFound
from quotes.model import PRINTABLE, Speaker
from quotes.record.articles.read import speakers_of
from quotes.record.db import cursors
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    articles,
    positions,
    quotation_spans,
    quotations,
    role_mentions,
    roles,
    source,
    speakers,
)
from quotes.record.db.store import Store
from quotes.record.editing.confident_sample import TO_CHECK, ErrorRate, error_rate, first_of_newest
from quotes.record.model import ArticleRef, Page, RecordedQuotation
from quotes.record.quotations.conditions import published_by
from quotes.record.quotations.read import read_quotation
from quotes.record.speakers.profiles import living_speaker

MOST_COUNTED = 1000
"""Waiting quotations that are counted: a bound for the time it takes."""

MOST_PUBLISHERS = 50


QueueOf = Literal["doubtful", "sample", "positions"]
"""What waits: quotations marked for review, a sample of the others, or positions that may not be printed yet."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which of the quotations that wait for a look: those of one publisher or article, of some kinds, and said in a
    period (both ends included). All that are given must hold."""

    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    kinds: tuple[str, ...] = ()
    article: str | None = None
    of: QueueOf = "doubtful"


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Of one article: the doubtful quotations that editors settled, and those that still wait, in order of the text."""

    settled: int
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article in which a speaker appears: the name and the roles printed there, and how many quotations it credits
    to the profile. ``by_editor``: a correction put the speaker there."""

    article: ArticleRef
    name: str
    roles: tuple[str, ...]
    quotations: int
    by_editor: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a quotation: the text and language of its article, and the article's speakers."""

    text: str
    language: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A quotation or a speaker that a correction names, as it stands now.

    ``words``: what was said, or the speaker's name; empty where the article was retracted. ``article``: that of a
    quotation, None for a speaker. ``state``: "standing", or why it is gone ("rejected", "withdrawn", "retracted",
    "merged").
    """

    id: str
    words: str
    article: str | None
    state: str


_at = quotations.c
_WAITING: list[ColumnElement[bool]] = [_at.gone.is_(None), _at.copy_of.is_(None), _at.needs_review.is_(true())]
_ALL = select(_at.id, _at.confidence).join(articles, articles.c.id == _at.article_id)
_QUEUE = _ALL.where(*_WAITING)
_UNSETTLED = select(positions.c.id).where(
    positions.c.quotation_id == _at.id, positions.c.standing == "found", positions.c.confidence < PRINTABLE
)
_QUEUES: dict[QueueOf, Select[Any]] = {
    "doubtful": _QUEUE,
    "sample": _ALL.where(*TO_CHECK),
    "positions": _ALL.where(_at.gone.is_(None), _at.copy_of.is_(None), _UNSETTLED.exists()),
}
_DOUBTED = (
    select(_at.id, _at.gone, _at.copy_of, _at.needs_review, _at.fixed, _at.machine)
    .where(_at.article_id == bindparam("article"), or_(_at.gone.is_(None), _at.gone == "rejected"))
    .order_by(_at.start)
)
_later = source("articles", "later")
_first = select(func.min(articles.c.publisher).label("name")).cte("publishers", recursive=True)
_publishers = _first.union_all(  # from one to the next through the index, however many articles each has
    select(select(func.min(_later.c.publisher)).where(_later.c.publisher > _first.c.name).scalar_subquery()).where(
        _first.c.name.is_not(None)
    )
)
_PUBLISHERS = select(_publishers.c.name).where(_publishers.c.name.is_not(None)).limit(MOST_PUBLISHERS)
_APPEARANCES = (
    select(
        articles.c.id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
        appearances.c.name,
        appearances.c.by_editor,
    )
    .join(articles, articles.c.id == appearances.c.article_id)
    .where(appearances.c.speaker_id == bindparam("speaker"))
    .order_by(appearances.c.article_id.desc())
)
_PRINTED = (
    select(role_mentions.c.article_id, role_mentions.c.exact)
    .join(roles, roles.c.id == role_mentions.c.role_id)
    .where(
        roles.c.speaker_id == bindparam("speaker"),
        role_mentions.c.article_id.in_(bindparam("articles", expanding=True)),
    )
    .order_by(role_mentions.c.article_id, role_mentions.c.start)
)
_CREDITED = (
    select(_at.article_id, func.count().label("credited"))
    .where(
        _at.article_id.in_(bindparam("articles", expanding=True)),
        _at.speaker_id == bindparam("speaker"),
        _at.gone.is_(None),
    )
    .group_by(_at.article_id)
)
_TEXT = (
    select(articles.c.id, article_versions.c.text, article_versions.c.language)
    .join(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .join(quotations, _at.article_id == articles.c.id)
    .where(_at.id == bindparam("id"), articles.c.retracted_at.is_(None))
)
_SAID = (
    select(
        _at.id,
        _at.article_id,
        _at.gone,
        _at.paragraph_start,
        func.substr(article_versions.c.text, _at.paragraph_start + 1, _at.paragraph_end - _at.paragraph_start).label(
            "paragraph"
        ),
        quotation_spans.c.start,
        quotation_spans.c.end,
        quotation_spans.c.exact,
    )
    .join(quotation_spans, quotation_spans.c.quotation_id == _at.id)
    .outerjoin(articles, articles.c.id == _at.article_id)
    .outerjoin(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .where(_at.id.in_(bindparam("ids", expanding=True)))
    .order_by(_at.id, quotation_spans.c.place)
)
_NAMED = select(speakers.c.id, speakers.c.name, speakers.c.merged_into).where(
    speakers.c.id.in_(bindparam("ids", expanding=True))
)
_OF = "queue"
_OMISSION = " … "


def cursor_behind(wanted: QueueFilter, quotation: RecordedQuotation) -> str:
    """The cursor of the queue behind a quotation, whether or not it still waits."""
    return cursors.write((_OF, wanted), quotation.confidence if wanted.of == "doubtful" else 0.0, quotation.id)


class Desk:
    """The record as editors look through it. Every call means one newsroom, as those of ``Record`` do."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(
        self, newsroom: str, wanted: QueueFilter, cursor: str | None = None, limit: int = 1
    ) -> Page[RecordedQuotation]:
        """The quotations that ``wanted`` describes: those marked for review the least certain first, others the newest
        first. ``next`` is the cursor behind the last of the page, however many follow; None on an empty page."""
        cursors.check_limit(limit)
        with self._store.reading(newsroom) as session:
            return _queue(session, wanted, cursor, limit)

    def waiting(self, newsroom: str, wanted: QueueFilter) -> int:
        """How many wait, counted up to ``MOST_COUNTED``."""
        with self._store.reading(newsroom) as session:
            found = _QUEUES[wanted.of].where(*_conditions(session, wanted)).limit(MOST_COUNTED).subquery()
            return int(session.rows(select(func.count().label("all")).select_from(found))[0].all)

    def error_rate(self, newsroom: str) -> ErrorRate:
        """How often editors found the machine wrong where it was sure, in a sample of one in fifty."""
        with self._store.reading(newsroom) as session:
            return error_rate(session)

    def progress(self, newsroom: str, article_id: str) -> ArticleProgress:
        """How far the review of an article is."""
        with self._store.reading(newsroom) as session:
            rows = session.rows(_DOUBTED, article=article_id)
        waiting = tuple(row.id for row in rows if row.gone is None and row.needs_review and row.copy_of is None)
        return ArticleProgress(sum(1 for row in rows if row.fixed and (row.machine or {}).get("needs_review")), waiting)

    def surroundings(self, newsroom: str, quotation_id: str) -> Surroundings:
        """What stands around a quotation. Raises NotFound where there is none, or its article was retracted."""
        with self._store.reading(newsroom) as session:
            row = session.row(_TEXT, id=quotation_id)
            if row is None:
                raise NotFound("There is no quotation with this id.")
            return Surroundings(row.text, row.language, speakers_of(session, row.id))

    def publishers(self, newsroom: str) -> tuple[str, ...]:
        """The publishers of the record by name, the first ``MOST_PUBLISHERS``."""
        with self._store.reading(newsroom) as session:
            return tuple(row.name for row in session.rows(_PUBLISHERS))

    def appearances(self, newsroom: str, speaker: str, cursor: str | None = None, limit: int = 200) -> Page[Appearance]:
        """The articles that a profile appears in, kept last first. Raises as ``Record.speaker``."""
        cursors.check_limit(limit)
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker)
            return _appearances(session, speaker, cursor, limit)

    def subjects(self, newsroom: str, ids: Iterable[str]) -> dict[str, Subject]:
        """Those of the quotations and speakers with these ids that there are or were, by id."""
        wanted = list(dict.fromkeys(ids))
        with self._store.reading(newsroom) as session:
            return _subjects(session, wanted) if wanted else {}


def _queue(session: NewsroomSession, wanted: QueueFilter, cursor: str | None, limit: int) -> Page[RecordedQuotation]:
    after = cursors.read(cursor, (_OF, wanted), float, str)
    query = _QUEUES[wanted.of].where(*_conditions(session, wanted)).limit(limit)
    query = query.order_by(_at.confidence, _at.id) if wanted.of == "doubtful" else query.order_by(_at.id.desc())
    if after:
        confidence, id_ = after
        less_sure = or_(_at.confidence > confidence, and_(_at.confidence == confidence, _at.id > id_))
        query = query.where(less_sure if wanted.of == "doubtful" else _at.id < id_)
    rows = session.rows(query)
    items = tuple(read_quotation(session, row.id) for row in rows)
    return Page(items, cursor_behind(wanted, items[-1]) if items else None)


def _conditions(session: NewsroomSession, wanted: QueueFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.of != "doubtful":  # which no index holds: they are looked for among the newest
        found.append(_at.id > first_of_newest(session))
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
    return found


def _appearances(session: NewsroomSession, speaker: str, cursor: str | None, limit: int) -> Page[Appearance]:
    after = cursors.read(cursor, ("appearances", speaker), str)
    query = _APPEARANCES if after is None else _APPEARANCES.where(appearances.c.article_id < after[0])
    rows = session.rows(query.limit(limit + 1), speaker=speaker)
    shown = rows[:limit]
    ids = [row.id for row in shown]
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    for row in session.rows(_PRINTED, speaker=speaker, articles=ids):
        printed[row.article_id][row.exact] = None
    credited = {row.article_id: row.credited for row in session.rows(_CREDITED, speaker=speaker, articles=ids)}
    items = tuple(
        Appearance(
            ArticleRef(row.id, row.uri, row.title, row.published, row.publisher),
            row.name,
            tuple(printed[row.id]),
            credited.get(row.id, 0),
            bool(row.by_editor),
        )
        for row in shown
    )
    more = len(rows) > limit
    return Page(items, cursors.write(("appearances", speaker), ids[-1]) if more else None)


def _subjects(session: NewsroomSession, ids: list[str]) -> dict[str, Subject]:
    said: dict[str, list[Any]] = defaultdict(list)
    for row in session.rows(_SAID, ids=ids):
        said[row.id].append(row)
    found = {}
    for id_, rows in said.items():
        state = rows[0].gone or "standing"
        words = "" if state == "retracted" else _in_one_line(rows)
        found[id_] = Subject(id_, words, rows[0].article_id, state)
    for row in session.rows(_NAMED, ids=ids):
        found[row.id] = Subject(row.id, row.name, None, "merged" if row.merged_into else "standing")
    return found


def _in_one_line(rows: Sequence[Row[Any]]) -> str:
    """The words of a quotation: what parts them is that of the article, where they still stand in it."""
    begins, text = rows[0].paragraph_start, rows[0].paragraph or ""
    places = [(row.start - begins, row.end - begins) for row in rows]
    if any(text[start:end] != row.exact for row, (start, end) in zip(rows, places, strict=True)):
        return _OMISSION.join(row.exact for row in rows)
    return "".join(joint + row.exact for joint, row in zip(joints(text, places, _OMISSION), rows, strict=True))
