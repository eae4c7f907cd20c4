"""Delivers what is due, to every webhook of every newsroom; any number may run side by side."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import structlog
from standardwebhooks.webhooks import Webhook as Signer

from quotes.record import Record
from quotes.record.db.ids import new_id
from quotes.record.model.webhooks import Due, WebhookTry
from quotes.webhooks.addresses import Refused, resolve
from quotes.webhooks.schedule import delay, utc_now
from quotes.webhooks.sending import SECONDS, Answer, post

AT_ONCE = 16
"""Webhooks that are called at the same time."""
LEASE = timedelta(seconds=8 * SECONDS)
"""How long others leave a change alone that one deliverer has taken up: longer than a try takes."""
_log = structlog.get_logger("on_record.webhooks")


class Deliverer:
    """Sends changes. ``listed``: networks that may be called although private. ``clock``: the moment in UTC."""

    def __init__(
        self,
        record: Record,
        listed: Iterable[str] = (),
        clock: Callable[[], datetime] = utc_now,
        seconds: float = SECONDS,
    ) -> None:
        self._record = record
        self._listed = tuple(listed)
        self._clock = clock
        self._seconds = seconds

    def deliver_due(self) -> int:
        """Try everything that is due, once; how many tries that were."""
        due = [
            (newsroom, each)
            for newsroom in self._record.newsrooms()
            for each in self._record.webhooks.claim(newsroom, self._clock(), LEASE)
        ]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda found: self._deliver(*found), due))
        return len(due)

    def _deliver(self, newsroom: str, due: Due) -> None:
        moment, began = self._clock(), time.perf_counter()
        answer = self._try(due, moment)
        milliseconds = round(1000 * (time.perf_counter() - began))
        tried = WebhookTry(new_id(), due.change.number, moment, milliseconds, answer.status, answer.failure)
        next_at, why = moment, None
        if answer.failure is not None:
            wait = delay(due.failures + 1, answer.retry_after, random.random())
            if answer.status == 410:
                why = "The receiver answered 410: it wants no more."
            elif wait is None:
                why = f"{due.failures + 1} tries failed in a row. The last: {answer.failure}"
            next_at = moment + (wait or timedelta())
            _log.warning("a webhook failed", webhook=due.webhook, failure=answer.failure, disabled=bool(why))
        self._record.webhooks.note(newsroom, due, tried, next_at, why)

    def _try(self, due: Due, moment: datetime) -> Answer:
        """What came of one try. A fault of ours fails this webhook alone, and is tried again like any failure."""
        try:
            body = message(due)
            target = resolve(due.url, self._listed)
            return post(target, headers(due, moment, body), body.encode(), self._seconds)
        except Refused as error:
            return Answer(None, str(error))
        except Exception as error:
            _log.exception("a webhook could not be tried", webhook=due.webhook)
            return Answer(None, f"On Record could not send it: {type(error).__name__}.")


def message(due: Due) -> str:
    """What is sent of a change: its type, its moment, and ids."""
    change = due.change
    data = {"number": change.number, "subject": change.subject, **change.data}
    moment = change.made_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"type": change.kind, "timestamp": moment, "data": data})


def headers(due: Due, moment: datetime, body: str) -> dict[str, str]:
    """The headers that tell the receiver who sent it: one signature for each secret that holds. The id is the same with
    each try."""
    id_ = f"msg_{due.webhook}_{due.change.number}"
    signatures = [Signer(secret).sign(id_, moment, body) for secret in due.secrets]
    return {
        "Content-Type": "application/json",
        "User-Agent": "On-Record-Webhooks",
        "webhook-id": id_,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
