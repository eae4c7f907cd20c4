"""Digests reach a real mail server, one mail a day, and again where it was away; nobody gets one who ended them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from quotes.exchange.following import Links
from quotes.mail import digester as digester_module
from quotes.mail.digester import LEASE, LOOK, Digester
from quotes.mail.smtp import MailServer
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.follows import Topic
from quotes.record.model.speakers import SpeakerFilter
from tests.mail.conftest import Mailbox
from tests.support.stories import Said, story

MAIL, DAY = "kim@paper.example", timedelta(days=1)


class Clock:
    """A clock that a test sets on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def digester(record: Record, mailbox: Mailbox, clock: Clock) -> Digester:
    send = MailServer("127.0.0.1", mailbox.port, tls=False).send
    return Digester(record, send, "on-record@paper.example", Links("https://record.example", b"s" * 32), DAY, clock)


def save(record: Record, number: int, words: str = "No toll is planned") -> None:
    record.articles.save("default", *story(Said("Ilsa Brandt", f"{words}, item {number}."), uri=f"u:{number}"))


def follow(record: Record, clock: Clock, mail: str = MAIL, **topic: str) -> None:
    record.follows.add("default", "Kim", Topic(**topic), mail, clock.now)


def test_one_mail_a_day_for_everything(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    follow(record, clock, q="toll")
    follow(record, clock, q="bridge")
    save(record, 1)
    save(record, 2, "The bridge opens")
    assert digester.send_due() == 1 and digester.send_due() == 0
    save(record, 3)
    clock.now += DAY / 2
    assert digester.send_due() == 0
    clock.now += DAY / 2
    assert digester.send_due() == 1
    first, second = (message.get_content() for message in mailbox.got)
    assert "“toll”" in first and "“bridge”" in first and "item 3" not in first
    assert "item 3" in second and "item 1" not in second
    assert mailbox.receivers == [MAIL, MAIL]


def test_nothing_new_is_no_mail(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    follow(record, clock, q="toll")
    save(record, 1, "The bridge opens")
    assert digester.send_due() == 0 and mailbox.got == []
    save(record, 2)
    clock.now += LOOK
    assert digester.send_due() == 1  # the day has not to be waited for


def test_server_away_and_back(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    follow(record, clock, q="toll")
    save(record, 1)
    mailbox.answer = "451 later"
    digester.send_due()
    mailbox.answer = "250 taken"
    assert digester.send_due() == 0
    clock.now += timedelta(seconds=6)
    assert digester.send_due() == 1 and len(mailbox.got) == 1


def test_unknown_receiver_gets_no_more(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    follow(record, clock, q="toll")
    save(record, 1)
    mailbox.refused = {MAIL: "550 no such user"}
    digester.send_due()
    clock.now += 9 * DAY
    assert digester.send_due() == 0 and mailbox.got == []
    assert "550" in str(record.follows.all("default")[0].stopped_why)


def test_ended_mails_stay_ended(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    follow(record, clock, q="toll")
    follow(record, clock, "tove@paper.example", q="toll")
    record.follows.stop_mail("default", MAIL)
    save(record, 1)
    digester.send_due()
    assert mailbox.receivers == ["tove@paper.example"]


def test_erased_person_is_in_no_mail(record: Record, mailbox: Mailbox, digester: Digester, clock: Clock) -> None:
    save(record, 1)
    (brandt,) = record.speakers.search("default", SpeakerFilter(q="Brandt")).items
    follow(record, clock, speaker=brandt.id)
    follow(record, clock, q="toll")
    save(record, 2)
    record.erasure.erase_speaker("default", brandt.id, Editor("Kim"))
    assert digester.send_due() == 1
    (message,) = mailbox.got
    assert "item 2" in message.get_content() and "Brandt" not in message.as_string()


def test_a_fault_of_ours_fails_one_digest_alone(
    record: Record, mailbox: Mailbox, digester: Digester, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = "tove@paper.example"
    follow(record, clock, q="toll")
    follow(record, clock, others, q="toll")
    save(record, 1)
    composed = digester_module.compose

    def compose_one(sender: str, mail: str, *rest: Any) -> EmailMessage:
        if mail == MAIL:
            raise ValueError("this digest cannot be written")
        return composed(sender, mail, *rest)

    monkeypatch.setattr(digester_module, "compose", compose_one)
    assert (digester.send_due(), mailbox.receivers) == (1, [others])
    monkeypatch.undo()
    clock.now += LEASE
    assert (digester.send_due(), mailbox.receivers) == (1, [others, MAIL])
