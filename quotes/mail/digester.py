"""Sends the digests that are due, of every newsroom; any number may run side by side."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

import structlog

from quotes.errors import Unavailable
from quotes.exchange.following import Links
from quotes.mail.digest import compose
from quotes.mail.smtp import MailFailed
from quotes.record import Record
from quotes.record.model.follows import DueDigest
from quotes.webhooks.schedule import delay, utc_now

SHOWN = 50
"""Quotations on one topic that a digest has at most."""
LEASE = timedelta(minutes=10)
"""How long others leave a digest alone that one process has taken up."""
LOOK = timedelta(minutes=5)
"""After which time it is looked again where there was nothing to tell."""
_log = structlog.get_logger("on_record.mail")


@dataclass
class Digester:
    """Sends digests of ``record``. ``send``: hands a message over, or raises MailFailed. ``period``: between two mails
    to one address."""

    record: Record
    send: Callable[[EmailMessage], None]
    sender: str
    links: Links
    period: timedelta
    clock: Callable[[], datetime] = field(default=utc_now)

    def send_due(self) -> int:
        """Try every digest that is due, once; how many mails that were."""
        due = [
            (newsroom, digest)
            for newsroom in self.record.newsrooms()
            for digest in self.record.follows.claim(newsroom, self.clock(), LEASE)
        ]
        return sum(self._tried(newsroom, digest) for newsroom, digest in due)

    def _tried(self, newsroom: str, due: DueDigest) -> bool:
        """As ``_try``; a fault of ours fails this digest alone, and it is due again when the lease is over."""
        try:
            return self._try(newsroom, due)
        except Unavailable:
            raise
        except Exception:
            _log.exception("a digest could not be tried", newsroom=newsroom)
            return False

    def _try(self, newsroom: str, due: DueDigest) -> bool:
        """Send one digest; whether there was anything to tell."""
        now, follows = self.clock(), self.record.follows
        news, seen = follows.news(newsroom, due, SHOWN)
        if not news:
            follows.note_sent(newsroom, due, seen, now + LOOK)
            return False
        try:
            self.send(compose(self.sender, due.mail, newsroom, news, seen, self.links, now))
        except MailFailed as error:
            wait = None if error.for_good else delay(due.failures + 1, None, random.random())
            _log.warning("a digest failed", failure=str(error), stopped=wait is None)
            follows.note_failed(newsroom, due, now + (wait or timedelta()), None if wait else str(error))
        else:
            follows.note_sent(newsroom, due, seen, now + self.period)
        return True
