"""Reading positions: what quotations show their speakers to support or oppose, by target, and where that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, or_, select

from quotes.lexicon.target_keys import all_alike, grouped, is_named_thing, target_key
from quotes.model import Position, QuotedSpan, Span, StatementDate
from quotes.record.db import cursors
from quotes.record.db.listed import among
from quotes.record.db.session import NewsroomSession, articles, positions, quotations, source, speakers
from quotes.record.model.articles import ArticleRef
from quotes.record.model.list_pages import Page
from quotes.record.model.positions import PositionFilter, PositionsOnTarget, RecordedPosition
from quotes.record.positions.write import SHOWN

MOST = 2000
"""Positions of one speaker among which changes are looked for: the newest."""

_SHOWN = (
    select(
        positions,
        speakers.c.name.label("speaker_name"),
        quotations.c.dated,
        quotations.c.dated_by,
        quotations.c.said_on,
        quotations.c.said_precision,
        quotations.c.said_exact,
        quotations.c.article_id,
        articles.c.uri,
        articles.c.title,
        articles.c.published,
        articles.c.publisher,
    )
    .join(quotations, quotations.c.id == positions.c.quotation_id)
    .join(articles, articles.c.id == quotations.c.article_id)
    .join(speakers, speakers.c.id == positions.c.speaker_id)
    .where(quotations.c.copy_of.is_(None), *SHOWN)
)
_OF_SPEAKER = _SHOWN.where(positions.c.speaker_id == bindparam("speaker")).order_by(
    quotations.c.dated.desc(), positions.c.id.desc()
)
_other = source("positions", "other_side")
_TOOK_BOTH_SIDES = (
    select(_other.c.id)
    .where(_other.c.speaker_id == positions.c.speaker_id, _other.c.stance != positions.c.stance)
    .exists()
)
_NEWEST = _OF_SPEAKER.limit(MOST)
_THESE = _OF_SPEAKER.where(among(positions.c.id, "ids"))
_HISTORY = (
    select(
        positions.c.id,
        positions.c.target,
        positions.c.target_key,
        positions.c.stance,
        positions.c.standing,
        quotations.c.dated,
        quotations.c.dated_by,
    )
    .join(quotations, quotations.c.id == positions.c.quotation_id)
    .where(positions.c.speaker_id == bindparam("speaker"), quotations.c.copy_of.is_(None), *SHOWN)
    .order_by(quotations.c.dated.desc(), positions.c.id.desc())
    .limit(MOST)
)
_SHOWN_BY = (
    select(positions, speakers.c.name)
    .join(quotations, quotations.c.id == positions.c.quotation_id)
    .join(speakers, speakers.c.id == positions.c.speaker_id)
    .where(
        among(positions.c.quotation_id, "ids"),
        positions.c.standing != "overruled",
        quotations.c.gone.is_(None),
        quotations.c.speaker_id == positions.c.speaker_id + "",  # else SQLite goes by all that the speaker holds
    )
    .order_by(positions.c.start, positions.c.id)
)


def positions_shown(
    session: NewsroomSession, leads: Mapping[str, str], spans: Mapping[str, Sequence[QuotedSpan]]
) -> dict[str, tuple[Position, ...]]:
    """The positions that quotations show, those to check too. ``leads``: the id of each, and of the one that
    stands for its statement (its own, unless it is a copy). ``spans``: their words, where a copy has the evidence."""
    shown: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.rows(_SHOWN_BY, ids=list(set(leads.values()))):
        shown[row.quotation_id].append(row)
    found = {}
    for id_, lead in leads.items():
        evidence = ((row, Span(row.start, row.end, row.exact)) for row in shown.get(lead, ()))
        own = ((row, e if id_ == lead else _in_copy(e.exact, spans[id_])) for row, e in evidence)
        found[id_] = tuple(
            Position(row.name, id_, row.target, row.target_key, row.stance, words, row.confidence) for row, words in own
        )
    return found


def _in_copy(exact: str, spans: Sequence[QuotedSpan]) -> Span:
    """Where a copy of a statement has these words of it; all of its longest span where it prints them otherwise."""
    for span in spans:
        at = span.exact.find(exact)
        if at >= 0:
            return Span(span.start + at, span.start + at + len(exact), exact)
    longest = max(spans, key=lambda span: len(span.exact))
    return Span(longest.start, longest.end, longest.exact)


def latest_positions(session: NewsroomSession, speaker: str, limit: int) -> tuple[RecordedPosition, ...]:
    """The newest positions of a speaker."""
    history = session.rows(_HISTORY, speaker=speaker)
    newest = [row.id for row in history[:limit]]
    return _with_changes(session, speaker, session.rows(_THESE, speaker=speaker, ids=newest) if newest else (), history)


def list_positions(
    session: NewsroomSession, speaker: str, target: str | None, cursor: str | None, limit: int
) -> Page[RecordedPosition]:
    """One page of the positions of a speaker, newest first; with ``target`` those on it, however it is worded."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("positions", speaker, target), date, str)
    query: Select[Any] = _OF_SPEAKER
    if target is not None:
        query = query.where(positions.c.target_key.in_(keys_of(session, speaker, target)))
    if after:
        day, id_ = after
        query = query.where(or_(quotations.c.dated < day, and_(quotations.c.dated == day, positions.c.id < id_)))
    rows = session.rows(query.limit(limit + 1), speaker=speaker)
    items = _with_changes(session, speaker, rows[:limit], session.rows(_HISTORY, speaker=speaker))
    more = len(rows) > limit
    return Page(items, cursors.write(("positions", speaker, target), items[-1].dated, items[-1].id) if more else None)


