"""How far a batch and its chunks are, and what follows from an answer to one of their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from quotes.errors import Conflict, FieldError, NotFound
from quotes.record.articles import write
from quotes.record.batches import sql as queries
from quotes.record.db.ids import is_id
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, batch_chunks, batch_lines, batches
from quotes.record.model.batches import Batch, BatchStatus, Chunk

Answer = Mapping[str, Any]
"""What became of a line, as its sender gets it."""


def failure(id_: Any, why: str) -> dict[str, Any]:
    """The answer to a line whose article was not saved."""
    return {"id": id_, "error": why}


def batch_row(session: NewsroomSession, id_: str) -> Row[Any]:
    """The row of a batch; raises ``errors.NotFound`` where the newsroom has none of this id."""
    row = session.row(queries.BATCH, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no batch with this id.")
    return row


def batch_of(session: NewsroomSession, id_: str) -> Batch:
    """A batch and how far it is; raises as ``batch_row`` does."""
    return with_counts(session, batch_row(session, id_))


def with_counts(session: NewsroomSession, row: Row[Any]) -> Batch:
    """The batch of ``row``, with how many of its lines are answered and failed."""
    counts = session.rows(queries.COUNTS, id=row.id)[0]
    return Batch(
        id=row.id,
        owner=row.owner,
        engine=row.engine,
        status=_status(row, counts.answered),
        lines=row.lines,
        answered=counts.answered,
        failed=counts.failed,
        made_at=row.made_at,
        ended_at=row.finished_at or row.cancelled_at,
    )


def _status(row: Row[Any], answered: int) -> BatchStatus:
    if row.cancelled_at:
        return "cancelled"
    if row.finished_at:
        return "finished"
    if not row.accepted_at:
        return "receiving"
    return "working" if answered else "queued"


def chunk_row(id_: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The row of the chunk that these rows of lines make."""
    refused = sum(row["answer"] is not None for row in rows)
    return {
        "batch_id": id_,
        "first": rows[0]["line"],
        "last": rows[-1]["line"],
        "lines": len(rows),
        "answered": refused,
        "failed": refused,
        "state": "done" if refused == len(rows) else "waiting",
        "begun": 0,
    }


def hold_chunk(session: NewsroomSession, chunk: Chunk) -> None:
    """See that nobody else answers lines of the chunk before this transaction ends."""
    session.hold(Kind.WORK, [f"chunk {chunk.batch} {chunk.first}"])


def settle_line(session: NewsroomSession, chunk: Chunk, line: int, answer: Answer, article: str | None = None) -> None:
    """Answer a line that has no answer yet, of a chunk that is held."""
    own = session.row(queries.CHUNK, batch=chunk.batch, first=chunk.first)
    if own is None:
        raise NotFound("There is no such chunk.")
    settled = {"answer": dict(answer), "article_id": article, "body": None}
    session.change(batch_lines, settled, batch_id=chunk.batch, line=line)
    counted: dict[str, Any] = {"answered": own.answered + 1, "failed": own.failed + ("error" in answer)}
    if counted["answered"] == own.lines:
        counted |= {"state": "done", "job": None}
    session.change(batch_chunks, counted, batch_id=chunk.batch, first=chunk.first)
    if counted["answered"] == own.lines:
        session.hold(Kind.BATCH, [chunk.batch])  # of two chunks that end at once, the later one sees the other
        finish_if_done(session, chunk.batch)


def finish_if_done(session: NewsroomSession, id_: str) -> None:
    """Note that the batch is finished, if it is."""
    if session.row(queries.UNDONE, id=id_) is None:
        session.change(batches, {"finished_at": datetime.now(UTC)}, id=id_)


def refuse_overtaken(session: NewsroomSession, id_: str, line: int, key: write.ArticleKey) -> None:
    """Raise ``errors.Conflict`` where a later line of the batch was saved as the article of ``key``: chunks are worked
    on side by side, and of several versions of an article in one batch the last line must stand."""
    stored = write.current_version(session, key)
    later = stored and session.row(queries.LATER, batch=id_, article=stored.id, line=line)
    if later:
        raise Conflict(
            f"Line {later.line} of the batch holds a later version of this article.",
            FieldError("uri", "Of several lines with the same uri, the last one is saved."),
        )
