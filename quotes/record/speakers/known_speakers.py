"""Who of the speakers of an article that is not saved is on record, by the whole name alone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from quotes.lexicon.name_keys import organization_key, person_key
from quotes.model import Speaker
from quotes.record.db.session import NewsroomSession, names, speakers

MOST = 100
"""Speakers of one article that are looked up."""

_NAMED = (
    select(names.c.key, names.c.speaker_id, speakers.c.type)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.key.in_(bindparam("keys", expanding=True)), speakers.c.key.is_not(None))
    .order_by(names.c.speaker_id)
)


def known_profiles(session: NewsroomSession, found: Sequence[Speaker]) -> dict[str, tuple[str, ...]]:
    """Id of a speaker of the article -> the lasting profiles that were printed under its whole name; those without one
    are left out. Two people of one name are both told: who is meant only the save of the article decides."""
    keys = {speaker.id: key for speaker in found[:MOST] if (key := _key(speaker))}
    rows = session.rows(_NAMED, keys=sorted(set(keys.values()))) if keys else ()
    types = {speaker.id: speaker.type for speaker in found}
    told = {
        id_: tuple(dict.fromkeys(row.speaker_id for row in rows if row.key == key and row.type == types[id_]))
        for id_, key in keys.items()
    }
    return {id_: profiles for id_, profiles in told.items() if profiles}


def _key(speaker: Speaker) -> str | None:
    if speaker.type == "person":
        key = person_key(speaker.name)
        return str(key) if key else None
    if speaker.type == "organization":
        return organization_key(speaker.name) or None
    return None
