"""Follows: who wants to hear of which topic, and how far the digests by mail have come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import Conflict, NotFound, Unauthorized
from quotes.record.db.ids import is_id, new_id
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, follows, keys
from quotes.record.db.store import Store
from quotes.record.model.follows import DueDigest, Follow, News, Topic
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.outbox import newest, numbered_after
from quotes.record.quotations.listing import list_quotations
from quotes.record.quotations.read import quotations_by_id
from quotes.record.topics import check_topic, filter_of, followed_profiles, new_quotations, read_topic, stored_topic

MOST = 500
"""Follows of one newsroom."""
_PAGE = 500
_ALL = select(follows).order_by(follows.c.id)
_KEY = select(keys.c.revoked_at).where(keys.c.id == bindparam("id")).with_for_update(read=True)
"""Nobody revokes the key before the transaction ends."""
_ONE = select(follows).where(follows.c.id == bindparam("id"))
_THESE = select(follows.c.id, follows.c.seen).where(follows.c.id.in_(bindparam("ids", expanding=True)))
_DUE = (
    select(follows)
    .where(
        follows.c.mail.is_not(None),
        follows.c.stopped_why.is_(None),
        follows.c.next_at <= bindparam("now"),
        follows.c.seen < bindparam("newest"),
    )
    .order_by(follows.c.mail, follows.c.id)
)


class Follows:
    """What a newsroom follows. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def _writing(self, newsroom: str) -> Iterator[NewsroomSession]:
        """A transaction that nobody else changes follows beside; saves go on meanwhile."""
        with self._store.writing(newsroom, beside="saves") as session:
            session.hold(Kind.WORK, ["follows"])
            yield session

    def add(
        self, newsroom: str, owner: str, topic: Topic, mail: str | None, now: datetime, key_id: str | None = None
    ) -> Follow:
        """Follow a topic from now on, until the key of ``owner`` is revoked (None: nobody has one yet); the follow that
        is there already where the same key made it. Raises InvalidInput for what cannot be followed, Unauthorized
        where the key was just revoked, and Conflict where there are ``MOST`` already."""
        with self._writing(newsroom) as session:
            if key_id and ((key := session.row(_KEY, id=key_id)) is None or key.revoked_at is not None):
                raise Unauthorized("This key is unknown or was revoked.", reason="invalid_token")
            check_topic(session, topic)
            before, stored = session.rows(_ALL), stored_topic(topic)
            wanted = (key_id, owner, stored, mail)
            same = [row for row in before if (row.key_id, row.owner, row.topic, row.mail) == wanted]
            if not same and len(before) >= MOST:
                raise Conflict(f"This newsroom follows {MOST} topics already. Stop following one of them first.")
            if not same:
                next_at = min((row.next_at for row in before if mail and row.mail == mail), default=now)
                row: dict[str, Any] = {"id": new_id(), "owner": owner, "topic": stored, "mail": mail, "made_at": now}
                row |= {"seen": newest(session), "failures": 0, "next_at": next_at, "stopped_why": None}
                row["key_id"] = key_id
                session.add(follows, [row])
                same = list(session.rows(_ONE, id=row["id"]))
            return _follows(session, same[:1])[0]

    def all(self, newsroom: str) -> tuple[Follow, ...]:
        """Every follow, the oldest first."""
        with self._store.reading(newsroom) as session:
            return _follows(session, session.rows(_ALL))

    def read(self, newsroom: str, id_: str) -> Follow:
        """One follow."""
        with self._store.reading(newsroom) as session:
            return _follows(session, [_row(session, id_)])[0]

    def names(self, newsroom: str, speakers: Iterable[str]) -> dict[str, str]:
        """The names of those speakers, by the ids given, who can be followed."""
        with self._store.reading(newsroom) as session:
            return {id_: name for id_, (_, name) in followed_profiles(session, speakers).items()}

    def remove(self, newsroom: str, id_: str) -> None:
        """Follow it no more."""
        with self._writing(newsroom) as session:
            _row(session, id_)
            session.remove(follows, id=id_)

    def latest(self, newsroom: str, id_: str, limit: int) -> tuple[Follow, tuple[RecordedQuotation, ...]]:
        """A follow with the newest quotations on its topic, from before it was made too."""
        with self._store.reading(newsroom) as session:
            follow = _follows(session, [_row(session, id_)])[0]
            wanted = filter_of(session, follow.topic)
            return follow, list_quotations(session, wanted, None, limit, "newest").items if wanted else ()

    def stop_mail(self, newsroom: str, mail: str) -> None:
        """Send no digest to this address any more."""
        with self._writing(newsroom) as session:
            session.change(follows, {"mail": None}, mail=mail)

    def claim(self, newsroom: str, now: datetime, lease: timedelta) -> tuple[DueDigest, ...]:
        """The digests that may be due, one for each address, which nobody else gets before ``lease`` is over."""
        with self._store.reading(newsroom) as session:
            if not session.rows(_DUE, now=now, newest=newest(session)):
                return ()
        with self._writing(newsroom) as session:
            rows = session.rows(_DUE, now=now, newest=newest(session))
            if rows:
                session.change(follows, {"next_at": now + lease}, id=[row.id for row in rows])
            return tuple(_due(session, mail, list(own)) for mail, own in groupby(rows, key=lambda row: row.mail))

    def news(self, newsroom: str, due: DueDigest, limit: int) -> tuple[tuple[News, ...], int]:
        """What is new on the topics of a digest, at most ``limit`` quotations of each, and the number of the last
        change that was looked at. Topics without news are left out."""
        with self._store.reading(newsroom) as session:
            end = newest(session)
            seen = {row.id: row.seen for row in session.rows(_THESE, ids=[follow.id for follow in due.follows])}
            found = (_news(session, follow, seen[follow.id], limit) for follow in due.follows if follow.id in seen)
            return tuple(news for news in found if news.count), end

    def note_sent(self, newsroom: str, due: DueDigest, seen: int, next_at: datetime) -> None:
        """A digest went out, or there was nothing to tell."""
        self._note(newsroom, due, {"seen": seen, "failures": 0, "next_at": next_at})

    def note_failed(self, newsroom: str, due: DueDigest, next_at: datetime, stopped_why: str | None) -> None:
        """A digest could not be sent: it is tried again at ``next_at``, or never."""
        self._note(newsroom, due, {"failures": due.failures + 1, "next_at": next_at, "stopped_why": stopped_why})

    def _note(self, newsroom: str, due: DueDigest, values: dict[str, Any]) -> None:
        with self._writing(newsroom) as session:
            session.change(follows, values, id=[follow.id for follow in due.follows])


