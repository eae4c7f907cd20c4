"""Messages are handed to a real mail server; what it refuses is told without addresses, and whether for good."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bench.load.ports import free_port
from quotes.mail.smtp import MailFailed, MailServer
from tests.mail.conftest import Mailbox


def message(to: str = "kim@paper.example") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "on-record@paper.example", to, "New"
    made.set_content("“Es ist schön.”")
    return made


def test_urls() -> None:
    assert MailServer.of("smtps://a%40b:p%2Fw@mail.example") == MailServer("mail.example", 465, True, "a@b", "p/w")
    assert MailServer.of("smtp://mail.example:2525/") == MailServer("mail.example", 2525, False)
    assert "p/w" not in repr(MailServer.of("smtps://a:p%2Fw@mail.example"))


def test_taken(mailbox: Mailbox) -> None:
    MailServer("127.0.0.1", mailbox.port, tls=False).send(message())
    assert mailbox.receivers == ["kim@paper.example"]
    assert mailbox.got[0].get_content().strip() == "“Es ist schön.”"


@pytest.mark.parametrize(("answer", "for_good"), [("550 no such user", True), ("451 later", False)])
def test_receiver_refused(mailbox: Mailbox, answer: str, for_good: bool) -> None:
    mailbox.refused = {"kim@paper.example": answer}
    with pytest.raises(MailFailed) as failed:
        MailServer("127.0.0.1", mailbox.port, tls=False).send(message())
    assert failed.value.for_good == for_good and "kim" not in str(failed.value) and answer[:3] in str(failed.value)


def test_message_refused_or_nobody_there(mailbox: Mailbox) -> None:
    mailbox.answer = "554 not today"
    for port in (mailbox.port, free_port()):
        with pytest.raises(MailFailed) as failed:
            MailServer("127.0.0.1", port, tls=False).send(message())
        assert not failed.value.for_good


def test_no_password_without_tls(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    server = MailServer("localhost.localdomain", mailbox.port, tls=False, user="a", password="secret")
    monkeypatch.setattr("socket.getaddrinfo", _to(mailbox.port))
    with pytest.raises(MailFailed, match="no TLS"):
        server.send(message())
    assert mailbox.got == []


def _to(port: int):  # type: ignore[no-untyped-def]
    """Every name leads to the mail server of the test."""
    import socket

    return lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
