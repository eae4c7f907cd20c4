"""Which organisation of the record is meant: by name, by an acronym that an article gave beside it, and campaigns by
whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import bindparam, func, select

from quotes.lexicon.name_keys import PersonKey, campaign_of, is_acronym, organization_key, same_words, variant
from quotes.model import Speaker
from quotes.record.db.session import NewsroomSession, appearances, articles, names, speakers
from quotes.record.speakers.days_around import days_around

SAME_RUN = timedelta(days=365)
"""Campaigns of one surname this far apart are taken as two: the father's and the son's, the first and the second."""

_FOUNDED = (
    select(func.coalesce(speakers.c.merged_into, speakers.c.id).label("id"), speakers.c.key)
    .where(speakers.c.key.in_(bindparam("keys", expanding=True)), speakers.c.type == "organization")
    .order_by(speakers.c.ordinal)
)
_NAMED = (
    select(names.c.speaker_id, names.c.key, names.c.kind)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(
        names.c.key.in_(bindparam("keys", expanding=True)),
        names.c.kind.in_(("full", "acronym")),
        speakers.c.type == "organization",
        speakers.c.key.is_not(None),  # one without is bound to its article
    )
    .order_by(names.c.speaker_id)
)
_CAMPAIGNS = (
    select(names.c.speaker_id, names.c.key)
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.bucket == bindparam("bucket"), speakers.c.type == "organization")
)
_AT_THE_TIME = (
    select(appearances.c.speaker_id)
    .join(articles, articles.c.id == appearances.c.article_id)
    .where(
        appearances.c.speaker_id.in_(bindparam("speakers", expanding=True)),
        func.coalesce(articles.c.published, bindparam("day")).between(bindparam("from"), bindparam("to")),
    )
    .distinct()
)


def find_organizations(session: NewsroomSession, bodies: Sequence[Speaker], day: date) -> dict[str, str]:
    """The profiles of named organisations of an article of ``day``, by their ids in the analysis; those that nobody
    knows, or that could be several, are left out."""
    wanted = {who.id: organization_key(who.name) for who in bodies}
    short = {who.id: [organization_key(a) for a in who.aliases if is_acronym(a, who.name)] for who in bodies}
    by_name, by_acronym = _known(session, {*wanted.values(), *(key for keys in short.values() for key in keys)})
    found = {}
    for who in bodies:
        matches = by_name[wanted[who.id]]
        if not matches and who.name.isupper():
            matches = by_acronym[wanted[who.id]]
        if not matches:  # known so far by its acronym alone
            matches = {m for key in short[who.id] for m in by_name[key]}
        if not matches:
            matches = _same_campaign(session, wanted[who.id], day)
        if len(matches) == 1:
            found[who.id] = next(iter(matches))
    return found


def campaign_bucket(key: str) -> str:
    """What the names of one politician's campaign have in common, and those of a namesake's; empty for no campaign."""
    owner = campaign_of(key)
    surname = owner.surname if isinstance(owner, PersonKey) else owner
    return f"{surname}|campaign" if surname else ""


def _known(session: NewsroomSession, keys: set[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The profiles with these keys as names, and as acronyms. One whose articles are all retracted is still known by
    the name it was founded on."""
    by_name: dict[str, set[str]] = defaultdict(set)
    by_acronym: dict[str, set[str]] = defaultdict(set)
    for row in session.rows(_FOUNDED, keys=list(keys)):
        by_name[row.key].add(row.id)
    for row in session.rows(_NAMED, keys=list(keys)):
        (by_name if row.kind == "full" else by_acronym)[row.key].add(row.speaker_id)
    return by_name, by_acronym


def _same_campaign(session: NewsroomSession, key: str, day: date) -> set[str]:
    """The campaign of the same politician at that time, once under the surname and once under the whole name; none
    where two politicians of the surname had one."""
    owner = campaign_of(key)
    if owner is None:
        return set()
    rows = session.rows(_CAMPAIGNS, bucket=campaign_bucket(key))
    if any(not _same_owner(owner, campaign_of(row.key)) for row in rows):
        return set()
    ids = list({row.speaker_id for row in rows})
    first, last = days_around(day, SAME_RUN)
    span = {"day": day, "from": first, "to": last}
    return {row.speaker_id for row in session.rows(_AT_THE_TIME, speakers=ids, **span)} if len(ids) == 1 else set()


def _same_owner(a: PersonKey | str | None, b: PersonKey | str | None) -> bool:
    if isinstance(a, PersonKey) and isinstance(b, PersonKey):
        return same_words(a, b) or variant(a, b)
    return True  # a surname alone: the bucket has it
