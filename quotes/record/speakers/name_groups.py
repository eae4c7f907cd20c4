"""Which names a save holds while it matches speakers with profiles: those of whoever could be meant.

Names of people form a group by surname, names of organisations by each key they are known under. Whoever is matched
with a profile, makes one or changes one holds a group that its names are in, and so waits for everybody else who might
do the same. A profile with names in several groups (merged or named by an editor, or an organisation with its acronym)
is held itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, union

from quotes.lexicon.name_keys import is_acronym, organization_key, person_key
from quotes.lexicon.stems import INDEXED
from quotes.model import Speaker
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, appearances, names, quotations, source, speakers
from quotes.record.speakers.organization_matching import campaign_bucket

_IN_ARTICLE = select(appearances.c.speaker_id).where(appearances.c.article_id == bindparam("article"))
_CREDITED = select(quotations.c.speaker_id, quotations.c.machine, quotations.c.fixed).where(
    quotations.c.article_id == bindparam("article")
)
_PRINTED = (
    select(speakers.c.type, names.c.kind, names.c.key, names.c.bucket)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.speaker_id.in_(bindparam("ids", expanding=True)))
)
_FOUNDED = select(speakers.c.type, speakers.c.key).where(
    speakers.c.id.in_(bindparam("ids", expanding=True)), speakers.c.key.is_not(None)
)
_others = source("names", "other_names")


def _surname(bucket: Any) -> Any:
    """A bucket without the initial behind the surname."""
    return func.substr(bucket, 1, func.length(bucket) - 2)


_IN_SEVERAL = union(
    select(names.c.speaker_id.label("id"))
    .join(_others, _others.c.speaker_id == names.c.speaker_id)
    .where(
        names.c.bucket.in_(bindparam("buckets", expanding=True)),
        _others.c.bucket != "",
        _surname(_others.c.bucket) != _surname(names.c.bucket),
    ),
    select(names.c.speaker_id)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(
        or_(
            names.c.key.in_(bindparam("keys", expanding=True)),
            names.c.bucket.in_(bindparam("campaigns", expanding=True)),
        ),
        speakers.c.type == "organization",
    ),
    select(names.c.speaker_id)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.bucket.in_(bindparam("buckets", expanding=True)), speakers.c.named_by_editor.is_(True)),
    select(speakers.c.id).where(
        speakers.c.sort_name.in_(bindparam("sorted", expanding=True)), speakers.c.named_by_editor.is_(True)
    ),
    select(func.coalesce(speakers.c.merged_into, speakers.c.id)).where(
        speakers.c.key.in_(bindparam("keys", expanding=True)),
        or_(speakers.c.merged_into.is_not(None), speakers.c.type == "organization"),
    ),
)
"""The profiles that names of these buckets and keys could mean and that have names in other groups, too."""


def hold_names(session: NewsroomSession, article: str, who: Sequence[Speaker], *, first: bool) -> None:
    """Hold the names of the speakers of an article that is being saved, and of those who stood in it before unless it
    is the ``first`` time, until the transaction ends."""
    if session.alone:
        return
    current = set() if first else _current(session, article)
    groups = {group for speaker in who for group in groups_of(speaker.type, speaker.name, speaker.aliases)}
    session.hold(Kind.NAMES, groups | _groups_of_profiles(session, current))
    session.hold(Kind.PROFILES, current | _in_several_groups(session, who))


def groups_of(type_: str, name: str, aliases: Iterable[str] = ()) -> Iterator[str]:
    """The groups of a name, and of the acronyms beside it; none of a person's bare surname, which means nobody
    elsewhere."""
    if type_ == "person" and (key := person_key(name)):
        yield f"person {key.surname}"
    if type_ == "organization":
        for own in (name, *(alias for alias in aliases if is_acronym(alias, name))):
            yield from groups_of_body(organization_key(own))


def groups_of_body(key: str) -> Iterator[str]:
    """The groups of an organisation's key: its own, and that of the campaigns of one politician."""
    yield f"organization {key}"
    if bucket := campaign_bucket(key):
        yield f"organization {bucket}"


def groups_of_row(type_: str, row: Row[Any]) -> Iterator[str]:
    """The groups of a row of ``names`` (its kind, key and bucket) whose profile is of ``type_``."""
    if type_ == "person" and row.bucket:
        yield f"person {row.bucket[:-2]}"  # a bucket ends with the initial
    elif type_ == "organization" and row.kind != "alias":
        yield from groups_of_body(row.key)


def groups_of_founding(type_: str, key: str) -> Iterator[str]:
    """The groups of the key that a profile was made under."""
    return groups_of(type_, key) if type_ == "person" else groups_of_body(key)


def _current(session: NewsroomSession, article: str) -> set[str]:
    """The profiles of an article that is stored: those who stand in it, and those whose its quotations are, or were
    found to be, or were said to be."""
    rows: Collection[Row[Any]] = session.rows(_CREDITED, article=article)
    ids = {row.speaker_id for row in (*session.rows(_IN_ARTICLE, article=article), *rows)}
    ids |= {row.machine["speaker_id"] for row in rows if row.machine}
    ids |= {row.fixed.get(settled) for row in rows if row.fixed for settled in ("speaker", "confirmed")}
    return ids - {None}


def _groups_of_profiles(session: NewsroomSession, ids: Collection[str]) -> set[str]:
    """The groups of every name of these profiles, and of those that they were made under."""
    if not ids:
        return set()
    groups: set[str] = set()
    for row in session.rows(_PRINTED, ids=list(ids)):
        groups.update(groups_of_row(row.type, row))
    for row in session.rows(_FOUNDED, ids=list(ids)):
        groups.update(groups_of_founding(row.type, row.key))
    return groups


def _in_several_groups(session: NewsroomSession, who: Sequence[Speaker]) -> set[str]:
    """The profiles that these could be and that are known in other groups, too: read once the groups are held."""
    people = {key for speaker in who if speaker.type == "person" and (key := person_key(speaker.name))}
    groups = {
        group.removeprefix("organization ")
        for speaker in who
        if speaker.type == "organization"
        for group in groups_of(speaker.type, speaker.name, speaker.aliases)
    }
    if not people and not groups:
        return set()
    campaigns = {group for group in groups if group.endswith("|campaign")}
    values = {
        "buckets": sorted({bucket for key in people for bucket in key.buckets}),
        "sorted": sorted({key.sort_name[:INDEXED] for key in people}),
        "keys": sorted({str(key) for key in people} | groups - campaigns),
        "campaigns": sorted(campaigns),
    }
    return {row.id for row in session.rows(_IN_SEVERAL, **values)}
