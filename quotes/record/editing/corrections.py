"""Corrections by editors: applied, logged, listed, undone. Later analyses keep them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, bindparam, select

from quotes.errors import Conflict, FieldError, Gone, InvalidInput, Moved, NotFound, Outdated
from quotes.lexicon.stems import INDEXED
from quotes.model import Quotation
from quotes.record.articles.read import read_article
from quotes.record.db import cursors
from quotes.record.db.ids import is_id, new_id
from quotes.record.db.session import NewsroomSession, articles, corrections, external_ids, quotations, speakers
from quotes.record.editing import merge_split, settled_roles, settled_types
from quotes.record.editing.credit import resolve_credit
from quotes.record.editing.merge_split import speaker_named
from quotes.record.editing.one_line import check_name, on_one_line
from quotes.record.model import (
    UNSET,
    ChangeKind,
    Correction,
    CorrectionFilter,
    Editor,
    ExternalId,
    Named,
    Page,
    PositionFix,
    Profile,
    QuotationFix,
    RecordedQuotation,
    ShownType,
    Unset,
)
from quotes.record.outbox import announce
from quotes.record.positions.write import settle_positions
from quotes.record.quotations.overrides import restored
from quotes.record.quotations.read import living_quotation, read_quotation
from quotes.record.quotations.statements import Dating
from quotes.record.quotations.write import add_quotation, columns_with, mark_gone, regroup
from quotes.record.speakers.name_index import sort_name
from quotes.record.speakers.profiles import external_ids_of, living_speaker, read_profile
from quotes.record.speakers.write import drop_idle_appearances, ensure_appearance

_ONE = (
    select(quotations, articles.c.identity, articles.c.publisher, articles.c.published, articles.c.kept_at)
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(quotations.c.id == bindparam("id"))
)
_ARTICLE = select(
    articles.c.id.label("article_id"),
    articles.c.identity,
    articles.c.publisher,
    articles.c.published,
    articles.c.kept_at,
).where(articles.c.id == bindparam("id"))
_LOG = select(corrections).order_by(corrections.c.id.desc())
_NEWEST = select(corrections.c.id).order_by(corrections.c.id.desc()).limit(1)
_ENTRY = select(corrections).where(corrections.c.id == bindparam("id"))
_LATER = select(corrections.c.id).where(
    corrections.c.subject_id == bindparam("subject"),
    corrections.c.kind == bindparam("kind"),
    corrections.c.id > bindparam("id"),
    corrections.c.undone_at.is_(None),
)
_LATER_MOVES = select(corrections).where(
    corrections.c.kind.in_(("merged", "split")), corrections.c.id > bindparam("id"), corrections.c.undone_at.is_(None)
)


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


_OF_ROLES = ("role_rejected", "roles_joined")


class Entry(NamedTuple):
    """One entry for the log: what was settled of a quotation or a speaker, and what stood there before."""

    kind: str
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def correct_quotation(
    session: NewsroomSession, id_: str, fix: QuotationFix, by: Editor, seen: int | None
) -> RecordedQuotation | None:
    """Settle what ``fix`` says; the quotation afterwards, None where it was rejected. ``seen``: the version the editor
    saw. Raises NotFound, Gone, Outdated, InvalidInput where the fix names nobody living."""
    row = living_quotation(session, id_, _ONE)
    _require_version(row.version, seen)
    changes = _changes(session, row, fix)
    if not changes:
        raise InvalidInput("The correction is empty.", FieldError("speaker", "Give at least one thing to correct."))
    elsewhere = {}
    if "positions" in changes and row.copy_of is not None:  # profiles show those of the one that stands for all copies
        elsewhere = {"positions": changes.pop("positions")}
    log = _settle_also(session, row, changes) if changes else []
    if elsewhere:
        log += _settle_also(session, session.rows(_ONE, id=row.copy_of)[0], elsewhere)
    _log(session, by, log)
    return None if fix.rejected else read_quotation(session, id_)


def _require_version(version: int, seen: int | None) -> None:
    """Raise Outdated unless ``version`` is the one that the editor saw."""
    if seen is not None and version != seen:
        raise Outdated


def _settle_also(session: NewsroomSession, row: Row[Any], changes: Mapping[str, Any]) -> list[Entry]:
    """Settle ``changes`` of a quotation beside what was settled of it before, in one write; what is to be logged."""
    fixed = row.fixed or {}
    _settle(session, row, {**fixed, **changes})
    return [
        Entry(kind, row.id, {kind: fixed[kind]} if kind in fixed else {}, {kind: value})
        for kind, value in changes.items()
    ]


def add_missed(
    session: NewsroomSession,
    article: str,
    quotation: Quotation,
    speaker: str | Named | None,
    by: Editor,
    seen: int | None,
) -> RecordedQuotation:
    """Add a quotation that the analysis missed, credited to ``speaker``, a profile or somebody by name. Its own id,
    speaker and confidence count for nothing. ``seen``: the version of the article that the editor saw. Raises NotFound,
    Gone, Outdated, and InvalidInput where its spans are not the words of the article."""
    stored = read_article(session, article)
    _require_version(stored.version, seen)
    if not quotation.spans or any(stored.text[s.start : s.end] != s.exact or not s.exact for s in quotation.spans):
        raise InvalidInput(
            "These words are not in the article.", FieldError("spans", "Give offsets and words of the article's text.")
        )
    if any(q.spans[0].start == quotation.spans[0].start for q in stored.quotations):
        raise Conflict("A quotation already begins there.", FieldError("spans", "Correct that one instead."))
    dating = Dating.of(stored.published, stored.kept_at.date())
    profile = resolve_credit(session, session.rows(_ARTICLE, id=article)[0], speaker)
    id_ = add_quotation(session, article, stored.text, quotation, profile, dating, stored.publisher)
    if profile is not None:
        ensure_appearance(session, article, profile)
    _log(session, by, [Entry("added", id_, {}, {"added": True})])
    return read_quotation(session, id_)


def _changes(session: NewsroomSession, row: Row[Any], fix: QuotationFix) -> dict[str, Any]:
    """What ``fix`` settles of the quotation of ``row``, as ``quotations.fixed`` holds it."""
    changes: dict[str, Any] = {}
    if not isinstance(fix.speaker, Unset):
        changes["speaker"] = resolve_credit(session, row, fix.speaker)
    if fix.said_on is None:
        changes["said_on"] = None
    elif fix.said_on is not UNSET:
        said = fix.said_on
        changes["said_on"] = {"date": said.date.isoformat(), "precision": said.precision, "exact": said.exact}
    if fix.right:
        changes["right"] = True
    if fix.rejected:
        changes["rejected"] = True
    if not isinstance(fix.positions, Unset):
        changes["positions"] = [{"target": _target(p), "stance": p.stance} for p in fix.positions]
    return changes


def _target(fix: PositionFix) -> str:
    if not 0 < len(fix.target.strip()) <= INDEXED:
        detail = f"Give a target of at most {INDEXED} characters."
        raise InvalidInput("A position needs a target.", FieldError("positions", detail))
    on_one_line("positions", fix.target.strip())
    return fix.target.strip()


def _settle(session: NewsroomSession, row: Row[Any], fixed: Mapping[str, Any]) -> None:
    """Lay ``fixed`` over what the analysis says of a quotation; nothing fixed brings that back."""
    found = {**row._asdict(), **(restored(row.machine) if row.machine else {})}
    found["speaker_id"] = merge_split.surviving_profile_id(session, found["speaker_id"])
    if "speaker" in fixed:
        fixed = {**fixed, "speaker": merge_split.surviving_profile_id(session, fixed["speaker"])}
    columns = columns_with(session, found, fixed, Dating.of(row.published, row.kept_at.date()))
    session.change(quotations, columns | {"copy_of": None}, id=row.id)
    settle_positions(session, row.id, columns["speaker_id"], fixed)
    session.count_change(speakers, {row.speaker_id, columns["speaker_id"]} - {None})
    regroup(session, [row.statement_key, columns["statement_key"]])
    if columns["speaker_id"]:
        ensure_appearance(session, row.article_id, columns["speaker_id"])
    drop_idle_appearances(session, row.article_id)


def rename(session: NewsroomSession, speaker: str, name: str, by: Editor, seen: int | None) -> Profile:
    """Show a profile under ``name`` whatever articles print; a full name makes one lasting that belonged to an article.
    Raises NotFound, Gone, Outdated, InvalidInput on what is no name."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    name = name.strip()
    if not 0 < len(name) <= INDEXED:
        detail = f"Give a name of at most {INDEXED} characters."
        raise InvalidInput("A speaker needs a name.", FieldError("name", detail))
    check_name("name", name)
    before = {"name": row.name, "by_editor": bool(row.named_by_editor)}
    _name(session, row, name, by_editor=True)
    if settled_types.found_profile(session, living_speaker(session, speaker)):
        before["article"] = row.article_id
    _log(session, by, [Entry("renamed", speaker, before, {"name": name, "by_editor": True})])
    return read_profile(session, speaker)


