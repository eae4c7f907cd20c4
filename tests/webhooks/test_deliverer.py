"""Changes reach their receiver in order, signed, once it answers; or the webhook is disabled as the specification says.
Time is what the test says it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.speakers import SpeakerFilter
from quotes.record.model.webhooks import Due, Webhook
from quotes.webhooks import deliverer as deliverer_module
from quotes.webhooks.deliverer import LEASE, Deliverer
from tests.support.receiver import Receiver
from tests.support.stories import Said, story


class Clock:
    """A clock that a test sets on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC) + timedelta(minutes=2)  # after what the test makes, and not too new

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def deliverer(record: Record, clock: Clock) -> Deliverer:
    return Deliverer(record, ("127.0.0.1",), clock)


def save(record: Record, number: int) -> str:
    said = Said("Ilsa Brandt", f"Item {number} is settled.")
    return record.articles.save("default", *story(said, uri=f"u:{number}")).article.id


def hooked(record: Record, receiver: Receiver, *kinds: str) -> tuple[Webhook, str]:
    return record.webhooks.add("default", "Kim", receiver.url, kinds)  # type: ignore[arg-type]


def test_in_order_and_signed(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    save(record, 0)  # before there was a webhook
    hook, secret = hooked(record, receiver)
    ids = [save(record, number) for number in (1, 2, 3)]
    while deliverer.deliver_due():
        clock.now += timedelta(seconds=1)
    for headers, body in receiver.got:
        verified = Verifier(secret).verify(body.decode(), headers)
        assert verified["type"] == "article.saved" and "Brandt" not in body.decode()
        with pytest.raises(WebhookVerificationError):
            Verifier(secret).verify(body.decode() + " ", headers)
    assert [json.loads(body)["data"]["subject"] for _, body in receiver.got] == ids
    assert record.webhooks.read("default", hook.id).delivered == 4


def test_only_the_kinds_asked_for(record: Record, receiver: Receiver, deliverer: Deliverer) -> None:
    hook, _ = hooked(record, receiver, "article.retracted")
    record.articles.retract("default", save(record, 1))
    save(record, 2)
    assert deliverer.deliver_due() == 1 and deliverer.deliver_due() == 0
    assert [json.loads(body)["type"] for _, body in receiver.got] == ["article.retracted"]
    assert record.webhooks.read("default", hook.id).delivered == 3


def test_away_for_an_hour(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hook, _ = hooked(record, receiver)
    save(record, 1)
    receiver.status = 500
    start, end = clock.now, clock.now + timedelta(hours=1)
    while clock.now < end:
        deliverer.deliver_due()
        clock.now += timedelta(seconds=30)
    assert len(receiver.got) == 4  # at once, after 5 seconds, 5 minutes and 30 minutes
    receiver.status = 204
    while clock.now < start + timedelta(hours=4):
        deliverer.deliver_due()
        clock.now += timedelta(minutes=1)
    assert len(receiver.got) == 5
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len({headers["webhook-timestamp"] for headers, _ in receiver.got}) == 5
    now = record.webhooks.read("default", hook.id)
    assert (now.delivered, now.failures, now.disabled_at) == (1, 0, None)
    tries = record.webhooks.tries("default", hook.id).items
    assert [t.status for t in tries] == [204, 500, 500, 500, 500]


def test_disabled_after_three_days(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hook, _ = hooked(record, receiver)
    save(record, 1)
    receiver.status = 503
    for _ in range(12):
        deliverer.deliver_due()
        clock.now += timedelta(hours=27)
    now = record.webhooks.read("default", hook.id)
    assert len(receiver.got) == 10 and now.disabled_at and "10 tries" in (now.disabled_why or "")
    receiver.status = 204
    record.webhooks.enable("default", hook.id)
    clock.now = max(clock.now, datetime.now(UTC))
    assert deliverer.deliver_due() == 1 and record.webhooks.read("default", hook.id).delivered == 1


def test_gone_disables_at_once(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hook, _ = hooked(record, receiver)
    save(record, 1)
    receiver.status = 410
    deliverer.deliver_due()
    clock.now += timedelta(days=3)
    assert deliverer.deliver_due() == 0 and len(receiver.got) == 1
    assert "410" in (record.webhooks.read("default", hook.id).disabled_why or "")


def test_receiver_asks_for_time(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hooked(record, receiver)
    save(record, 1)
    receiver.status, receiver.headers = 429, {"Retry-After": "600"}
    deliverer.deliver_due()
    clock.now += timedelta(seconds=590)
    assert deliverer.deliver_due() == 0
    clock.now += timedelta(seconds=11)
    assert deliverer.deliver_due() == 1


def test_old_secret_signs_for_a_day(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hook, old = hooked(record, receiver)
    new = record.webhooks.rotate("default", hook.id, clock.now)
    save(record, 1)
    deliverer.deliver_due()
    headers, body = receiver.got[-1]
    for secret in (old, new):
        Verifier(secret).verify(body.decode(), headers)
    save(record, 2)
    clock.now += timedelta(hours=25)
    deliverer.deliver_due()
    assert len(receiver.got[-1][0]["webhook-signature"].split()) == 1


def test_private_address_is_never_called(record: Record, receiver: Receiver, clock: Clock) -> None:
    hook, _ = hooked(record, receiver)
    save(record, 1)
    Deliverer(record, (), clock).deliver_due()
    assert not receiver.got
    assert "not a public address" in (record.webhooks.tries("default", hook.id).items[0].failure or "")


def test_two_deliverers_send_once(record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock) -> None:
    hooked(record, receiver)
    save(record, 1)
    taken = record.webhooks.claim("default", clock.now, LEASE)
    assert len(taken) == 1 and deliverer.deliver_due() == 0
    clock.now += LEASE
    assert deliverer.deliver_due() == 1  # the other one died


def test_erased_person_is_in_no_later_message(record: Record, receiver: Receiver, deliverer: Deliverer) -> None:
    hooked(record, receiver)
    save(record, 1)
    (brandt,) = record.speakers.search("default", SpeakerFilter(q="Brandt")).items
    record.corrections.rename("default", brandt.id, "Ilsa M. Brandt", Editor("Kim"))
    record.erasure.erase_speaker("default", brandt.id, Editor("Kim"))
    while deliverer.deliver_due():
        pass
    sent = [json.loads(body) for _, body in receiver.got]
    assert [message["type"] for message in sent] == ["article.saved", "speaker.erased"]


def test_a_fault_of_ours_fails_one_webhook_alone(
    record: Record, receiver: Receiver, deliverer: Deliverer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = [hooked(record, receiver)[0] for _ in range(2)]
    save(record, 1)
    sign = deliverer_module.headers

    def sign_one(due: Due, moment: datetime, body: str) -> dict[str, str]:
        if due.webhook == hooks[0].id:
            raise ValueError("this secret cannot sign")
        return sign(due, moment, body)

    monkeypatch.setattr(deliverer_module, "headers", sign_one)
    assert deliverer.deliver_due() == 2
    failed, went = (record.webhooks.tries("default", hook.id).items for hook in hooks)
    assert failed[0].failure == "On Record could not send it: ValueError." and went[0].status == 204
    monkeypatch.undo()
    clock.now += timedelta(hours=1)
    deliverer.deliver_due()
    assert record.webhooks.tries("default", hooks[0].id).items[0].status == 204
