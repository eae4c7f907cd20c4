"""What an editor says a profile is: a person, an organisation, a group, or no speaker at all.

It holds for the names of the profile from then on: later articles have them as the editor said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import FieldError, InvalidInput
from quotes.model import Speaker
from quotes.record.articles.settled_names import Name, compared
from quotes.record.db.session import NewsroomSession, appearances, names, quotations, settled_names, speakers
from quotes.record.editing.article_credits import dismiss, keep_name, readmit
from quotes.record.model.speakers import ShownType
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import key_of
from quotes.record.speakers.matching import founding_key
from quotes.record.speakers.name_index import index_names_anew, sort_name
from quotes.record.speakers.write import next_ordinal

_ROW = select(speakers).where(speakers.c.id == bindparam("id"))
_SAME = select(speakers.c.id).where(
    speakers.c.type == bindparam("type"), speakers.c.key == bindparam("key"), speakers.c.ordinal == bindparam("ordinal")
)
_WHOLE = select(names.c.name).where(names.c.speaker_id == bindparam("id"), names.c.kind == "full")
_APPEARED = select(appearances.c.name).where(appearances.c.speaker_id == bindparam("id")).distinct()
_OF_SPEAKER = select(settled_names).where(settled_names.c.speaker_id == bindparam("id"))
_OF_NAMES = select(settled_names).where(settled_names.c.name.in_(bindparam("names", expanding=True)))
_CREDITED = select(quotations).where(quotations.c.speaker_id == bindparam("id"), quotations.c.gone.is_(None))


def settle_type(session: NewsroomSession, row: Row[Any], type_: ShownType) -> dict[str, Any]:
    """Make the living profile of ``row`` one of this type, or no speaker. Returns what ``unsettle_type`` needs to undo
    it. Raises InvalidInput where it is of this type already, or stands in too many articles to be none."""
    if row.type == type_:
        raise InvalidInput("The profile has this type already.", FieldError("type", "Choose another one."))
    before = {"type": row.type, "key": row.key, "ordinal": row.ordinal, "article": row.article_id}
    settled = _settle_names(session, row, type_)
    if type_ == "none":
        articles = dismiss(session, row.id)
        ordinal = next_ordinal(session, "none", row.key) if row.key else 0
        session.change(speakers, {"type": "none", "ordinal": ordinal}, id=row.id)
        keep_name(session, row)
        return {**before, "settled": settled, "articles": articles}
    key = row.key
    if type_ in ("person", "organization"):
        key = founding_key(Speaker("", row.name, type_)) or row.key
    ordinal = next_ordinal(session, type_, key) if key else 0
    _put(session, row, {"type": type_, "key": key, "ordinal": ordinal, "article_id": None if key else row.article_id})
    return {**before, "settled": settled}


def unsettle_type(session: NewsroomSession, id_: str, before: dict[str, Any]) -> None:
    """Undo ``settle_type``. What was noted of the names before holds again where no other profile has noted it anew,
    and its own profile still is what was noted."""
    row = session.rows(_ROW, id=id_)[0]
    session.remove(settled_names, speaker_id=id_)
    holding = [noted for noted in before["settled"] if noted["speaker_id"] == id_ or _holds(session, noted)]
    session.add_missing(settled_names, holding)
    was = {"type": before["type"], "key": before["key"], "article_id": before["article"]}
    was["ordinal"] = _ordinal_again(session, id_, before)
    if row.type != "none":
        _put(session, row, was)
        return
    session.change(speakers, was, id=id_)
    readmit(session, id_, before["articles"])


def _ordinal_again(session: NewsroomSession, id_: str, before: Mapping[str, Any]) -> int:
    """The number that a profile had among those of its name and type; the next one where another has that by now."""
    type_, key, ordinal = before["type"], before["key"], int(before["ordinal"])
    taken = {row.id for row in session.rows(_SAME, type=type_, key=key, ordinal=ordinal)} - {id_} if key else set()
    return next_ordinal(session, type_, key) if taken else ordinal


def _holds(session: NewsroomSession, noted: Mapping[str, str]) -> bool:
    """Whether the profile of which a name was noted is still what was noted."""
    return any(profile.type == noted["shown"] for profile in session.rows(_ROW, id=noted["speaker_id"]))


def found_profile(session: NewsroomSession, row: Row[Any]) -> bool:
    """Make a profile that belonged to its article, named by an editor, one that lasts, if the name is a full one."""
    key = founding_key(Speaker("", row.name, row.type))
    if row.key is not None or key is None:
        return False
    ordinal = next_ordinal(session, row.type, key)
    _put(session, row, {"type": row.type, "key": key, "ordinal": ordinal, "article_id": None})
    return True


def unfound_profile(session: NewsroomSession, row: Row[Any], article: str) -> None:
    """Undo ``found_profile``: the profile belongs to ``article`` again."""
    _put(session, row, {"type": row.type, "key": None, "ordinal": 0, "article_id": article})


def _put(session: NewsroomSession, row: Row[Any], columns: dict[str, Any]) -> None:
    """Write what a profile is, and what rests on it: how its names are found, which of its words are the same."""
    type_ = columns["type"]
    session.change(speakers, columns | {"sort_name": sort_name(type_, row.name)}, id=row.id)
    index_names_anew(session, row.id, type_)
    if (row.key is None) == (columns["key"] is None):
        return
    credited = session.rows(_CREDITED, id=row.id)
    keys = {said.id: key_of(said._asdict(), lasting=columns["key"] is not None) for said in credited}
    for id_, key in keys.items():
        session.change(quotations, {"statement_key": key, "copy_of": None}, id=id_)
    regroup(session, [*(said.statement_key for said in credited), *keys.values()])


def _settle_names(session: NewsroomSession, row: Row[Any], type_: ShownType) -> list[dict[str, str]]:
    """Note what the names of a profile are from now on. Returns what was noted of them before."""
    printed = {compared(found.name) for query in (_WHOLE, _APPEARED) for found in session.rows(query, id=row.id)}
    own = session.rows(_OF_SPEAKER, id=row.id)
    wanted: set[Name] = {(found.type, found.name) for found in own} | {(row.type, name) for name in printed}
    noted_before = session.rows(_OF_NAMES, names=sorted(name for _, name in wanted))
    before = {(found.type, found.name): found for found in noted_before if (found.type, found.name) in wanted}
    for found in before:
        session.remove(settled_names, type=found[0], name=found[1])
    session.add(
        settled_names,
        ({"type": was, "name": name, "speaker_id": row.id, "shown": type_} for was, name in sorted(wanted)),
    )
    noted = ("type", "name", "speaker_id", "shown")
    return [{column: getattr(found, column) for column in noted} for found in before.values()]
