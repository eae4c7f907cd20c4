"""Batches: the lines of an archive, stored before anybody promises them, until each is answered once.

A batch is cut into chunks of a few lines. A chunk is waiting, out (in the queue, or with a worker) or done. Whatever
becomes of the queue, here stands what is left to do; and a line is answered in the transaction that saves its article,
so that it is saved once however often it is worked on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from quotes.errors import Conflict, FieldError, InvalidInput
from quotes.model import Analysis, Article, Engine
from quotes.record.articles import write
from quotes.record.articles.write import ArticleKey
from quotes.record.batches import sql as queries
from quotes.record.batches.batch_progress import (
    Answer,
    batch_of,
    batch_row,
    chunk_row,
    failure,
    finish_if_done,
    hold_chunk,
    refuse_overtaken,
    settle_line,
    with_counts,
)
from quotes.record.db import cursors
from quotes.record.db.ids import new_id
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, batch_chunks, batch_lines, batches
from quotes.record.db.store import Store
from quotes.record.model.articles import Saved
from quotes.record.model.batches import Batch, Chunk, Line
from quotes.record.model.list_pages import Page

CHUNK = 8
"""Lines of a chunk: so few that batches take turns every few seconds, so many that the queue costs little beside."""

MOST_BEGINNINGS = 5
"""So often may a worker end at one line before the line is given up: no article may end every worker there is."""

ABANDONED_AFTER = timedelta(days=1)
"""A batch that was never sent whole is forgotten when nothing more of it came in for this long."""

_STEP = 2000  # lines that are forgotten at a time

_OF = "batches"


class Batches:
    """The batches of all newsrooms. Every call raises ``errors.Unavailable`` if the database is down; those that name a
    batch raise ``errors.NotFound`` where the newsroom has none of that id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newsrooms(self) -> tuple[str, ...]:
        """Every newsroom there is."""
        return self._store.newsrooms()

    def open(self, newsroom: str, owner: str, source: str | None = None, engine: Engine | None = None) -> str:
        """A new batch, which takes lines from now on; its id. ``source``: a digest of what it is read from; ``engine``:
        the one that reads its articles."""
        id_, now = new_id(), datetime.now(UTC)
        made = {"id": id_, "owner": owner, "source": source, "engine": engine}
        row = {**made, "lines": 0, "made_at": now, "touched_at": now}
        with self._store.writing(newsroom, beside="saves") as session:
            session.add(batches, [row])
        return id_

    def begun(self, newsroom: str, source: str) -> Batch | None:
        """The batch read from ``source`` that is not finished yet, None where there is none."""
        with self._store.reading(newsroom) as session:
            row = session.row(queries.OF_SOURCE, source=source)
            return batch_of(session, row.id) if row else None

    def add(self, newsroom: str, id_: str, lines: Sequence[Line], refused: Mapping[int, str]) -> None:
        """Store lines of a batch that is not accepted yet, all or none. They follow on those it has. ``refused``: the
        errors of lines among them that are not read at all, by number; their bodies are empty."""
        rows = [
            {"batch_id": id_, "line": line.number, "body": line.body, "answer": None}
            if line.number not in refused
            else {"batch_id": id_, "line": line.number, "body": None, "answer": failure(None, refused[line.number])}
            for line in lines
        ]
        with self._store.writing(newsroom, beside="everybody") as session:
            stored = batch_row(session, id_).lines
            session.add(
                batch_chunks, (chunk_row(id_, rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK))
            )
            session.add(batch_lines, rows)
            session.change(batches, {"lines": stored + len(rows), "touched_at": datetime.now(UTC)}, id=id_)

    def accept(self, newsroom: str, id_: str) -> Batch:
        """All lines of the batch are stored: from now on it is worked on. Raises ``errors.InvalidInput`` where there
        are none."""
        with self._store.writing(newsroom) as session:
            if not batch_row(session, id_).lines:
                detail = "There is no line in the batch. Send one JSON object a line."
                raise InvalidInput(detail, FieldError("body", detail))
            session.change(batches, {"accepted_at": datetime.now(UTC)}, id=id_)
            finish_if_done(session, id_)
            return batch_of(session, id_)

    def read(self, newsroom: str, id_: str) -> Batch:
        """A batch and how far it is."""
        with self._store.reading(newsroom) as session:
            return batch_of(session, id_)

    def recent(self, newsroom: str, cursor: str | None = None, limit: int = 50) -> Page[Batch]:
        """The batches, the last one first."""
        cursors.check_limit(limit)
        after = cursors.read(cursor, _OF, str)
        with self._store.reading(newsroom) as session:
            rows = session.rows(queries.BEFORE, before=after[0] if after else "~", most=limit + 1)
            items = tuple(with_counts(session, row) for row in rows[:limit])
            return Page(items, cursors.write(_OF, items[-1].id) if len(rows) > limit else None)

    def failures(self, newsroom: str, id_: str, most: int) -> tuple[Answer, ...]:
        """The answers to the first ``most`` lines that failed, with their numbers ("line")."""
        with self._store.reading(newsroom) as session:
            batch_row(session, id_)
            rows = session.rows(queries.FAILED, batch=id_, most=most)
            return tuple({**row.answer, "line": row.line} for row in rows)

    def last_line(self, newsroom: str, id_: str) -> int:
        """The number of the last line that is stored, 0 where there is none."""
        with self._store.reading(newsroom) as session:
            row = session.row(queries.LAST_LINE, batch=id_)
            return row.line if row else 0

    def cancel(self, newsroom: str, id_: str) -> Batch:
        """Stop work on the batch. Articles already saved stay. Raises ``errors.Conflict`` where it is finished."""
        with self._store.writing(newsroom) as session:
            row = batch_row(session, id_)
            if row.finished_at:
                raise Conflict("The batch is finished: there is nothing to cancel.", FieldError("id", "Finished."))
            if not row.cancelled_at:
                session.change(batches, {"cancelled_at": datetime.now(UTC)}, id=id_)
            return batch_of(session, id_)

    def drop(self, newsroom: str, id_: str) -> None:
        """Delete a batch and its lines; the articles saved from it stay."""
        while True:
            with self._store.writing(newsroom, beside="everybody") as session:
                numbers = [row.line for row in session.rows(queries.SOME_LINES, batch=id_, most=_STEP)]
                if not numbers:
                    session.remove(batch_chunks, batch_id=id_)
                    session.remove(batches, id=id_)
                    return
                session.remove(batch_lines, batch_id=id_, line=numbers)

    def answers(self, newsroom: str, id_: str, after: int = 0, most: int = 500) -> list[dict[str, Any]]:
        """What became of the lines after number ``after``, in order, up to the first that is not done with yet; at most
        ``most`` of them. A line that a cancelled batch never came to says so."""
        with self._store.reading(newsroom) as session:
            cancelled = batch_row(session, id_).cancelled_at is not None
            found = []
            for row in session.rows(queries.ANSWERS, batch=id_, after=after, most=most):
                if row.answer is None and not cancelled:
                    break
                answer = row.answer or failure(None, "The batch was cancelled before this line.")
                found.append({**answer, "line": row.line})
            return found

    def loads(self, newsroom: str) -> dict[str, int]:
        """The batches that have something left to do -> how many of their chunks are out."""
        with self._store.reading(newsroom) as session:
            return {row.id: row.out for row in session.rows(queries.LOADS)}

    def take(self, newsroom: str, id_: str, job: str) -> Chunk | None:
        """The next waiting chunk of a batch, which is out under ``job`` from now on; None where none waits."""
        with self._store.writing(newsroom, beside="everybody") as session:
            row = session.row(queries.WAITING, batch=id_)
            if row is None:
                return None
            session.change(batch_chunks, {"state": "out", "job": job}, batch_id=id_, first=row.first, state="waiting")
            return Chunk(newsroom, id_, row.first, job, row.engine)

    def out(self, newsroom: str) -> tuple[Chunk, ...]:
        """The chunks that are out."""
        with self._store.reading(newsroom) as session:
            rows = session.rows(queries.OUT)
            return tuple(Chunk(newsroom, row.batch_id, row.first, row.job, row.engine) for row in rows)

    def put_back(self, chunk: Chunk) -> None:
        """A chunk that is out under this very job waits again."""
        where = {"batch_id": chunk.batch, "first": chunk.first, "job": chunk.job, "state": "out"}
        with self._store.writing(chunk.newsroom, beside="everybody") as session:
            session.change(batch_chunks, {"state": "waiting", "job": None}, **where)

    def begin(self, chunk: Chunk) -> list[Line]:
        """The lines of a chunk that are left to do, none where its batch is cancelled. A line at which too many workers
        ended is given up."""

        def work(session: NewsroomSession) -> list[Line]:
            hold_chunk(session, chunk)
            own = session.row(queries.CHUNK, batch=chunk.batch, first=chunk.first)
            if own is None or own.state == "done" or batch_row(session, chunk.batch).cancelled_at:
                return []
            rows = session.rows(queries.LEFT, batch=chunk.batch, first=own.first, last=own.last)
            begun = own.begun + 1 if rows[0].line == own.begun_with else 1
            if begun > MOST_BEGINNINGS:
                given_up = f"Workers ended at this line {MOST_BEGINNINGS} times; it was given up."
                settle_line(session, chunk, rows[0].line, failure(None, given_up))
                rows, begun = rows[1:], 1
            if rows:
                noted = {"begun_with": rows[0].line, "begun": begun}
                session.change(batch_chunks, noted, batch_id=chunk.batch, first=chunk.first)
            return [Line(row.line, row.body) for row in rows]

        return self._store.save(chunk.newsroom, work)

    def save(
        self,
        chunk: Chunk,
        line: int,
        article: Article,
        key: ArticleKey,
        analysis: Analysis,
        answer: Callable[[Saved], Answer],
    ) -> None:
        """Save the article of a line and answer the line, both or neither; nothing where it was answered already or the
        batch was cancelled. ``key``: of the article. Raises what ``Record.articles.save`` raises, and
        ``errors.Conflict`` where a later line of the batch was saved as this very article."""

        def work(session: NewsroomSession) -> None:
            session.hold(Kind.ARTICLE, [key.identity])
            refuse_overtaken(session, chunk.batch, line, key)
            saved = write.write_article(session, article, analysis, key)
            settle_line(session, chunk, line, answer(saved), saved.id)

        self._once(chunk, line, work)

    def answer(self, chunk: Chunk, line: int, answer: Answer, article: str | None = None) -> None:
        """Answer a line that leaves the record as it is; nothing where it was answered already. ``article``: the id of
        the one that it names."""
        self._once(chunk, line, lambda session: settle_line(session, chunk, line, answer, article))

    def _once(self, chunk: Chunk, line: int, work: Callable[[NewsroomSession], None]) -> None:
        def unless_done(session: NewsroomSession) -> None:
            hold_chunk(session, chunk)
            own = session.row(queries.LINE, batch=chunk.batch, line=line)
            if own is not None and own.answer is None and not batch_row(session, chunk.batch).cancelled_at:
                work(session)

        self._store.save(chunk.newsroom, unless_done)

    def tidy(self, newsroom: str, keep_for: timedelta) -> None:
        """Forget batches that were never sent whole, and those that ended longer than ``keep_for`` ago; of cancelled
        ones, the words that were never read."""
        now = datetime.now(UTC)
        with self._store.reading(newsroom) as session:
            old = [row.id for row in session.rows(queries.OLD, abandoned=now - ABANDONED_AFTER, ended=now - keep_for)]
            cancelled = [row.id for row in session.rows(queries.CANCELLED)]
        for id_ in old:
            self.drop(newsroom, id_)
        for id_ in set(cancelled) - set(old):
            self._forget_words(newsroom, id_)

    def _forget_words(self, newsroom: str, id_: str) -> None:
        while True:
            with self._store.writing(newsroom, beside="everybody") as session:
                numbers = [row.line for row in session.rows(queries.WORDS_LEFT, batch=id_, most=_STEP)]
                if not numbers:
                    return
                session.change(batch_lines, {"body": None}, batch_id=id_, line=numbers)