def _news(session: NewsroomSession, follow: Follow, seen: int, limit: int) -> News:
    """What came since the change ``seen``, the newest first."""
    days: dict[str, date] = {}
    while changes := numbered_after(session, seen, _PAGE):
        for brought in new_quotations(session, follow.topic, changes).values():
            days |= brought
        seen = changes[-1].number
    newest_first = sorted(days, key=lambda id_: (days[id_], id_), reverse=True)
    return News(follow, quotations_by_id(session, newest_first[:limit]), len(days))


def _due(session: NewsroomSession, mail: str, rows: list[Row[Any]]) -> DueDigest:
    return DueDigest(mail, _follows(session, rows), max(row.failures for row in rows))


def _row(session: NewsroomSession, id_: str) -> Row[Any]:
    row = session.row(_ONE, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no follow with this id.")
    return row


def _follows(session: NewsroomSession, rows: Any) -> tuple[Follow, ...]:
    topics = [read_topic(row.topic) or Topic() for row in rows]
    names = followed_profiles(session, {topic.speaker for topic in topics if topic.speaker})
    return tuple(
        Follow(
            row.id,
            row.owner,
            topic,
            names[topic.speaker][1] if topic.speaker in names else None,
            row.mail,
            row.made_at,
            row.stopped_why,
        )
        for row, topic in zip(rows, topics, strict=True)
    )
