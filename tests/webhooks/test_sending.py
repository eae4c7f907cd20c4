"""A POST is bounded in time, follows nothing, and only 2xx is success."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from queue import Queue
from typing import Any

import pytest

from bench.load.ports import free_port
from quotes.webhooks import sending
from quotes.webhooks.addresses import resolve
from quotes.webhooks.sending import Answer, post
from tests.support.receiver import Receiver

HERE = ("127.0.0.1",)


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


@contextmanager
def trickling(begins: bytes) -> Iterator[int]:
    """A server that answers with ``begins`` and then with a byte now and then; its port."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def trickle() -> None:
            with suppress(OSError), server.accept()[0] as client:
                client.sendall(begins)
                while not over.wait(0.05):
                    client.sendall(b"\x02")

        threading.Thread(target=trickle, daemon=True).start()
        try:
            yield server.getsockname()[1]
        finally:
            over.set()


def in_time(url: str) -> Answer:
    """What came back within half a second, or some more on a busy machine."""
    answers: Queue[Answer] = Queue()
    threading.Thread(target=lambda: answers.put(sent(url, seconds=0.5)), daemon=True).start()
    return answers.get(timeout=10)


@pytest.mark.parametrize(
    ("scheme", "begins"),
    [("http", b"HTTP/1.1 200 "), ("https", b"\x16\x03\x03\x40\x00")],  # a record of TLS that does not end
)
def test_a_receiver_that_sends_a_byte_now_and_then_has_its_time(scheme: str, begins: bytes) -> None:
    with trickling(begins) as port:
        assert in_time(f"{scheme}://127.0.0.1:{port}/") == Answer(None, "No answer within 0.5 seconds.")


def test_the_time_to_connect_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, cut, was_cut = socket.create_connection, sending._Connection.cut, threading.Event()

    def cut_and_tell(connection: sending._Connection) -> None:
        cut(connection)
        was_cut.set()

    def connect_late(*of: Any) -> socket.socket:
        assert was_cut.wait(10)
        return connect(*of)

    monkeypatch.setattr(sending._Connection, "cut", cut_and_tell)
    monkeypatch.setattr("quotes.webhooks.sending.socket.create_connection", connect_late)
    with trickling(b"HTTP/1.1 200 ") as port:
        assert in_time(f"http://127.0.0.1:{port}/") == Answer(None, "No answer within 0.5 seconds.")
