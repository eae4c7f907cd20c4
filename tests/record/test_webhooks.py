"""Webhooks are made, listed, rotated and removed, each in its newsroom, on both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quotes.errors import NotFound
from quotes.record import Record
from quotes.record.db.ids import new_id
from quotes.record.model.webhooks import WebhookTry
from quotes.record.webhooks import TRIES_SHOWN
from tests.support.stories import Said, story

LEASE = timedelta(seconds=60)


def test_made_and_removed(record: Record) -> None:
    made, secret = record.webhooks.add("default", "Kim", "https://cms.example/", ())
    assert secret.startswith("whsec_") and secret not in repr(made)
    assert record.webhooks.all("default") == (made,) and record.webhooks.all("other") == ()
    for room, id_ in (("other", made.id), ("default", "0" * 32), ("default", "x")):
        for ask in (record.webhooks.read, record.webhooks.tries, record.webhooks.rotate, record.webhooks.enable):
            with pytest.raises(NotFound):
                ask(room, id_)
    record.webhooks.remove("default", made.id)
    assert record.webhooks.all("default") == ()


def test_claimed_once(record: Record) -> None:
    made, _ = record.webhooks.add("default", "Kim", "https://cms.example/", ["article.saved"])
    now = datetime.now(UTC) + timedelta(seconds=1)
    assert record.webhooks.claim("default", now, LEASE) == ()
    record.articles.save("default", *story(Said("Ilsa Brandt", "We sail."), uri="u:1"))
    (due,) = record.webhooks.claim("default", now, LEASE)
    assert (due.webhook, due.change.kind, due.failures) == (made.id, "article.saved", 0)
    assert record.webhooks.claim("default", now, LEASE) == ()
    assert record.webhooks.claim("default", now + LEASE, LEASE)


def test_tries_page_and_have_bounds(record: Record) -> None:
    made, _ = record.webhooks.add("default", "Kim", "https://cms.example/", ())
    record.articles.save("default", *story(Said("Ilsa Brandt", "We sail."), uri="u:1"))
    now = datetime.now(UTC) + timedelta(seconds=1)
    (due,) = record.webhooks.claim("default", now, LEASE)
    for number in range(TRIES_SHOWN + 2):
        tried = WebhookTry(new_id(), due.change.number, now, number, 500, "Answered 500.")
        record.webhooks.note("default", due, tried, now)
    first = record.webhooks.tries("default", made.id, None, TRIES_SHOWN)
    assert (len(first.items), first.items[0].milliseconds, first.next) == (TRIES_SHOWN, TRIES_SHOWN + 1, None)
    page = record.webhooks.tries("default", made.id, None, 2)
    assert record.webhooks.tries("default", made.id, page.next, 1).items[0].milliseconds == TRIES_SHOWN - 1
    record.webhooks.remove("default", made.id)
    record.webhooks.note("default", due, tried, now)  # what comes late of a removed one is nothing
