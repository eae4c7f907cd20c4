"""What quotations are without a person: credited to nobody, and naming them nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, Text, cast, func, or_, select

from quotes.record.db.session import NewsroomSession, articles, quotations
from quotes.record.erasure.erased_person import ErasedPerson, targets_left
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import SPEAKER, key_of
from quotes.record.text_index.labels import publishers_column

_WITH_PUBLISHER = select(quotations, articles.c.publisher).join(articles, articles.c.id == quotations.c.article_id)


def clear_quotations(session: NewsroomSession, person: ErasedPerson) -> dict[str, Row[Any]]:
    """Credit what they said, or were thought to have said, to nobody, and name them nowhere. The quotations that might
    have named them, as they stood, by id."""
    before = session.rows(_WITH_PUBLISHER.where(or_(*_mentioning(person))))
    keys = []
    for row in before:
        columns = _cleared(row, person)
        keys += [row.statement_key, columns.get("statement_key")]
        session.change(quotations, columns, id=row.id)
    regroup(session, keys)
    return {row.id: row for row in before}


def _mentioning(person: ErasedPerson) -> Iterable[Any]:
    """Conditions that find every quotation which may hold an id or a name of theirs; some that do not, too."""
    at = quotations.c
    yield at.speaker_id.in_(person.ids)
    if person.articles:
        yield at.article_id.in_(person.articles)
    words = {json.dumps(name.split()[-1])[1:-1].lower() for _, name in person.whole}
    for column in (at.candidates, at.evidence, at.machine, at.fixed, at.via):
        text = func.lower(cast(column, Text))
        for wanted in (*person.ids, *words):
            yield text.contains(wanted, autoescape=True)


def _cleared(row: Row[Any], person: ErasedPerson) -> dict[str, Any]:
    here = row.article_id in person.articles
    machine, fixed = row.machine, row.fixed
    theirs = row.speaker_id in person.ids or bool(machine and machine["speaker_id"] in person.ids)
    columns: dict[str, Any] = _facts_cleared(row._asdict(), person, here)
    if machine:
        columns["machine"] = machine | _facts_cleared(machine, person, here)
    if fixed and (theirs_by := [kind for kind in SPEAKER if fixed.get(kind) in person.ids]):
        columns["fixed"] = fixed = fixed | dict.fromkeys(theirs_by)
    if fixed and "positions" in fixed:
        columns["fixed"] = fixed | {"positions": targets_left(fixed["positions"], person, here)}
        if row.speaker_id in person.ids:
            del columns["fixed"]["positions"]
    if theirs:
        columns["mention"] = None
    if row.via and (row.via["id"] in person.ids or person.is_called(row.via["name"], in_article=here)):
        columns["via"] = None
    if row.speaker_id in person.ids:
        columns["statement_key"] = key_of({**row._asdict(), **columns}, lasting=False)
        columns["copy_of"] = None
        columns |= {"publishers": publishers_column([row.publisher])} if row.publishers else {}
    return columns


def _facts_cleared(facts: Mapping[str, Any], person: ErasedPerson, here: bool) -> dict[str, Any]:
    """The facts of a quotation, as found or as settled, without the person."""
    candidates = [c for c in facts["candidates"] if not person.is_called(c["name"], in_article=here)]
    evidence = facts["evidence"]
    if facts["speaker_id"] in person.ids:
        nobody: dict[str, Any] = {"speaker_id": None, "role": None, "needs_review": False, "candidates": []}
        return nobody | {"evidence": evidence | {"chain": []}}
    known = {name.lower() for _, name in (person.forms if here else person.whole)}
    chain = [step for step in evidence["chain"] if not any(name in step.lower() for name in known)]
    return {"candidates": candidates, "evidence": evidence | {"chain": chain}}