def _name(session: NewsroomSession, row: Row[Any], name: str, *, by_editor: bool) -> None:
    values = {"name": name, "sort_name": sort_name(row.type, name), "named_by_editor": by_editor}
    session.change(speakers, values, id=row.id)


def attach(
    session: NewsroomSession, speaker: str, wanted: Sequence[ExternalId], by: Editor, seen: int | None
) -> Profile:
    """Give a profile these external ids and no others. Raises Outdated, and Conflict where another profile has one of
    them."""
    _require_version(living_speaker(session, speaker).version, seen)
    before = {"ids": [[e.scheme, e.value] for e in external_ids_of(session, speaker)]}
    _attach(session, speaker, wanted)
    _log(session, by, [Entry("external_ids", speaker, before, {"ids": [[e.scheme, e.value] for e in wanted]})])
    return read_profile(session, speaker)


def _attach(session: NewsroomSession, speaker: str, wanted: Sequence[ExternalId]) -> None:
    for e in wanted:
        if not e.scheme or ":" in e.scheme or len(e.scheme) > 64 or not 0 < len(e.value) <= INDEXED:
            raise InvalidInput(
                "The external id is not valid.",
                FieldError("external_ids", "Give a scheme of up to 64 characters without a colon, and a short value."),
            )
        taken = select(external_ids.c.speaker_id).where(
            external_ids.c.scheme == e.scheme, external_ids.c.value == e.value
        )
        if any(row.speaker_id != speaker for row in session.rows(taken)):
            raise Conflict(
                f"Another speaker has the id {e.scheme}:{e.value}.",
                FieldError("external_ids", "Remove it from that speaker first."),
            )
    session.remove(external_ids, speaker_id=speaker)
    session.count_change(speakers, [speaker])
    pairs = dict.fromkeys((e.scheme, e.value) for e in wanted)
    session.add(external_ids, ({"scheme": scheme, "value": value, "speaker_id": speaker} for scheme, value in pairs))


def settle_type(
    session: NewsroomSession, speaker: str, type_: ShownType, by: Editor, seen: int | None
) -> Profile | None:
    """Say what a profile is; the profile, None where it is no speaker. Raises NotFound, Gone, Moved, Outdated,
    InvalidInput."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    before = settled_types.settle_type(session, row, type_)
    _log(session, by, [Entry("typed", speaker, before, {"type": type_})])
    return None if type_ == "none" else read_profile(session, speaker)


def merge(
    session: NewsroomSession, speaker: str, into: str, by: Editor, seen: int | None, into_seen: int | None
) -> Profile:
    """Merge a profile into another one; that other. Raises NotFound, Gone, Moved, Outdated, InvalidInput."""
    leaves = living_speaker(session, speaker)
    _require_version(leaves.version, seen)
    stays = speaker_named(session, "into", into)
    _require_version(stays.version, into_seen)
    moved = merge_split.merge(session, leaves, stays)
    carried = settled_roles.carry(session, speaker, into)
    _log(session, by, [Entry("merged", speaker, {"articles": moved, "roles": carried}, {"into": into})])
    return read_profile(session, into)


def split(session: NewsroomSession, speaker: str, wanted: Sequence[str], by: Editor, seen: int | None) -> Profile:
    """Give what a profile has in ``wanted`` articles to a new profile; the new one. Raises as ``merge``."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    made = merge_split.split(session, row, wanted)
    settled_roles.carry(session, speaker, made)
    _log(session, by, [Entry("split", speaker, {}, {"articles": list(wanted), "to": made})])
    return read_profile(session, made)


def reject_roles(
    session: NewsroomSession, speaker: str, wanted: Sequence[str], by: Editor, seen: int | None
) -> Profile:
    """Say that these are no roles of a profile; the profile. Raises as ``merge``."""
    _require_version(living_speaker(session, speaker).version, seen)
    found = settled_roles.chosen_roles(session, speaker, "roles", wanted)
    entries = [Entry("role_rejected", speaker, {}, {"role": role.id, "form": role.role}) for role in found]
    logged = _log(session, by, entries)
    settled_roles.reject(session, speaker, {role.id: id_ for role, id_ in zip(found, logged, strict=True)})
    return read_profile(session, speaker)


def join_roles(
    session: NewsroomSession, speaker: str, wanted: Sequence[str], into: str, by: Editor, seen: int | None
) -> Profile:
    """Say that these roles of a profile are the same office as the role ``into``; the profile. Raises as ``merge``."""
    _require_version(living_speaker(session, speaker).version, seen)
    joined, stays = settled_roles.one_office(session, speaker, wanted, into)
    after = {"role": stays.id, "form": stays.role, "joined": {role.id: role.role for role in joined}}
    (logged,) = _log(session, by, [Entry("roles_joined", speaker, {}, after)])
    settled_roles.join(session, speaker, list(after["joined"]), stays, logged)
    return read_profile(session, speaker)


def _undo_split(session: NewsroomSession, entry: Row[Any]) -> None:
    """Undo a split: the new profile is merged back."""
    merge_split.merge(session, living_speaker(session, entry.after["to"]), living_speaker(session, entry.subject_id))
    settled_roles.carry(session, entry.after["to"], entry.subject_id)


def _undo_merge(session: NewsroomSession, entry: Row[Any]) -> None:
    """Undo a merge. What was settled of roles since then holds for both."""
    gone, into = entry.subject_id, entry.after["into"]
    merge_split.undo_merge(session, gone, into, entry.before["articles"])
    settled_roles.drop(session, into, entry.before.get("roles", ()))
    settled_roles.carry(session, into, gone, since=entry.id)


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
    announce(session, "correction.undone", id_, kind=entry.kind, of=entry.subject_id, **_other_profile(entry.after))
    return _correction(session.rows(_ENTRY, id=id_)[0])


def _has_later_correction(session: NewsroomSession, entry: Row[Any]) -> bool:
    """Whether a later correction of the same kind stands on this one; with merges and splits, one that has to do with
    either of the two profiles."""
    if entry.kind in _OF_ROLES:
        return settled_roles.depends_on(session, entry.id)
    if entry.kind not in ("merged", "split"):
        return bool(session.rows(_LATER, subject=entry.subject_id, kind=entry.kind, id=entry.id))
    later = [move for move in session.rows(_LATER_MOVES, id=entry.id) if not move.after.get("erased")]
    return any(_moved_between(entry) & _moved_between(move) for move in later)


def _moved_between(entry: Row[Any]) -> set[str]:
    """The two profiles of a merge or a split."""
    return {entry.subject_id, entry.after.get("into") or entry.after.get("to")}


def _revert(session: NewsroomSession, entry: Row[Any]) -> None:
    """Bring back what stood before a correction. Raises Gone, Moved or Conflict where that cannot be."""
    if entry.kind == "renamed":
        row = living_speaker(session, entry.subject_id)
        _name(session, row, entry.before["name"], by_editor=entry.before["by_editor"])
        if "article" in entry.before and row.articles == 1:  # others may have been merged into it
            settled_types.unfound_profile(session, living_speaker(session, row.id), entry.before["article"])
    elif entry.kind == "external_ids":
        _attach(
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
    elif entry.kind in _OF_ROLES:
        settled_roles.unsettle(session, entry.id)
    else:
        _revert_quotation(session, entry)


def _revert_quotation(session: NewsroomSession, entry: Row[Any]) -> None:
    row = session.rows(_ONE, id=entry.subject_id)[0]
    if row.gone not in (None, "rejected"):
        raise Conflict(f"The quotation was {row.gone}; there is nothing left to undo.")
    fixed = row.fixed or {}
    if entry.kind == "added" and "added" in fixed:
        mark_gone(session, [row], "withdrawn")
        regroup(session, [row.statement_key])
        drop_idle_appearances(session, row.article_id)
        return
    if entry.kind == "added" and session.rows(_LATER, subject=row.id, kind="speaker", id=entry.id):
        raise Conflict("The speaker was corrected later. Undo that correction first.")
    undone = "speaker" if entry.kind == "added" else entry.kind  # added first, then found by an analysis too
    kept = {kind: value for kind, value in fixed.items() if kind != undone}
    _settle(session, row, {**kept, **entry.before})


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
    items = tuple(_correction(row) for row in rows[:limit])
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


def _log(session: NewsroomSession, by: Editor, entries: Sequence[Entry]) -> list[str]:
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
    if entry.kind in _OF_ROLES:
        return {"role": entry.after["role"]}
    return {"corrected": entry.kind} if kind == "quotation.corrected" else _other_profile(entry.after)


def _other_profile(after: Mapping[str, Any]) -> dict[str, str]:
    """The other profile of a merge or a split."""
    return {name: after[name] for name in ("into", "to") if isinstance(after.get(name), str)}


def _correction(row: Row[Any]) -> Correction:
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
