"""The newsroom's own categories of sources: a profile has the one that an editor gave it, and none is ever guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from quotes.errors import FieldError, InvalidInput
from quotes.record.db.ids import is_id
from quotes.record.db.session import NewsroomSession, source_categories, speakers
from quotes.record.lookup_text import storable
from quotes.record.model.corrections import Editor

MOST = 20_000
"""Profiles of one call."""

LONGEST = 100
"""Characters of a category."""


class Categorized(NamedTuple):
    """What giving categories came to: of how many profiles they ``changed``, and to how many ids that are
    ``unknown`` one was given."""

    changed: int
    unknown: int


_AT_ONCE = 500
_LIVING = select(speakers.c.id).where(
    speakers.c.id.in_(bindparam("ids", expanding=True)),
    speakers.c.merged_into.is_(None),
    speakers.c.erased.is_not(True),
    speakers.c.type.in_(("person", "organization")),
)
_MERGED = select(speakers.c.id).where(speakers.c.merged_into.in_(bindparam("ids", expanding=True)))
_GIVEN = (  # a profile's own comes behind those of the profiles that were merged into it
    select(
        func.coalesce(speakers.c.merged_into, speakers.c.id).label("id"),
        source_categories.c.category,
    )
    .join(speakers, speakers.c.id == source_categories.c.speaker_id)
    .order_by(speakers.c.merged_into.is_(None), source_categories.c.set_at)
)


def categories(session: NewsroomSession) -> dict[str, str]:
    """Id of a profile -> its category; of a merged one that of the profile that stayed, if it has one."""
    return {row.id: row.category for row in session.rows(_GIVEN)}


def categorize(session: NewsroomSession, given: Mapping[str, str], by: Editor) -> Categorized:
    """Give profiles their categories; an empty one takes a category away. Ids under which there is no person or
    organisation are passed over. Raises InvalidInput on field "categories"."""
    if len(given) > MOST or any(len(category) > LONGEST for category in given.values()):
        detail = f"Give up to {MOST} sources, and categories of up to {LONGEST} characters."
        raise InvalidInput("These categories are not valid.", FieldError("categories", detail))
    before = categories(session)
    wanted = {id_: storable("categories", category) for id_, category in given.items() if is_id(id_)}
    now, changed, unknown = datetime.now(UTC), 0, {id_ for id_, category in given.items() if category}
    for ids in _in_parts(wanted):
        found = [row.id for row in session.rows(_LIVING, ids=ids)]
        unknown -= {*found}
        living = [id_ for id_ in found if wanted[id_] != before.get(id_, "")]
        merged = [row.id for row in session.rows(_MERGED, ids=living)]
        session.remove(source_categories, speaker_id=[*living, *merged])
        made = ({"speaker_id": id_, "category": wanted[id_], "editor": by.name, "set_at": now} for id_ in living)
        session.add(source_categories, (row for row in made if row["category"]))
        changed += len(living)
    return Categorized(changed, len(unknown))


def _in_parts(ids: Collection[str]) -> Iterator[list[str]]:
    every = list(ids)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
