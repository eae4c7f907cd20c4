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


class Stopped(BaseException):
    """The process is told to stop."""


def test_mail_is_sent_where_a_server_is_set(tmp_path: Path, record: Record) -> None:
    own = {"ON_RECORD_INSTANCE_DIR": str(tmp_path)}
    assert len(senders(Settings.from_environment(own), record)) == 1
    works = senders(Settings.from_environment(own | MAIL), record)
    assert [work() for work in works] == [0, 0]


@pytest.mark.parametrize("failure", [Unavailable("The record is away."), ValueError("a fault of ours")])
def test_goes_on_after_a_failure_and_does_what_else_there_is(failure: Exception) -> None:
    answers = iter([1, failure, 0, Stopped()])
    others = []

    def work() -> int:
        answer = next(answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    with pytest.raises(Stopped):
        run([work, lambda: others.append(1) or 0], pause=0)
    assert list(answers) == [] and len(others) == 3
