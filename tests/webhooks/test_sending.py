"""A POST is bounded in time, follows nothing, and only 2xx is success."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from quotes.webhooks.addresses import resolve
from quotes.webhooks.sending import Answer, post
from tests.support.live import free_port
from tests.support.receiver import Receiver, receiving

HERE = ("127.0.0.1",)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def sent(url: str, seconds: float = 30) -> Answer:
    return post(resolve(url, HERE), {"X-Of": "test"}, b"{}", seconds)


@pytest.mark.parametrize("status", [200, 202, 204])
def test_success(receiver: Receiver, status: int) -> None:
    receiver.status = status
    assert sent(receiver.url) == Answer(status, None)
    assert receiver.got[0][0]["host"] == f"127.0.0.1:{receiver.port}" and receiver.got[0][1] == b"{}"


@pytest.mark.parametrize("status", [301, 302, 307, 400, 410, 500])
def test_anything_else_is_a_failure(receiver: Receiver, status: int) -> None:
    receiver.status, receiver.headers = status, {"Location": receiver.url}
    assert sent(receiver.url) == Answer(status, f"Answered {status}.")
    assert len(receiver.got) == 1


def test_receiver_asks_for_time(receiver: Receiver) -> None:
    receiver.status, receiver.headers = 429, {"Retry-After": "120"}
    assert sent(receiver.url).retry_after == timedelta(minutes=2)
    receiver.headers = {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}
    assert sent(receiver.url).retry_after is None


def test_nobody_there() -> None:
    answer = sent(f"http://127.0.0.1:{free_port()}/")
    assert answer.status is None and answer.failure


def test_hanging_receiver_has_its_time(receiver: Receiver) -> None:
    receiver.hang = threading.Event()
    began = time.monotonic()
    answer = sent(receiver.url, seconds=0.5)
    assert answer.status is None and answer.failure and time.monotonic() - began < 30
