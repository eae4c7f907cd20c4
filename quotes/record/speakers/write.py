"""Writing the speakers of an article: profiles, appearances, roles and the words they are found by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from quotes.model import Span, Speaker
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    name_uses,
    quotations,
    role_mentions,
    role_words,
    roles,
    source,
    speakers,
)
from quotes.record.speakers.matching import Setting, find_profiles, founding_key
from quotes.record.speakers.name_index import forget_names, names_in, names_of, names_used, sort_name, write_names
from quotes.record.speakers.roles.role_parsing import ParsedRole, parse_role

_BEFORE = (
    select(speakers.c.id, speakers.c.type, appearances.c.name)
    .join(speakers, speakers.c.id == appearances.c.speaker_id)
    .where(appearances.c.article_id == bindparam("article"))
)
_ORDINALS = (
    select(speakers.c.type, speakers.c.key, func.max(speakers.c.ordinal).label("last"))
    .where(speakers.c.key.in_(bindparam("keys", expanding=True)))
    .group_by(speakers.c.type, speakers.c.key)
)
_ROLES_OF = select(roles.c.id, roles.c.speaker_id, roles.c.key, roles.c.status).where(
    roles.c.speaker_id.in_(bindparam("speakers", expanding=True))
)


def write_people(
    session: NewsroomSession, article: str, who: Sequence[Speaker], setting: Setting, settled: Mapping[str, str]
) -> dict[str, str]:
    """Write the speakers of an article whose earlier ones, if any, were removed. ``setting``: who published it, and the
    day its roles are seen. ``settled``: the profiles of those who are known already, by their id in the analysis.

    Returns the record's speaker id for each speaker id of the analysis.
    """
    matched = find_profiles(session, [s for s in who if s.id not in settled], setting)
    profile = {**settled, **matched.profile}
    new = [s for s in who if s.id not in profile]
    create_profiles(session, article, {s: None if s.id in matched.doubtful else founding_key(s) for s in new}, profile)
    rows = list(appearance_rows(article, who, profile))
    seen = [row["speaker_id"] for row in rows]
    session.count_change(speakers, set(seen) - {profile[s.id] for s in new})
    session.add(appearances, rows)
    write_names(session, article, {id_: [s for s in who if profile[s.id] == id_] for id_ in seen})
    _write_roles(session, article, [(profile[s.id], s) for s in who], setting.day)
    return profile


def appearance_rows(article: str, who: Sequence[Speaker], profile: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of the profiles that stand in an article, in its order. ``profile``: of each of its speakers."""
    seen: dict[str, Speaker] = {}
    for speaker in who:
        seen.setdefault(profile[speaker.id], speaker)
    for place, (id_, s) in enumerate(seen.items()):
        yield {"article_id": article, "speaker_id": id_, "place": place, "name": s.name, "aliases": list(s.aliases)}


def create_profiles(
    session: NewsroomSession,
    article: str,
    new: Mapping[Speaker, str | None],
    profile: dict[str, str],
    *,
    by_editor: bool = False,
) -> None:
    """Make the profiles of ``new`` speakers, under these keys, and put their ids into ``profile``. One without a key
    belongs to the article. ``by_editor``: an editor gave them their names."""
    last: dict[tuple[str, str | None], int] = {}
    if wanted := [key for key in new.values() if key]:
        last = {(row.type, row.key): row.last for row in session.rows(_ORDINALS, keys=wanted)}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for s, key in new.items():
        if key and (s.type, key) in rows:
            profile[s.id] = rows[s.type, key]["id"]
            continue
        id_ = profile[s.id] = new_id()
        rows[s.type, key or id_] = {
            "id": id_,
            "type": s.type,
            "name": s.name,
            "sort_name": sort_name(s.type, s.name),
            "named_by_editor": by_editor or None,
            "key": key,
            "ordinal": last.get((s.type, key), -1) + 1 if key else 0,
            "article_id": None if key else article,
            "created_at": datetime.now(UTC),
        }
    session.add(speakers, rows.values())


def _fullest(printed: Sequence[tuple[Span, ParsedRole]]) -> Iterator[tuple[Span, ParsedRole]]:
    """The roles of one speaker without those that only shorten another: "the spokesman" of a ministry's spokesman."""
    for span, role in printed:
        words = set(role.key.split())
        if not any(words < set(other.key.split()) and role.status == other.status for _, other in printed):
            yield span, role


def _write_roles(session: NewsroomSession, article: str, who: Sequence[tuple[str, Speaker]], dated: date) -> None:
    printed = [
        (id_, span, role)
        for id_, speaker in who
        for span, role in _fullest([(r, parse_role(r.exact)) for r in speaker.roles])
    ]
    if not printed:
        return
    rows = session.rows(_ROLES_OF, speakers=list({id_ for id_, _, _ in printed}))
    known = {(row.speaker_id, row.key, row.status): row.id for row in rows}
    new, mentions = {}, {}
    for id_, span, role in printed:
        identity = (id_, role.key, role.status)
        if identity not in known:
            known[identity] = new_id()
            new[known[identity]] = (id_, role)
        mentions[known[identity], span.start] = span
    session.add(
        roles,
        (
            {
                "id": i,
                "speaker_id": s,
                "key": r.key,
                "title": r.title,
                "organization": r.organization,
                "status": r.status,
            }
            for i, (s, r) in new.items()
        ),
    )
    session.add(
        role_words,
        ({"role_id": i, "word": w, "organization": o} for i, (_, role) in new.items() for w, o in role.words.items()),
    )
    session.add(
        role_mentions,
        (
            {"article_id": article, "role_id": role, "start": at, "end": s.end, "exact": s.exact, "dated": dated}
            for (role, at), s in mentions.items()
        ),
    )


