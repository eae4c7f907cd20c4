"""What the editor's desk asks of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    and_,
    bindparam,
    func,
    or_,
    select,
)

from quotes.errors import NotFound
from quotes.model import Speaker
from quotes.record.articles.read import speakers_of
from quotes.record.db import cursors
from quotes.record.db.session import (
    article_versions,
    articles,
    quotations,
    source,
)
from quotes.record.db.store import Store
from quotes.record.editing.appearances import Appearance, appearances_of, names_after_split
from quotes.record.editing.confident_sample import ErrorRate, error_rate
from quotes.record.editing.correction_subjects import Subject, subjects
from quotes.record.editing.review_queue import QueueFilter, count_waiting, queue
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.speakers.profiles import living_speaker

MOST_PUBLISHERS = 50


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Of the quotations of an article that were marked for review: how many editors settled, and those that still wait,
    in order of the text."""

    settled: int
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a quotation: the text and language of its article, and the article's speakers."""

    text: str
    language: str
    speakers: tuple[Speaker, ...]


_at = quotations.c
_DOUBTED = (
    select(
        _at.id,
        _at.gone,
        _at.copy_of,
        _at.needs_review,
        _at.fixed,
        _at.machine,
    )
    .where(
        _at.article_id == bindparam("article"),
        or_(_at.gone.is_(None), _at.gone == "rejected"),
    )
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


_TEXT = (
    select(articles.c.id, article_versions.c.text, article_versions.c.language)
    .join(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .join(quotations, _at.article_id == articles.c.id)
    .where(_at.id == bindparam("id"), articles.c.retracted_at.is_(None))
)


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
            return queue(session, wanted, cursor, limit)

    def waiting(self, newsroom: str, wanted: QueueFilter) -> int:
        """How many wait, counted up to ``MOST_COUNTED``."""
        with self._store.reading(newsroom) as session:
            return count_waiting(session, wanted)

    def error_rate(self, newsroom: str) -> ErrorRate:
        """How often editors found the machine wrong where it was sure, in a sample of one in fifty."""
        with self._store.reading(newsroom) as session:
            return error_rate(session)

    def progress(self, newsroom: str, article_id: str) -> ArticleProgress:
        """How far the review of an article is."""
        with self._store.reading(newsroom) as session:
            rows = session.rows(_DOUBTED, article=article_id)
        waiting = tuple(row.id for row in rows if row.gone is None and row.needs_review and row.copy_of is None)
        marked = [row for row in rows if row.fixed and (row.machine or {}).get("needs_review")]
        return ArticleProgress(sum(1 for row in marked if not row.needs_review), waiting)

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
            return appearances_of(session, speaker, cursor, limit)

    def names_after_split(self, newsroom: str, speaker: str, wanted: Sequence[str]) -> tuple[str, str]:
        """What a profile would be called once it is split, and what the new one that has these ``wanted`` articles."""
        with self._store.reading(newsroom) as session:
            return names_after_split(session, living_speaker(session, speaker), wanted)

    def subjects(self, newsroom: str, ids: Iterable[str]) -> dict[str, Subject]:
        """Those of the quotations and speakers with these ids that there are or were, by id."""
        wanted = list(dict.fromkeys(ids))
        with self._store.reading(newsroom) as session:
            return subjects(session, wanted) if wanted else {}
