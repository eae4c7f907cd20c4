"""Webhooks of the record: where changes are sent, how far each has come, and what became of each try."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import Gone, NotFound
from quotes.record.db import cursors
from quotes.record.db.ids import is_id, new_id
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, webhook_tries, webhooks
from quotes.record.db.store import Store
from quotes.record.model.follows import Topic
from quotes.record.model.list_pages import Page
from quotes.record.model.recorded_changes import ChangeKind, RecordedChange
from quotes.record.model.webhooks import Due, Webhook, WebhookTry
from quotes.record.outbox import KEPT, newest, numbered_after
from quotes.record.topics import check_topic, new_quotations, read_topic, stored_topic

OVERLAP = timedelta(hours=24)
"""How long the secret before the newest signs beside it."""
TRIES_SHOWN = 200
FOUND_SHOWN = 100
"""Ids of new words on a topic that one message has at most."""
_PASSED_OVER = 500  # changes of other kinds that one look goes past
_PRUNED = f"It got nothing for more than {KEPT.days} days: the changes that it lacks are no longer kept."
_ALL = select(webhooks).order_by(webhooks.c.id)
_ONE = select(webhooks).where(webhooks.c.id == bindparam("id"))
_DUE = (
    select(webhooks)
    .where(
        webhooks.c.disabled_at.is_(None),
        webhooks.c.next_at <= bindparam("now"),
        webhooks.c.delivered < bindparam("newest"),
    )
    .order_by(webhooks.c.next_at, webhooks.c.id)
    .limit(20)
)
_TRIES = select(webhook_tries).where(webhook_tries.c.webhook_id == bindparam("id")).order_by(webhook_tries.c.id.desc())
_OLD_TRIES = (
    select(webhook_tries.c.id)
    .where(webhook_tries.c.webhook_id == bindparam("id"))
    .order_by(webhook_tries.c.id.desc())
    .offset(TRIES_SHOWN)
)


class Webhooks:
    """The webhooks of a newsroom. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def _writing(self, newsroom: str) -> Iterator[NewsroomSession]:
        """A transaction that nobody else changes webhooks beside; saves go on meanwhile."""
        with self._store.writing(newsroom, beside="saves") as session:
            session.hold(Kind.WORK, ["webhooks"])
            yield session

    def add(
        self, newsroom: str, owner: str, url: str, kinds: Sequence[ChangeKind] | None, topic: Topic | None = None
    ) -> tuple[Webhook, str]:
        """A new webhook for the changes from now on, and its secret, which is shown this once. Raises InvalidInput for
        a topic that cannot be followed."""
        secret, id_, now = _new_secret(), new_id(), datetime.now(UTC)
        row: dict[str, Any] = {"id": id_, "owner": owner, "url": url, "kinds": list(kinds) if kinds else None}
        row["topic"] = stored_topic(topic) if topic else None
        row |= {"secrets": [[secret, None]], "made_at": now, "failures": 0, "next_at": now}
        with self._writing(newsroom) as session:
            if topic:
                check_topic(session, topic)
            session.add(webhooks, [row | {"delivered": newest(session), "disabled_at": None, "disabled_why": None}])
            return _webhook(session.rows(_ONE, id=id_)[0]), secret

    def all(self, newsroom: str) -> tuple[Webhook, ...]:
        """Every webhook, the oldest first."""
        with self._store.reading(newsroom) as session:
            return tuple(map(_webhook, session.rows(_ALL)))

    def read(self, newsroom: str, id_: str) -> Webhook:
        """One webhook."""
        with self._store.reading(newsroom) as session:
            return _webhook(_row(session, id_))

    def remove(self, newsroom: str, id_: str) -> None:
        """Send nothing there any more, and forget what was sent."""
        with self._writing(newsroom) as session:
            _row(session, id_)
            session.remove(webhook_tries, webhook_id=id_)
            session.remove(webhooks, id=id_)

    def rotate(self, newsroom: str, id_: str, now: datetime | None = None) -> str:
        """A new secret; the one before signs beside it for ``OVERLAP``."""
        secret, until = _new_secret(), ((now or datetime.now(UTC)) + OVERLAP).isoformat()
        with self._writing(newsroom) as session:
            before = _row(session, id_).secrets[0][0]
            session.change(webhooks, {"secrets": [[secret, None], [before, until]]}, id=id_)
        return secret

    def enable(self, newsroom: str, id_: str) -> Webhook:
        """Go on where it was disabled, at once. Raises Gone where the changes it has not got are no longer kept."""
        with self._writing(newsroom) as session:
            if _row(session, id_).delivered < session.changes_pruned():
                raise Gone(f"{_PRUNED} Make another one, and read the record again.")
            again = {"disabled_at": None, "disabled_why": None, "failures": 0, "next_at": datetime.now(UTC)}
            session.change(webhooks, again, id=id_)
            return _webhook(_row(session, id_))

    def tries(self, newsroom: str, id_: str, cursor: str | None = None, limit: int = 50) -> Page[WebhookTry]:
        """The newest tries of a webhook (at most ``TRIES_SHOWN`` are kept), the newest first."""
        cursors.check_limit(limit)
        after = cursors.read(cursor, ("tries", id_), str)
        query = _TRIES.where(webhook_tries.c.id < after[0]) if after else _TRIES
        with self._store.reading(newsroom) as session:
            _row(session, id_)
            rows = session.rows(query.limit(limit + 1), id=id_)
        items = tuple(WebhookTry(r.id, r.number, r.tried_at, r.milliseconds, r.status, r.failure) for r in rows[:limit])
        return Page(items, cursors.write(("tries", id_), items[-1].id) if len(rows) > limit else None)

    def claim(self, newsroom: str, now: datetime, lease: timedelta) -> tuple[Due, ...]:
        """The next change of each webhook that is due, which nobody else gets before ``lease`` is over."""
        with self._store.reading(newsroom) as session:
            if not session.rows(_DUE, now=now, newest=newest(session)):
                return ()
        found = []
        with self._writing(newsroom) as session:
            for row in session.rows(_DUE, now=now, newest=newest(session)):
                due = _next_change(session, row, now)
                if due is not None:
                    session.change(webhooks, {"next_at": now + lease}, id=row.id)
                    found.append(due)
        return tuple(found)

    def note(
        self, newsroom: str, due: Due, tried: WebhookTry, next_at: datetime, disabled_why: str | None = None
    ) -> None:
        """What became of a try: delivered, to be tried again at ``next_at``, or disabled."""
        values: dict[str, Any] = {"next_at": next_at, "failures": due.failures + 1}
        if tried.failure is None:
            values = {"next_at": next_at, "failures": 0, "delivered": due.change.number}
        if disabled_why:
            values |= {"disabled_at": tried.tried_at, "disabled_why": disabled_why}
        with self._writing(newsroom) as session:
            if not session.rows(_ONE, id=due.webhook):  # removed while it was tried
                return
            session.change(webhooks, values, id=due.webhook)
            session.add(webhook_tries, [asdict(tried) | {"webhook_id": due.webhook}])
            if old := [r.id for r in session.rows(_OLD_TRIES, id=due.webhook)]:
                session.remove(webhook_tries, id=old)


