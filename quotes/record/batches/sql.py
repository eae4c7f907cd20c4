"""What is asked of the tables of batches."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from quotes.record.db.session import batch_chunks, batch_lines, batches

BATCH = select(batches).where(batches.c.id == bindparam("id"))
_LIVING = (batches.c.accepted_at.is_not(None), batches.c.finished_at.is_(None), batches.c.cancelled_at.is_(None))
OF_SOURCE = (
    select(batches.c.id)
    .where(batches.c.source == bindparam("source"), batches.c.finished_at.is_(None), batches.c.cancelled_at.is_(None))
    .order_by(batches.c.id.desc())
)
COUNTS = select(
    func.coalesce(func.sum(batch_chunks.c.answered), 0).label("answered"),
    func.coalesce(func.sum(batch_chunks.c.failed), 0).label("failed"),
).where(batch_chunks.c.batch_id == bindparam("id"))
UNDONE = select(batch_chunks.c.first).where(
    batch_chunks.c.batch_id == bindparam("id"), batch_chunks.c.state.in_(("waiting", "out"))
)
CHUNK = select(batch_chunks).where(
    batch_chunks.c.batch_id == bindparam("batch"), batch_chunks.c.first == bindparam("first")
)
LOADS = (
    select(batches.c.id, func.count(batch_chunks.c.first).label("out"))
    .outerjoin(batch_chunks, (batch_chunks.c.batch_id == batches.c.id) & (batch_chunks.c.state == "out"))
    .where(*_LIVING)
    .group_by(batches.c.id)
    .order_by(batches.c.id)
)
WAITING = (
    select(batch_chunks.c.first, batches.c.engine)
    .join(batches, batches.c.id == batch_chunks.c.batch_id)
    .where(batch_chunks.c.batch_id == bindparam("batch"), batch_chunks.c.state == "waiting")
    .order_by(batch_chunks.c.first)
    .limit(1)
)
OUT = (
    select(batch_chunks.c.batch_id, batch_chunks.c.first, batch_chunks.c.job, batches.c.engine)
    .join(batches, batches.c.id == batch_chunks.c.batch_id)
    .where(*_LIVING, batch_chunks.c.state == "out")
)
LINE = select(batch_lines.c.answer).where(
    batch_lines.c.batch_id == bindparam("batch"), batch_lines.c.line == bindparam("line")
)
LEFT = (
    select(batch_lines.c.line, batch_lines.c.body)
    .where(
        batch_lines.c.batch_id == bindparam("batch"),
        batch_lines.c.line.between(bindparam("first"), bindparam("last")),
        batch_lines.c.answer.is_(None),
    )
    .order_by(batch_lines.c.line)
)
ANSWERS = (
    select(batch_lines.c.line, batch_lines.c.answer)
    .where(batch_lines.c.batch_id == bindparam("batch"), batch_lines.c.line > bindparam("after"))
    .order_by(batch_lines.c.line)
    .limit(bindparam("most"))
)
BEFORE = (
    select(batches).where(batches.c.id < bindparam("before")).order_by(batches.c.id.desc()).limit(bindparam("most"))
)
FAILED = (
    select(batch_lines.c.line, batch_lines.c.answer)
    .join(
        batch_chunks,
        (batch_chunks.c.batch_id == batch_lines.c.batch_id)
        & batch_lines.c.line.between(batch_chunks.c.first, batch_chunks.c.last),
    )
    .where(
        batch_lines.c.batch_id == bindparam("batch"),
        batch_chunks.c.failed > 0,
        batch_lines.c.answer["error"].as_string().is_not(None),
    )
    .order_by(batch_lines.c.line)
    .limit(bindparam("most"))
)
LAST_LINE = (
    select(batch_lines.c.line)
    .where(batch_lines.c.batch_id == bindparam("batch"))
    .order_by(batch_lines.c.line.desc())
    .limit(1)
)
LATER = select(batch_lines.c.line).where(
    batch_lines.c.batch_id == bindparam("batch"),
    batch_lines.c.article_id == bindparam("article"),
    batch_lines.c.line > bindparam("line"),
)
SOME_LINES = select(batch_lines.c.line).where(batch_lines.c.batch_id == bindparam("batch")).limit(bindparam("most"))
WORDS_LEFT = SOME_LINES.where(batch_lines.c.body.is_not(None))
CANCELLED = (
    select(batches.c.id)
    .where(batches.c.cancelled_at.is_not(None))
    .where(
        select(batch_lines.c.line)
        .where(batch_lines.c.batch_id == batches.c.id, batch_lines.c.body.is_not(None))
        .exists()
    )
)
OLD = select(batches.c.id).where(
    (batches.c.accepted_at.is_(None) & (batches.c.touched_at < bindparam("abandoned")))
    | (batches.c.finished_at < bindparam("ended"))
    | (batches.c.cancelled_at < bindparam("ended"))
)
