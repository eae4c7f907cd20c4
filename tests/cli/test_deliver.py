"""The command sends webhooks, and mail where a server is set; it ends after one round where that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.cli.deliver import run, senders
from quotes.errors import Unavailable
from quotes.record import Record
from quotes.settings import Settings

MAIL = {
    "ON_RECORD_SMTP_URL": "smtp://127.0.0.1:25",
    "ON_RECORD_MAIL_FROM": "on-record@paper.example",
    "ON_RECORD_PUBLIC_URL": "https://record.example",
}


class Stopped(Exception):
    """The process is told to stop."""


def test_mail_is_sent_where_a_server_is_set(tmp_path: Path, record: Record) -> None:
    own = {"ON_RECORD_INSTANCE_DIR": str(tmp_path)}
    assert len(senders(Settings.from_environment(own), record)) == 1
    works = senders(Settings.from_environment(own | MAIL), record)
    assert [work() for work in works] == [0, 0]


def test_goes_on_after_the_record_was_away() -> None:
    answers = iter([1, Unavailable("The record is away."), 0, Stopped()])

    def work() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(Stopped):
        run([work], pause=0)
    assert list(answers) == []