def _next_change(session: NewsroomSession, row: Row[Any], now: datetime) -> Due | None:
    """The next change that a webhook wants; what it does not want is passed over. One that lacks changes which are no
    longer kept is disabled."""
    if row.delivered < session.changes_pruned():
        session.change(webhooks, {"disabled_at": now, "disabled_why": _PRUNED}, id=row.id)
        return None
    changes = numbered_after(session, row.delivered, _PASSED_OVER)
    wanted = next(iter(_wanted(session, row, changes)), None)
    passed = wanted.number - 1 if wanted else changes[-1].number if changes else row.delivered
    if passed != row.delivered:
        session.change(webhooks, {"delivered": passed}, id=row.id)
    if wanted is None:
        return None
    signing = tuple(s for s, until in row.secrets if until is None or datetime.fromisoformat(until) > now)
    return Due(row.id, row.url, signing, row.failures, wanted)


def _wanted(session: NewsroomSession, row: Row[Any], changes: Sequence[RecordedChange]) -> Iterator[RecordedChange]:
    """The changes that a webhook wants. Of one with a topic those that bring words on it, with their ids (``found``),
    what happens to the speaker it follows, and whatever corrects or takes back: the receiver may show it."""
    of_kind = [change for change in changes if row.kinds is None or change.kind in row.kinds]
    topic = read_topic(row.topic)
    if topic is None:
        yield from of_kind
        return
    brought = new_quotations(session, topic, of_kind)
    for change in of_kind:
        ids = sorted(brought.get(change.number, ()))[:FOUND_SHOWN]
        of_speaker = topic.speaker is not None and topic.speaker in (change.subject, change.data.get("into"))
        if ids or of_speaker or _takes_back(change):
            yield replace(change, data={**change.data, "found": ids})


def _takes_back(change: RecordedChange) -> bool:
    if change.kind == "article.saved":
        counts = change.data["quotations"]
        return bool(counts["changed"] or counts["withdrawn"])
    return not change.kind.startswith("speaker.") or change.kind == "speaker.erased"


def _row(session: NewsroomSession, id_: str) -> Row[Any]:
    row = session.row(_ONE, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no webhook with this id.")
    return row


def _webhook(row: Row[Any]) -> Webhook:
    kinds = tuple(row.kinds) if row.kinds else ()
    return Webhook(
        row.id,
        row.owner,
        row.url,
        kinds,
        read_topic(row.topic),
        row.made_at,
        row.delivered,
        row.failures,
        row.disabled_at,
        row.disabled_why,
    )


def _new_secret() -> str:
    return "whsec_" + b64encode(secrets.token_bytes(24)).decode()