def ensure_appearance(session: NewsroomSession, article: str, speaker: str) -> None:
    """See that a speaker whom an editor named stands among the speakers of the article."""
    places = {row.speaker_id: row.place for row in session.rows(_PLACES, article=article)}
    who = session.row(_ONE, id=speaker)
    if speaker in places or who is None:
        return
    row = {"article_id": article, "speaker_id": speaker, "place": max(places.values(), default=-1) + 1}
    session.add(appearances, [row | {"name": who.name, "aliases": [], "by_editor": True}])
    session.count_change(speakers, [speaker])
    write_names(session, article, {speaker: [Speaker(speaker, who.name, who.type)]})


def drop_idle_appearances(session: NewsroomSession, article: str) -> None:
    """Take those whom an editor had named out of an article in which nothing is credited to them any more."""
    for idle in [row.speaker_id for row in session.rows(_IDLE, article=article)]:
        used = names_of(session, idle)
        session.remove(name_uses, article_id=article, name_id=used)
        session.remove(appearances, article_id=article, speaker_id=idle)
        session.count_change(speakers, [idle])
        forget_unused(session, used, [])


_ONE = select(speakers.c.id, speakers.c.type, speakers.c.name).where(speakers.c.id == bindparam("id"))
_IDLE = select(appearances.c.speaker_id).where(
    appearances.c.article_id == bindparam("article"),
    appearances.c.by_editor.is_(True),
    ~select(quotations.c.id)
    .where(
        quotations.c.article_id == appearances.c.article_id,
        quotations.c.speaker_id == appearances.c.speaker_id,
        quotations.c.gone.is_(None),
    )
    .exists(),
)
_PLACES = select(appearances.c.speaker_id, appearances.c.place).where(appearances.c.article_id == bindparam("article"))
_PRINTED_IN = select(role_mentions.c.role_id).where(role_mentions.c.article_id == bindparam("article")).distinct()


def settled_before(session: NewsroomSession, article: str, who: Sequence[Speaker]) -> dict[str, str]:
    """Those of ``who`` that the article has under the same name already, with their profiles: an article's names stay
    with the profiles they have, unless the name says more now."""
    current = session.rows(_BEFORE, article=article)
    types = {row.id: row.type for row in current}
    before = {(types.get(f.speaker_id), f.name): f.speaker_id for f in names_used(session, article) if f.kind == "full"}
    before |= {(row.type, row.name): row.id for row in current}
    return {s.id: before[s.type, s.name] for s in who if (s.type, s.name) in before}


def next_ordinal(session: NewsroomSession, type_: str, key: str) -> int:
    """The number that tells the next profile of this name from those there are."""
    return max((row.last for row in session.rows(_ORDINALS, keys=[key]) if row.type == type_), default=-1) + 1


def remove_people(session: NewsroomSession, article: str) -> tuple[list[str], list[str]]:
    """Take the speakers of an article out of it. Returns the ids of the names and roles to ``forget_unused`` once the
    article's new version, if there is one, is written."""
    used = names_in(session, article)
    held = [row.role_id for row in session.rows(_PRINTED_IN, article=article)]
    session.count_change(speakers, [row.speaker_id for row in session.rows(_PLACES, article=article)])
    session.remove(name_uses, article_id=article)
    session.remove(role_mentions, article_id=article)
    session.remove(appearances, article_id=article)
    return used, held


_joined = source("roles", "joined")
_UNUSED_ROLES = select(roles.c.id).where(
    roles.c.id.in_(bindparam("ids", expanding=True)),
    roles.c.rejected_by.is_(None),
    roles.c.joined_by.is_(None),
    ~select(role_mentions.c.role_id).where(role_mentions.c.role_id == roles.c.id).exists(),
    ~select(_joined.c.id).where(_joined.c.speaker_id == roles.c.speaker_id, _joined.c.joined_to == roles.c.id).exists(),
)


def forget_unused(session: NewsroomSession, name_ids: Sequence[str], role_ids: Sequence[str]) -> None:
    """Delete those of these names and roles that no living article prints any more. Roles of which an editor settled
    something stay: it holds where an article prints them again."""
    forget_names(session, name_ids)
    if role_ids and (gone := [row.id for row in session.rows(_UNUSED_ROLES, ids=list(role_ids))]):
        session.remove(role_words, role_id=gone)
        session.remove(roles, id=gone)


def forget_roles(session: NewsroomSession, who: Sequence[str]) -> None:
    """Delete the roles of these profiles, where articles print them, and what editors settled of them."""
    ids = [row.id for row in session.rows(_ROLES_OF, speakers=list(who))]
    session.remove(role_mentions, role_id=ids)
    session.remove(role_words, role_id=ids)
    session.remove(roles, id=ids)
