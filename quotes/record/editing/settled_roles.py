"""What editors say of the roles of a profile: that one is none of its roles, or that several are one office.

It holds for the words of the role from then on, in other articles and later analyses too. Each decision bears the id of
its correction: merges and splits take it along to the other profile, and to undo the correction undoes it there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from quotes.errors import FieldError, InvalidInput
from quotes.record.db.ids import new_id
from quotes.record.db.session import NewsroomSession, role_words, roles, speakers
from quotes.record.model.speakers import HeldRole
from quotes.record.speakers.roles import roles_with_ids
from quotes.record.speakers.roles.role_parsing import ParsedRole
from quotes.record.speakers.roles.settled import SettledRoles
from quotes.record.speakers.write import forget_unused

_OF = select(roles).where(roles.c.speaker_id == bindparam("speaker")).order_by(roles.c.id)
_BY = select(roles).where(or_(roles.c.rejected_by == bindparam("by"), roles.c.joined_by == bindparam("by")))
_DECISIONS = ("rejected_by", "joined_by", "joined_to", "joined_as")
_NOTHING: Mapping[str, None] = dict.fromkeys(_DECISIONS)


def chosen_roles(session: NewsroomSession, speaker: str, field: str, ids: Sequence[str]) -> list[HeldRole]:
    """The roles of a profile with these ids, each once. Raises InvalidInput on ``field`` where one is none of them."""
    found = roles_with_ids(session, speaker, ids)
    if not ids or not set(ids) <= found.keys():
        raise InvalidInput(
            "The profile has no such role.", FieldError(field, "Give ids of roles that the profile has now.")
        )
    return [found[id_] for id_ in dict.fromkeys(ids)]


def one_office(
    session: NewsroomSession, speaker: str, ids: Sequence[str], into: str
) -> tuple[list[HeldRole], HeldRole]:
    """The roles of a profile that are to be joined, and the one that they are joined to. Raises InvalidInput where
    there are none, or some are held and others are not."""
    (stays,) = chosen_roles(session, speaker, "into", [into])
    joined = [role for role in chosen_roles(session, speaker, "roles", ids) if role.id != into]
    if not joined:
        raise InvalidInput("One role cannot be joined.", FieldError("roles", "Give another one than into."))
    if any(role.status != stays.status for role in joined):
        detail = "Give roles of the same status: held, acting, elect or former."
        raise InvalidInput("Roles of different status cannot be joined.", FieldError("roles", detail))
    return joined, stays


def reject(session: NewsroomSession, speaker: str, rejected: Mapping[str, str]) -> None:
    """Let roles of a profile, by their ids, be none. ``rejected``: the correction that says so of each."""
    for role, correction in rejected.items():
        session.change(roles, {"rejected_by": correction}, id=role)
    _settled(session, [speaker])


def join(session: NewsroomSession, speaker: str, joined: Sequence[str], into: HeldRole, correction: str) -> None:
    """Let roles of a profile be the same office as the role ``into``, shown in its words."""
    decision = {"joined_by": correction, "joined_to": into.id, "joined_as": into.role}
    session.change(roles, decision, id=list(joined))
    _settled(session, [speaker])


def depends_on(session: NewsroomSession, correction: str) -> bool:
    """Whether something was settled later of a role that this correction has to do with."""
    touched = session.rows(_BY, by=correction)
    own = {row.id for row in touched}
    trees = SettledRoles.of(session, [row.speaker_id for row in touched]).trees()
    together = [row for tree in trees if own & {row.id for row in tree} for row in tree]
    return any((by or "") > correction for row in together for by in (row.rejected_by, row.joined_by))


def unsettle(session: NewsroomSession, correction: str) -> None:
    """Undo what a correction says of roles, in every profile that has it."""
    touched = session.rows(_BY, by=correction)
    ids = [row.id for row in touched]
    session.change(roles, {"rejected_by": None}, rejected_by=correction)
    session.change(roles, {name: None for name in _DECISIONS if name != "rejected_by"}, joined_by=correction)
    _settled(session, {row.speaker_id for row in touched})
    forget_unused(session, [], [*ids, *(row.joined_to for row in touched if row.joined_to)])


def carry(session: NewsroomSession, old: str, new: str, since: str = "") -> list[list[str]]:
    """Let what was settled of the roles of one profile, after the correction ``since``, hold for another one too. What
    was settled of that one stays. Returns what ``drop`` needs to undo it: roles of the other profile, each with the
    correction that holds for it now."""
    theirs = {row.id: row for row in session.rows(_OF, speaker=old)}
    own = {row.id: row for row in session.rows(_OF, speaker=new)}
    twins = _Twins(session, new, own.values())
    targets = {row.joined_to for row in own.values()}
    joined = {id_: row.joined_to for id_, row in own.items()}
    carried = []
    for row in theirs.values():
        correction = row.rejected_by or row.joined_by
        if correction is None or correction <= since:
            continue
        role = twins.of(row)
        target = twins.of(theirs[row.joined_to]) if row.joined_to else None
        is_free = role not in own or not (own[role].rejected_by or own[role].joined_by)
        if is_free and not (row.rejected_by and role in targets) and not _leads_to(role, target, joined):
            session.change(roles, {**{name: getattr(row, name) for name in _DECISIONS}, "joined_to": target}, id=role)
            joined[role] = target
            carried.append([role, correction])
    _settled(session, [new])
    return carried


def drop(session: NewsroomSession, speaker: str, carried: Sequence[Sequence[str]]) -> None:
    """Undo ``carry`` to a profile, as far as it still holds."""
    for role, correction in carried:
        for decision in ("rejected_by", "joined_by"):
            session.change(roles, _NOTHING, id=role, **{decision: correction})
    rows = session.rows(_OF, speaker=speaker)
    _settled(session, [speaker])
    forget_unused(session, [], [row.id for row in rows])


def _leads_to(role: str, target: str | None, joined: Mapping[str, str | None]) -> bool:
    """Whether ``target`` is ``role``, or was joined to it."""
    while target is not None and target != role:
        target = joined.get(target)
    return target is not None


class _Twins:
    """The roles of a profile that are the same as those of another one."""

    def __init__(self, session: NewsroomSession, speaker: str, own: Iterable[Row[Any]]) -> None:
        self._session, self._speaker = session, speaker
        self._ids = {(row.key, row.status): str(row.id) for row in own}

    def of(self, row: Row[Any]) -> str:
        """The id of the role that is the same as that of ``row``; made where there is none."""
        if (row.key, row.status) not in self._ids:
            self._ids[row.key, row.status] = id_ = new_id()
            facts = {name: getattr(row, name) for name in ("key", "title", "organization", "status")}
            self._session.add(roles, [{"id": id_, "speaker_id": self._speaker, **facts}])
        return self._ids[row.key, row.status]


def _settled(session: NewsroomSession, who: Iterable[str]) -> None:
    """Bring what rests on the settled roles of profiles up to date: their versions, and the words their roles are found
    by. Those of a rejected role are none, those of joined ones the words of all of them."""
    for speaker in who:
        rows = session.rows(_OF, speaker=speaker)
        settled = SettledRoles(rows)
        session.remove(role_words, role_id=[row.id for row in rows])
        for tree in settled.trees():
            words: dict[str, bool] = {}
            for row in tree:
                own = ParsedRole(row.key, row.title, row.organization, row.status).words
                words |= {word: of or words.get(word, False) for word, of in own.items()}
            shown = [row.id for row in tree if settled.office(row.id) is not None]
            session.add(
                role_words,
                ({"role_id": id_, "word": word, "organization": of} for id_ in shown for word, of in words.items()),
            )
        session.count_change(speakers, [speaker])
