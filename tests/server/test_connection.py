"""A client's connection: whether a request has arrived, and reading and writing within limits."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator

import pytest
from gunicorn.config import Config

from quotes.server.connection import Connection, TimedSocket, missing
from quotes.server.refusals import TOO_SLOW

HEAD = b"POST /v1/extract HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def both() -> Iterator[tuple[Connection, socket.socket]]:
    """A connection as the worker has it, and its client's socket."""
    ours, client = socket.socketpair(socket.AF_UNIX)
    connection = Connection(Config(), ours, client.getpeername(), ours.getsockname())
    client.settimeout(30)
    yield connection, client
    connection.close()
    client.close()


@pytest.mark.parametrize(
    ("seen", "more"),
    [
        (b"G", 1),
        (HEAD, 1),
        (b"GET / HTTP/1.1\r\n\r\n", 0),
        (HEAD + b"Content-Length: 10\r\n\r\n", 10),
        (HEAD + b"content-length:10\r\nA: b\r\n\r\n0123", 6),
        (HEAD + b"Content-Length: 10\r\n\r\n0123456789", 0),
        (HEAD + b"Content-Length: 10\r\n\r\n0123456789GET / HTTP/1.1\r\n", 0),
        (HEAD + b"Content-Length: ten\r\n\r\n", 0),
        (HEAD + b"Content-Length: 999999999\r\n\r\n" + bytes(65_536), 0),
        (HEAD + b"Expect: 100-continue\r\nContent-Length: 10\r\n\r\n", 0),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", 0),
        (b"A" * 65_536, 0),
    ],
)
def test_what_is_still_missing(seen: bytes, more: int) -> None:
    assert missing(seen) == more


def test_reading_and_writing_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.server.connection.SEND_SECONDS", 0.2)
    here, there = socket.socketpair()
    with TimedSocket(fileno=here.detach()) as ours, there:
        there.sendall(b"slow")
        ours.receive_until = time.monotonic() + 0.2
        assert ours.recv(100) == b"slow"
        with pytest.raises(ConnectionResetError):
            ours.recv(100)
        with pytest.raises(BrokenPipeError):
            ours.sendall(bytes(50_000_000))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems send the head by itself")
def test_the_head_of_an_answer_goes_out_with_its_body() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()) as client,
        TimedSocket(fileno=listener.accept()[0].detach()) as ours,
    ):
        assert any(_waits(ours, client) for _ in range(5)), "the system holds it for 0.2 s"
        ours.begin_answer()
        ours.sendall(b"head")
        ours.end_answer()
        client.settimeout(30)
        assert client.recv(100) == b"head", "there is no body"


def _waits(ours: TimedSocket, client: socket.socket) -> bool:
    """Whether the head of an answer waits for the body."""
    ours.begin_answer()
    ours.sendall(b"head,")
    client.settimeout(0.001)
    try:
        client.recv(100)
    except TimeoutError:
        waited = True
    else:
        waited = False
    ours.sendall(b"body")
    client.settimeout(30)
    assert client.recv(100) == (b"head,body" if waited else b"body")
    return waited


def test_a_request_arrives_whole(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    assert not connection.has_arrived() and not connection.has_begun
    client.sendall(HEAD + b"Content-Length: 4\r\n\r\n01")
    assert not connection.has_arrived() and connection.has_begun
    client.sendall(b"23")
    assert connection.has_arrived() and not connection.has_begun


def test_a_client_that_left_has_arrived(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    client.sendall(HEAD)
    assert not connection.has_arrived()
    client.shutdown(socket.SHUT_WR)
    assert connection.has_arrived(), "no more will come"


def test_the_next_request_is_there(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    began = time.monotonic()
    assert not connection.has_next(0.01) and time.monotonic() - began < 5, "nobody waits for one that does not come"
    client.sendall(HEAD + b"Content-Length: 4\r\n\r\n01")
    assert not connection.has_next(0.01), "it is not whole"
    assert not connection.has_arrived() and connection.has_begun, "and can still be waited for"
    client.sendall(b"23")
    assert connection.has_next(30) and connection.sock.recv(1) == b"P", "nothing of it was read"


def test_a_client_that_left_sends_no_more(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    client.shutdown(socket.SHUT_WR)
    assert not connection.has_next(30)
    client.close()
    assert not connection.has_next(30)


def test_a_refusal_is_sent(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    client.sendall(HEAD)
    connection.refuse(TOO_SLOW)
    connection.close()
    connection.close()
    answer = b"".join(iter(lambda: client.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n") and b"problem+json" in answer


def test_nobody_listens_to_a_refusal(both: tuple[Connection, socket.socket]) -> None:
    connection, client = both
    client.close()
    connection.refuse(TOO_SLOW)
    connection.close(graceful=True)
    assert connection.sock.fileno() < 0
