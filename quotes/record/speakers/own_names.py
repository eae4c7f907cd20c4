"""Who has a name, and whose own it is: the profiles that somebody means who gives a whole name, without an article."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, bindparam, func, or_, select

from quotes.lexicon.name_keys import PersonKey, person_key, same_words
from quotes.lexicon.stems import INDEXED
from quotes.model import Speaker
from quotes.record.db.session import NewsroomSession, names, speakers
from quotes.record.speakers.organization_matching import find_organizations

IS_NAMED = or_(speakers.c.type == "person", and_(speakers.c.type == "organization", speakers.c.key.is_not(None)))
"""Who counts as a speaker of the record by name. A body without a key is one that articles describe: "the company"."""
_CALLED = select(
    func.coalesce(speakers.c.merged_into, speakers.c.id).label("id"),
    speakers.c.name,
    speakers.c.key,
    speakers.c.named_by_editor,
).where(
    or_(speakers.c.sort_name == bindparam("sorted"), speakers.c.key == bindparam("key")),
    speakers.c.type == "person",
    speakers.c.key.is_not(None),
)
_PRINTED = (
    select(names.c.speaker_id.label("id"), names.c.kind, speakers.c.name)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.key == bindparam("key"), speakers.c.type == "person", speakers.c.key.is_not(None))
)


def profiles_called(session: NewsroomSession, who: Speaker, day: date) -> list[str]:
    """The ids of the lasting profiles whose own name that of ``who`` is. ``day``: tells campaigns of one surname apart.

    A person's own name is the one that the profile is shown under, such a name of a profile that an editor merged into
    it, a form that articles print of either with a middle name left out or added, and what the profile began as and
    articles still print, where an editor renamed it. What else articles were taken to call somebody ("James Harlan" for
    Jim Harlan Jr.) is not: somebody of that name may be another. Profiles that neither an editor gave the name nor an
    article prints under it any more give way to others.
    """
    if who.type == "organization":
        return list(find_organizations(session, [who], day).values())
    key = person_key(who.name) if who.type == "person" else None
    if key is None:
        return []
    printed = session.rows(_PRINTED, key=str(key)[:INDEXED])
    called = session.rows(_CALLED, key=str(key)[:INDEXED], sorted=key.sort_name[:INDEXED])
    full = {row.id for row in printed if row.kind == "full"}
    own = {row.id for row in called if _is_own(key, row.name)}
    settled = {row.id for row in called if row.named_by_editor and (_is_own(key, row.name) or row.id in full)}
    shown = {row.id for row in printed if row.id in full and _is_own(key, row.name)}
    return sorted(settled | shown | (own & {row.id for row in printed}) or own)


def _is_own(key: PersonKey, name: str) -> bool:
    """Whether ``key`` is this name, but for a middle name."""
    known = person_key(name)
    return known is not None and same_words(key, known)