def list_all_positions(
    session: NewsroomSession, wanted: PositionFilter, cursor: str | None, limit: int
) -> Page[RecordedPosition]:
    """One page of the positions of all speakers, found last first. Of ``wanted.changed`` a page may hold fewer than
    there are: it looks at ``MOST`` positions for them."""
    cursors.check_limit(limit)
    after = cursors.read(cursor, ("all positions", wanted), str)
    query: Select[Any] = _SHOWN.order_by(positions.c.id.desc())
    for word in target_key(wanted.target, {}).split() if wanted.target else ():
        query = query.where((" " + positions.c.target_key + " ").contains(f" {word} ", autoescape=True))
    if wanted.stance:
        query = query.where(positions.c.stance == wanted.stance)
    if wanted.changed:
        query = query.where(_TOOK_BOTH_SIDES)
    if after:
        query = query.where(positions.c.id < after[0])
    looked_at = MOST if wanted.changed else limit
    rows = session.rows(query.limit(looked_at + 1))
    read = _of_all(session, rows[:looked_at])
    found = [position for position in read if position.changed_from] if wanted.changed else read
    last = found[limit - 1].id if len(found) > limit else rows[looked_at - 1].id if len(rows) > looked_at else None
    return Page(tuple(found[:limit]), cursors.write(("all positions", wanted), last) if last else None)


def _of_all(session: NewsroomSession, rows: Sequence[Row[Any]]) -> list[RecordedPosition]:
    """The positions of these rows, of any speakers, each with the one it changed from."""
    by_speaker: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_speaker[row.speaker_id].append(row)
    read = {
        position.id: position
        for speaker, own in by_speaker.items()
        for position in _with_changes(session, speaker, own, session.rows(_HISTORY, speaker=speaker))
    }
    return [read[row.id] for row in rows]


def positions_by_target(session: NewsroomSession, speaker: str) -> tuple[PositionsOnTarget, ...]:
    """The newest positions of a speaker (at most ``MOST``) by target: the target spoken of last first."""
    newest = session.rows(_NEWEST, speaker=speaker)
    found = _with_changes(session, speaker, newest, newest)
    leader = grouped(p.target_key for p in found)
    groups: dict[str, list[RecordedPosition]] = {}
    for p in found:
        groups.setdefault(leader[p.target_key], []).append(p)
    return tuple(PositionsOnTarget(group[0].target, key, tuple(group)) for key, group in groups.items())


def keys_of(session: NewsroomSession, speaker: str, target: str) -> list[str]:
    """The keys of this speaker's positions that name ``target``: alike, or a whole name of which it is the surname."""
    wanted = target_key(target, {})
    keys = list({row.target_key for row in session.rows(_HISTORY, speaker=speaker)})
    same = all_alike([wanted], keys)[wanted]
    return [key for key in keys if key in same or (" " not in wanted and key.split()[-1:] == [wanted])]


def on_target(session: NewsroomSession, speaker: str | None, target: str) -> ColumnElement[bool]:
    """Whether a quotation shows a position on ``target``: of one speaker however it is worded, else under its key."""
    keys = [target_key(target, {})] if speaker is None else keys_of(session, speaker, target)
    shown = select(positions.c.id).where(
        positions.c.quotation_id == quotations.c.id, positions.c.target_key.in_(keys), *SHOWN
    )
    return shown.exists()


def _with_changes(
    session: NewsroomSession, speaker: str, rows: Sequence[Row[Any]], history: Sequence[Row[Any]]
) -> tuple[RecordedPosition, ...]:
    """The positions of these rows, each with the one it changed from. ``history``: all of the speaker's, newest
    first."""
    before = _changes(rows, history)
    wanted = {before[row.id] for row in rows if row.id in before}
    earlier = {row.id: row for row in session.rows(_THESE, speaker=speaker, ids=list(wanted))} if wanted else {}
    return tuple(_position(row, earlier, before) for row in rows)


def _changes(rows: Sequence[Row[Any]], history: Sequence[Row[Any]]) -> dict[str, str]:
    """The id of the opposite position that stood before, by the id of each of ``rows`` that changed. ``history``:
    newest first. Only what is said of the same thing by name, or settled by an editor, can be a change, and only
    between days that the articles tell."""
    same = all_alike((row.target_key for row in rows), (row.target_key for row in history))
    place = {row.id: i for i, row in enumerate(history)}
    found: dict[str, str] = {}
    for row in rows:
        earlier = islice(history, place.get(row.id, len(history)) + 1, None)
        before = next((other for other in earlier if other.target_key in same[row.target_key]), None)
        if before is not None and before.stance != row.stance and _are_comparable(before, row):
            found[row.id] = before.id
    return found


def _are_comparable(before: Row[Any], now: Row[Any]) -> bool:
    """Whether two positions on targets that are alike can be a change from the one to the other."""
    dated = before.dated < now.dated and "kept" not in (before.dated_by, now.dated_by)
    return dated and all(row.standing == "settled" or is_named_thing(row.target) for row in (before, now))


def _position(row: Row[Any], earlier: Mapping[str, Row[Any]], before: Mapping[str, str]) -> RecordedPosition:
    found = RecordedPosition(
        id=row.id,
        speaker=row.speaker_name,
        speaker_id=row.speaker_id,
        quotation=row.quotation_id,
        target=row.target,
        target_key=row.target_key,
        stance=row.stance,
        evidence=Span(row.start, row.end, row.exact),
        confidence=row.confidence,
        dated=row.dated,
        dated_by=row.dated_by,
        article=ArticleRef(row.article_id, row.uri, row.title, row.published, row.publisher),
        said_on=StatementDate(row.said_on, row.said_precision, row.said_exact) if row.dated_by == "said_on" else None,
        by_editor=row.standing == "settled",
    )
    changed = earlier.get(before.get(row.id, ""))
    return replace(found, changed_from=_position(changed, {}, {})) if changed else found
