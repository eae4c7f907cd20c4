"""What the editor's desk asks of the record: the quotations that wait for a look, the articles of a profile, and what
the corrections in the log are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Row,
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
from quotes.record.editing.confident_sample import OLDEST, TO_CHECK, ErrorRate, error_rate
from quotes.record.model.articles import ArticleRef
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.quotations.conditions import published_by
from quotes.record.quotations.read import read_quotation
from quotes.record.quotations.statements import SHORT
from quotes.record.speakers.profiles import living_speaker
from quotes.record.speakers.roles.settled import SettledRoles

MOST_COUNTED = 1000
"""Waiting quotations that are counted: a bound for the time it takes."""

MOST_PUBLISHERS = 50

FIRST_DAYS = 30
"""How old the quotations are that are reviewed first: what was published lately is what is read."""

QueueOf = Literal["first", "all", "sample", "positions"]
"""What waits: of the quotations marked for review the direct or partly quoted ones of named speakers in the last
``FIRST_DAYS``, or all of them; a sample of those not marked; or positions that may not be printed yet."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which of the quotations that wait for a look: those of one publisher or article, of some kinds, and said in a
    period (both ends included). All that are given must hold."""

    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    kinds: tuple[str, ...] = ()
    article: str | None = None
    of: QueueOf = "first"


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Of the quotations of an article that were marked for review: how many editors settled, and those that still wait,
    in order of the text."""

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
    """A quotation or a speaker that a correction names, as it is now.

    ``words``: what was said, or the speaker's name; empty where the article was retracted. ``article``: that of a
    quotation, None for a speaker. ``state``: "current", or why it is gone ("rejected", "withdrawn", "retracted",
    "merged").
    """

    id: str
    words: str
    article: str | None
    state: str


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
    positions.c.standing == "found", positions.c.confidence < PRINTABLE, positions.c.quotation_id >= OLDEST
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
    select(role_mentions.c.article_id, role_mentions.c.role_id, role_mentions.c.exact)
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
    return cursors.write((_OF, wanted), _QUEUES[wanted.of].rank(quotation), quotation.id)


class Desk:
    """The record as editors look through it. Every call means one newsroom, as those of ``Record`` do."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(
        self, newsroom: str, wanted: QueueFilter, cursor: str | None = None, limit: int = 1
    ) -> Page[RecordedQuotation]:
        """The quotations that ``wanted`` describes: those to be reviewed first by how doubtful they are times how many
        articles print them, all that are marked the least certain first, others the newest first. ``next`` is the
        cursor behind the last of the page, however many follow; None on an empty page."""
        cursors.check_limit(limit)
        with self._store.reading(newsroom) as session:
            return _queue(session, wanted, cursor, limit)

    def waiting(self, newsroom: str, wanted: QueueFilter) -> int:
        """How many wait, counted up to ``MOST_COUNTED``."""
        with self._store.reading(newsroom) as session:
            found = _waiting(wanted).with_only_columns(_at.id).limit(MOST_COUNTED).subquery()
            rows = session.rows(select(func.count().label("all")).select_from(found), since=_since(wanted))
            return int(rows[0].all)

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
        """The articles that a profile appears in, saved last first. Raises as ``Speakers.read``."""
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
    found, newest_first = _waiting(wanted).subquery().c, _QUEUES[wanted.of].newest_first
    query = select(found.id).order_by(found.rank, found.id.desc() if newest_first else found.id)
    if after:
        rank, id_ = after
        further = found.id < id_ if newest_first else found.id > id_
        query = query.where(or_(found.rank > rank, and_(found.rank == rank, further)))
    rows = session.rows(query.limit(limit), since=_since(wanted))
    items = tuple(read_quotation(session, row.id) for row in rows)
    return Page(items, cursor_behind(wanted, items[-1]) if items else None)


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


def _appearances(session: NewsroomSession, speaker: str, cursor: str | None, limit: int) -> Page[Appearance]:
    after = cursors.read(cursor, ("appearances", speaker), str)
    query = _APPEARANCES if after is None else _APPEARANCES.where(appearances.c.article_id < after[0])
    rows = session.rows(query.limit(limit + 1), speaker=speaker)
    shown = rows[:limit]
    ids = [row.id for row in shown]
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    settled = SettledRoles.of(session, [speaker])
    for row in session.rows(_PRINTED, speaker=speaker, articles=ids):
        if settled.office(row.role_id) is not None:
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
        state = rows[0].gone or "current"
        words = "" if state == "retracted" else _in_one_line(rows)
        found[id_] = Subject(id_, words, rows[0].article_id, state)
    for row in session.rows(_NAMED, ids=ids):
        found[row.id] = Subject(row.id, row.name, None, "merged" if row.merged_into else "current")
    return found


def _in_one_line(rows: Sequence[Row[Any]]) -> str:
    """The words of a quotation: what parts them is that of the article, where they still stand in it."""
    begins, text = rows[0].paragraph_start, rows[0].paragraph or ""
    places = [(row.start - begins, row.end - begins) for row in rows]
    if any(text[start:end] != row.exact for row, (start, end) in zip(rows, places, strict=True)):
        return _OMISSION.join(row.exact for row in rows)
    return "".join(joint + row.exact for joint, row in zip(joints(text, places, _OMISSION), rows, strict=True))
