"""Corrections taken back: what stood before them stands again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import Conflict, Gone, Moved, NotFound
from quotes.record.db.ids import is_id
from quotes.record.db.session import NewsroomSession, corrections, quotation_spans, quotations
from quotes.record.editing import merge_split, settled_roles, settled_types
from quotes.record.editing.corrections import QUOTATION, set_external_ids, set_name, settle
from quotes.record.editing.log_entries import OF_ROLES, correction_of, other_profile
from quotes.record.model.corrections import Correction, Editor
from quotes.record.model.speakers import ExternalId
from quotes.record.outbox import announce
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import settled_facts
from quotes.record.quotations.overrides.settled_words import overlaps
from quotes.record.quotations.write import mark_gone
from quotes.record.speakers.erased_names import erased_among
from quotes.record.speakers.name_index import refresh_display
from quotes.record.speakers.profiles import living_speaker
from quotes.record.speakers.write import drop_idle_appearances

_ENTRY = select(corrections).where(corrections.c.id == bindparam("id"))
_LATER = select(corrections.c.id).where(
    corrections.c.subject_id == bindparam("subject"),
    corrections.c.kind == bindparam("kind"),
    corrections.c.id > bindparam("id"),
    corrections.c.undone_at.is_(None),
)
_LATER_MOVES = select(corrections).where(
    corrections.c.kind.in_(("merged", "split", "typed")),
    corrections.c.id > bindparam("id"),
    corrections.c.undone_at.is_(None),
)
_SETTLED = select(quotations.c.id, quotations.c.fixed).where(
    quotations.c.article_id == bindparam("article"), quotations.c.gone.is_(None), quotations.c.fixed.is_not(None)
)
_SPANS = select(quotation_spans.c.quotation_id, quotation_spans.c.start, quotation_spans.c.end).where(
    quotation_spans.c.quotation_id.in_(bindparam("ids", expanding=True))
)


def undo(session: NewsroomSession, id_: str, by: Editor) -> Correction:
    """Take a correction back. Raises NotFound, and Conflict where it was undone already, where a later one of its kind
    stands on it, or where what it corrected is gone."""
    entry = session.row(_ENTRY, id=id_) if is_id(id_) else None
    if entry is None:
        raise NotFound("There is no correction with this id.")
    if entry.undone_at is not None:
        raise Conflict("This correction was undone already.")
    if entry.kind in ("person_erased", "article_erased") or entry.after.get("erased"):
        raise Conflict("An erasure cannot be undone.")
    if _has_later_correction(session, entry):
        raise Conflict("A later correction depends on this one. Undo that one first.")
    try:
        _revert(session, entry)
    except (Gone, Moved) as error:
        raise Conflict(f"What was corrected is gone. {error.detail}") from error
    session.change(corrections, {"undone_at": datetime.now(UTC), "undone_by": by.name}, id=id_)
    announce(session, "correction.undone", id_, kind=entry.kind, of=entry.subject_id, **other_profile(entry.after))
    return correction_of(session.rows(_ENTRY, id=id_)[0])


def _has_later_correction(session: NewsroomSession, entry: Row[Any]) -> bool:
    """Whether a later correction of the same kind stands on this one; with merges and splits, a merge, a
    split or another type of either of the two profiles."""
    if entry.kind in OF_ROLES:
        return settled_roles.depends_on(session, entry.id)
    if entry.kind not in ("merged", "split"):
        return bool(session.rows(_LATER, subject=entry.subject_id, kind=entry.kind, id=entry.id))
    later = [move for move in session.rows(_LATER_MOVES, id=entry.id) if not move.after.get("erased")]
    return any(_moved_between(entry) & _moved_between(move) for move in later)


def _moved_between(entry: Row[Any]) -> set[str]:
    """The two profiles of a merge or a split, the one of another type."""
    return {entry.subject_id, entry.after.get("into") or entry.after.get("to")} - {None}


def _revert(session: NewsroomSession, entry: Row[Any]) -> None:
    """Bring back what stood before a correction. Raises Gone, Moved or Conflict where that cannot be."""
    if entry.kind == "renamed":
        row = living_speaker(session, entry.subject_id)
        if erased_among(session, None, [(row.type, entry.before["name"])]):
            raise Conflict("A person of the name before was erased since.")
        set_name(session, row, entry.before["name"], by_editor=entry.before["by_editor"])
        refresh_display(session, [row.id])  # the name before may be that of a profile that was merged into it then
        if "article" in entry.before and row.articles == 1:  # others may have been merged into it
            settled_types.unfound_profile(session, living_speaker(session, row.id), entry.before["article"])
    elif entry.kind == "external_ids":
        set_external_ids(
            session, living_speaker(session, entry.subject_id).id, [ExternalId(*pair) for pair in entry.before["ids"]]
        )
    elif entry.kind == "merged":
        _undo_merge(session, entry)
    elif entry.kind == "typed":
        if entry.after["type"] != "none":
            living_speaker(session, entry.subject_id)
        settled_types.unsettle_type(session, entry.subject_id, entry.before)
    elif entry.kind == "split":
        _undo_split(session, entry)
    elif entry.kind in OF_ROLES:
        settled_roles.unsettle(session, entry.id)
    else:
        _revert_quotation(session, entry)


def _undo_split(session: NewsroomSession, entry: Row[Any]) -> None:
    """Undo a split: the new profile is merged back."""
    merge_split.merge(session, living_speaker(session, entry.after["to"]), living_speaker(session, entry.subject_id))
    settled_roles.carry(session, entry.after["to"], entry.subject_id)


def _undo_merge(session: NewsroomSession, entry: Row[Any]) -> None:
    """Undo a merge. What was settled of roles since then holds for both."""
    gone, into = entry.subject_id, entry.after["into"]
    merge_split.undo_merge(session, gone, into, entry.before["articles"], entry.made_at)
    settled_roles.drop(session, into, entry.before.get("roles", ()))
    settled_roles.carry(session, into, gone, since=entry.id)


def _revert_quotation(session: NewsroomSession, entry: Row[Any]) -> None:
    row = session.rows(QUOTATION, id=entry.subject_id)[0]
    if row.gone == "withdrawn":
        raise Conflict("The article does not have these words now. What was settled of them holds if they come back.")
    if row.gone not in (None, "rejected"):
        raise Conflict(f"The quotation was {row.gone}; there is nothing left to undo.")
    fixed = settled_facts(row)
    if entry.kind == "rejected" and _added_over(session, row):
        raise Conflict("An editor added a quotation with some of these words since. Undo that first.")
    if entry.kind == "added" and "added" in fixed:
        mark_gone(session, [row], "withdrawn")
        regroup(session, [row.statement_key])
        drop_idle_appearances(session, row.article_id)
        return
    if entry.kind == "added" and session.rows(_LATER, subject=row.id, kind="speaker", id=entry.id):
        raise Conflict("The speaker was corrected later. Undo that correction first.")
    undone = "speaker" if entry.kind == "added" else entry.kind  # added first, then found by an analysis too
    dropped = {undone, "confirmed"} if undone == "right" and not entry.before else {undone}
    kept = {kind: value for kind, value in fixed.items() if kind not in dropped}
    settle(session, row, {**kept, **entry.before})


def _added_over(session: NewsroomSession, row: Row[Any]) -> bool:
    """Whether an editor added a quotation with words of this one."""
    added = [other.id for other in session.rows(_SETTLED, article=row.article_id) if "added" in other.fixed]
    if not added:
        return False
    spans = session.rows(_SPANS, ids=[row.id, *added])
    own, others = ([(s.start, s.end) for s in spans if (s.quotation_id == row.id) is mine] for mine in (True, False))
    return overlaps(own, others)
