"""What editors settled of the roles that articles print with a speaker: which are none, which are one office.

It is laid over what the articles print whenever roles are read; what is printed stays as it was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, or_, select

from quotes.record.db.listed import among
from quotes.record.db.session import NewsroomSession, roles
from quotes.record.speakers.roles.role_parsing import parse_role

_settled = or_(roles.c.rejected_by.is_not(None), roles.c.joined_by.is_not(None))
_SETTLED = select(roles.c.speaker_id).where(_settled)
_EVERY = select(roles).where(roles.c.speaker_id.in_(_SETTLED))
_THEIRS = select(roles).where(roles.c.speaker_id.in_(_SETTLED.where(among(roles.c.speaker_id, "speakers"))))


class SettledRoles:
    """The roles of those speakers of whom editors settled some; nothing of the others."""

    def __init__(self, rows: Sequence[Row[Any]]) -> None:
        self._rows: Mapping[str, Row[Any]] = {row.id: row for row in rows}
        self._of_speaker: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            self._of_speaker[row.speaker_id].append(row)

    @classmethod
    def of(cls, session: NewsroomSession, speakers: Iterable[str]) -> SettledRoles:
        """What was settled of the roles of these speakers."""
        wanted = set(speakers)
        return cls(session.rows(_THEIRS, speakers=wanted) if wanted else ())

    @classmethod
    def of_all(cls, session: NewsroomSession) -> SettledRoles:
        """What was settled of the roles of everybody."""
        return cls(session.rows(_EVERY))

    @property
    def speakers(self) -> set[str]:
        """Those of whose roles something was settled."""
        return set(self._of_speaker)

    def office(self, role: str) -> str | None:
        """The role that stands for ``role``: itself, or the one it was joined to. None where that was rejected."""
        row = self._rows.get(role)
        while row is not None and row.rejected_by is None and row.joined_to is not None:
            role, row = row.joined_to, self._rows.get(row.joined_to)
        return role if row is None or row.rejected_by is None else None

    def row(self, role: str) -> Row[Any] | None:
        """The row of a role, None where nothing was settled of the roles of its speaker."""
        return self._rows.get(role)

    def keys(self, office: str) -> set[str]:
        """The keys of the roles that ``office`` stands for, its own too."""
        return {row.key for row in self._beside(office) if self.office(row.id) == office}

    def form(self, office: str) -> str | None:
        """The words that an editor chose for an office, the last one to do so; None where nobody did."""
        chosen = [(row.joined_by, row.joined_as) for row in self._beside(office) if row.joined_to == office]
        return max(chosen)[1] if chosen else None

    def shown(self, speaker: str | None, printed: str | None) -> str | None:
        """``printed``, a role as an article has it with a speaker, None where an editor rejected it, or rejected a
        longer form of it and let none stand."""
        found = self._of_speaker.get(speaker) if speaker else None
        if not printed or not found:
            return printed
        own = parse_role(printed)
        words = set(own.key.split())
        longer = [r for r in found if r.status == own.status and words <= set(r.key.split())]
        same = [r for r in longer if r.key == own.key]
        left = [r for r in same or longer if self.office(r.id) is not None]
        return printed if left or not longer else None

    def _beside(self, role: str) -> Sequence[Row[Any]]:
        """Every role of the speaker of ``role``."""
        row = self._rows.get(role)
        return self._of_speaker[row.speaker_id] if row is not None else ()

    def office_name(self, speaker: str, printed: str) -> str | None:
        """The words under which ``printed`` is shown as an office of the speaker; None where an editor rejected it."""
        own = parse_role(printed)
        for row in self._of_speaker.get(speaker, ()):
            if (row.key, row.status) == (own.key, own.status) and (office := self.office(row.id)) is not None:
                return self.form(office) or printed
        return self.shown(speaker, printed)

    def trees(self) -> Iterator[list[Row[Any]]]:
        """The roles that are joined, directly or through others, together; each that is not by itself."""
        below: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._rows.values():
            root = row
            while root.joined_to is not None and root.joined_to in self._rows:
                root = self._rows[root.joined_to]
            below[root.id].append(row)
        yield from below.values()
