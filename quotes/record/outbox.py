"""The outbox: what changed in a newsroom, written in the transaction that changes it, and read by whoever follows.

Numbers have no gaps that fill up later. Every transaction that announces holds the numbers of its newsroom from then
until it is committed, so a higher number is never seen before a lower one: no reader that goes on after a number skips
anything. Saves announce last of all, so that what they do before goes on side by side.

An entry holds ids and never words or names, so there is nothing in it to erase but the ids of an erased person, which
leave with them; the one entry that says that they were erased is what followers need to do the same.

Entries are kept for ``KEPT``. Whoever comes with an older cursor is told, and reads the record anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import bindparam, select

from quotes.errors import FieldError, Gone
from quotes.record.db import cursors
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, outbox
from quotes.record.db.store import Store
from quotes.record.model.recorded_changes import ChangeKind, RecordedChange

KEPT = timedelta(days=90)
"""How long a change is kept at least."""
_PRUNED_EVERY, _PRUNED_AT_MOST = 64, 500
_OF = "changes"
_LAST = select(outbox.c.number).order_by(outbox.c.number.desc()).limit(1)
_AFTER = (
    select(outbox).where(outbox.c.number > bindparam("after")).order_by(outbox.c.number).limit(bindparam("at_most"))
)
_BEFORE = select(outbox.c.number, outbox.c.subject_id, outbox.c.data).where(outbox.c.number < bindparam("before"))


class ChangeFeed:
    """The changes of a newsroom in the order in which they were made. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def after(self, newsroom: str, cursor: str | None, limit: int = 50) -> tuple[tuple[RecordedChange, ...], str]:
        """The changes after ``cursor`` (None: from the first on), oldest first, and the cursor to go on with; the same
        again where there is none. Raises InvalidInput on "after" for a cursor that was never given out, and Gone for
        one after which changes are no longer kept."""
        cursors.check_limit(limit)
        (number,) = cursors.read(cursor, _OF, int, field="after") or (None,)
        with self._store.reading(newsroom) as session:
            pruned = session.changes_pruned()
            number = pruned if number is None else number
            if number < pruned:
                detail = "Read the record again (the export, or its lists), and follow from the first change on."
                raise Gone(
                    f"Changes are kept for {KEPT.days} days, and some after this one are gone.",
                    FieldError("after", detail),
                )
            found = numbered_after(session, number, limit)
        return found, cursors.write(_OF, found[-1].number if found else number)


def newest(session: NewsroomSession) -> int:
    """The number of the newest change, 0 where there is none."""
    row = session.row(_LAST)
    return int(row.number) if row else 0


def numbered_after(session: NewsroomSession, number: int, limit: int) -> tuple[RecordedChange, ...]:
    """The changes with higher numbers, oldest first."""
    rows = session.rows(_AFTER, after=number, at_most=limit)
    return tuple(RecordedChange(r.number, r.kind, r.subject_id, r.made_at, r.data) for r in rows)


def announce(session: NewsroomSession, kind: ChangeKind, subject: str, /, **data: Any) -> None:
    """Put a change into the outbox, as part of this transaction, which must have locked its newsroom. ``data``: ids and
    plain facts, never words or names."""
    announce_all(session, kind, [(subject, data)])


def announce_all(session: NewsroomSession, kind: ChangeKind, changes: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Put changes, each a subject with its data, into the outbox, as ``announce`` does with one."""
    session.hold(Kind.CHANGES)
    before, now = newest(session), datetime.now(UTC)
    session.add(
        outbox,
        (
            {"number": number, "kind": kind, "subject_id": subject, "data": dict(data), "made_at": now}
            for number, (subject, data) in enumerate(changes, before + 1)
        ),
    )
    if (before + len(changes)) // _PRUNED_EVERY > before // _PRUNED_EVERY:
        _prune(session, now - KEPT)


def _prune(session: NewsroomSession, until: datetime) -> None:
    """Take the oldest changes out, as far as they were made before ``until``."""
    first = numbered_after(session, session.changes_pruned(), _PRUNED_AT_MOST)
    if old := [change.number for change in takewhile(lambda change: change.made_at < until, first)]:
        session.remove(outbox, number=old)
        session.note_changes_pruned(old[-1])


def forget(session: NewsroomSession, ids: Collection[str], before: int) -> None:
    """Take the changes with numbers under ``before`` that have to do with these ids out of the outbox. Something must
    have been announced since: its number then comes after all that were ever given out."""
    gone = set(ids)
    about = [
        row.number
        for row in session.rows(_BEFORE, before=before)
        if row.subject_id in gone or any(isinstance(value, str) and value in gone for value in row.data.values())
    ]
    for at in range(0, len(about), 500):
        session.remove(outbox, number=about[at : at + 500])
