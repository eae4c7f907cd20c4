"""The log of corrections: what was settled, by whom and when; what followers are told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, select

from quotes.record.db import cursors
from quotes.record.db.ids import new_id
from quotes.record.db.session import NewsroomSession, corrections
from quotes.record.model.corrections import Correction, CorrectionFilter, Editor
from quotes.record.model.list_pages import Page
from quotes.record.model.recorded_changes import ChangeKind
from quotes.record.outbox import announce

_LOG = select(corrections).order_by(corrections.c.id.desc())
_NEWEST = select(corrections.c.id).order_by(corrections.c.id.desc()).limit(1)
_ANNOUNCED: Mapping[str, ChangeKind] = {
    "renamed": "speaker.renamed",
    "external_ids": "speaker.identified",
    "merged": "speaker.merged",
    "split": "speaker.split",
    "typed": "speaker.typed",
    "role_rejected": "speaker.role_rejected",
    "roles_joined": "speaker.roles_joined",
}
"""What followers are told of a correction; of any other, that a quotation was corrected."""
OF_ROLES = ("role_rejected", "roles_joined")
"""Kinds of corrections of roles."""


class Entry(NamedTuple):
    """One entry for the log: what was settled of a quotation or a speaker, and what stood there before."""

    kind: str
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def list_corrections(
    session: NewsroomSession, wanted: CorrectionFilter, cursor: str | None, limit: int
) -> Page[Correction]:
    """One page of the log, the newest first."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("corrections", wanted), str)
    query = _LOG.where(*_conditions(wanted))
    if after:
        query = query.where(corrections.c.id < after[0])
    rows = session.rows(query.limit(limit + 1))
    items = tuple(correction_of(row) for row in rows[:limit])
    more = len(rows) > limit
    return Page(items, cursors.write(("corrections", wanted), items[-1].id) if more else None)


def _conditions(wanted: CorrectionFilter) -> Iterator[ColumnElement[bool]]:
    """What holds of each correction that is wanted."""
    for column, value in (("subject_id", wanted.subject), ("editor", wanted.editor), ("kind", wanted.kind)):
        if value is not None:
            yield corrections.c[column] == value
    if wanted.from_date:
        yield corrections.c.made_at >= datetime.combine(wanted.from_date, time(), UTC)
    if wanted.to_date and wanted.to_date < date.max:
        yield corrections.c.made_at < datetime.combine(wanted.to_date + timedelta(days=1), time(), UTC)


def add_entries(session: NewsroomSession, by: Editor, entries: Sequence[Entry]) -> list[str]:
    """Log what one editor settled at once, in this order. Returns the ids of the entries."""
    newest, now = session.row(_NEWEST), datetime.now(UTC)
    ids: list[str] = []
    for _ in entries:  # what stands on what must show even where a clock was set back
        ids.append(new_id(after=ids[-1] if ids else newest.id if newest else ""))
    session.add(
        corrections,
        (
            {
                "id": id_,
                "kind": entry.kind,
                "subject_id": entry.subject,
                "editor": by.name,
                "reason": by.reason,
                "made_at": now,
                "before": dict(entry.before),
                "after": dict(entry.after),
            }
            for id_, entry in zip(ids, entries, strict=True)
        ),
    )
    for entry in entries:
        kind = _ANNOUNCED.get(entry.kind, "quotation.corrected")
        announce(session, kind, entry.subject, **_told_of(entry, kind))
    return ids


def _told_of(entry: Entry, kind: ChangeKind) -> dict[str, str]:
    """What a change tells of the correction beside its subject."""
    if entry.kind == "typed":
        return {"type": entry.after["type"]}
    if entry.kind in OF_ROLES:
        return {"role": entry.after["role"]}
    return {"corrected": entry.kind} if kind == "quotation.corrected" else other_profile(entry.after)


def other_profile(after: Mapping[str, Any]) -> dict[str, str]:
    """The other profile of a merge or a split."""
    return {name: after[name] for name in ("into", "to") if isinstance(after.get(name), str)}


def correction_of(row: Row[Any]) -> Correction:
    """The correction of a row of the log."""
    return Correction(
        id=row.id,
        kind=row.kind,
        subject=row.subject_id,
        editor=row.editor,
        reason=row.reason,
        made_at=row.made_at,
        before=row.before,
        after=row.after,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )
