"""What is left of an erasure in the log: that it happened, by whom and when, never to whom."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from quotes.lexicon.stems import tokens
from quotes.record.db.ids import new_id
from quotes.record.db.session import NewsroomSession, corrections, count_corrections_of_all
from quotes.record.erasure.erased_person import ErasedPerson, targets_left
from quotes.record.model.corrections import Editor
from quotes.record.speakers.erased_names import Name


def clear_corrections(session: NewsroomSession, person: ErasedPerson, stood: Mapping[str, Row[Any]]) -> None:
    """Leave of each correction that has to do with the person who made it, when, and of which kind. ``stood``: the
    quotations that might have named them, as they stood before."""
    for row in session.rows(select(corrections)):
        values = _correction_cleared(row, person)
        named = row.reason and _mentions(row.reason, (), person.forms if values else person.whole)
        if row.kind == "positions" and row.subject_id in stood and _tells(row, stood[row.subject_id], person):
            values |= {"before": {}, "after": {"erased": True}}
        if named or (row.reason and _is_about(row, person, stood)):
            values["reason"] = None
        if values:
            session.change(corrections, values, id=row.id)


def _is_about(correction: Row[Any], person: ErasedPerson, stood: Mapping[str, Row[Any]]) -> bool:
    """Whether the reason of a correction tells of the person: one of their profile does, and one of a quotation of
    theirs, or of an article they stand in, that has their surname."""
    if correction.subject_id in person.ids:
        return True
    quotation = stood.get(correction.subject_id)
    if quotation is None or (quotation.speaker_id not in person.ids and quotation.article_id not in person.articles):
        return False
    surnames = {tokens(name)[-1] for type_, name in person.forms if type_ == "person" and tokens(name)}
    return not surnames.isdisjoint(tokens(correction.reason))


def _tells(correction: Row[Any], stood: Row[Any], person: ErasedPerson) -> bool:
    """Whether a correction of positions tells of the person: what they are for and against, or who is for or against
    them."""
    settled = [*correction.before.get("positions", ()), *correction.after.get("positions", ())]
    here = stood.article_id in person.articles
    return stood.speaker_id in person.ids or len(targets_left(settled, person, here)) < len(settled)


def _correction_cleared(row: Row[Any], person: ErasedPerson) -> dict[str, Any]:
    values: dict[str, Any] = {}
    told = json.dumps([row.before, row.after], ensure_ascii=False)
    if row.subject_id in person.ids or _mentions(told, person.ids, ()) or _mentions(told, (), person.whole):
        if row.kind == "speaker":
            values = {"before": _without(row.before, person.ids), "after": _without(row.after, person.ids)}
        else:
            values = {"before": {}, "after": {"erased": True}}
    return values


def _mentions(text: str, ids: Collection[str], forms: Sequence[Name]) -> bool:
    words = f" {' '.join(tokens(text))} "
    return any(id_ in text for id_ in ids) or any(f" {' '.join(tokens(name))} " in words for _, name in forms)


def _without(settled: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    return {name: None if value in ids else value for name, value in settled.items()}


def count_erasures(connection: Connection) -> int:
    """How many people and articles were ever erased, in all newsrooms."""
    return count_corrections_of_all(connection, ("person_erased", "article_erased"))


def log_erasure(session: NewsroomSession, kind: str, by: Editor) -> None:
    """That it happened, by whom and when; never to whom. The entry is its own subject."""
    id_ = new_id()
    entry: dict[str, Any] = {
        "id": id_,
        "kind": kind,
        "subject_id": id_,
        "editor": by.name,
        "made_at": datetime.now(UTC),
    }
    session.add(corrections, [entry | {"reason": None, "before": {}, "after": {}}])
