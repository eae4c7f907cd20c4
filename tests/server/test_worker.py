"""The worker that waits for requests without a thread: slow clients, silent ones, and those that never read."""

from __future__ import annotations

import http.client
import json
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any

import pytest
from gunicorn.config import Config

from quotes.api.middleware.problems import kinds, slug
from quotes.server.connection import Connection
from quotes.server.launch import ErrorLogger
from quotes.server.load_board import LoadBoard
from quotes.server.worker import Worker
from schemas.problem import ProblemSchema
from tests.support.live import Server, kill_all, until

HEAD = b"POST /v1/extract HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with one worker of four threads."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="1", ON_RECORD_THREADS="4")
        yield server
        server.stop()
        kill_all(folder)


@pytest.mark.slow
def test_slow_clients_take_no_thread(server: Server) -> None:
    """Fifty that say nothing, fifty in the middle of a head, fifty in the middle of a body: others are answered."""
    with ExitStack() as stack:
        clients = []
        for began in (b"", HEAD, HEAD + b"Content-Type: text/plain\r\nContent-Length: 6\r\n\r\nall"):
            for _ in range(50):
                client = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                client.sendall(began)
                clients.append(client)
        start = time.monotonic()
        assert server.get("/healthz")[0] == 200
        assert time.monotonic() - start < 5, "before the slow ones were given up"
        clients[-1].sendall(b"ok.")  # it was slow, and yet it is answered
        clients[-1].settimeout(60)
        assert clients[-1].recv(12) == b"HTTP/1.1 200"
        silent = clients[0]
        silent.settimeout(60)
        assert silent.recv(1) == b"", "who says nothing is given up in time"
        for slow in (clients[50], clients[100]):
            slow.settimeout(60)
            head, body = b"".join(iter(lambda slow=slow: slow.recv(65_536), b"")).split(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 408") and json.loads(body)["status"] == 408, "and who began is told"


@pytest.mark.parametrize("began", [b"POST /v1/ex", HEAD, HEAD + b"Content-Length: 100\r\n\r\nall"])
def test_a_client_that_closes_its_side_takes_no_processor_time(server: Server, began: bytes) -> None:
    """Its socket stays readable for good: whoever waits for more of it would look again and again."""
    (worker,) = server.workers()
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(60)
        client.sendall(began)
        before, began_at = worker.cpu_times().user, time.monotonic()
        client.shutdown(socket.SHUT_WR)
        b"".join(iter(lambda: client.recv(65_536), b""))
        assert time.monotonic() - began_at < 5, "given up at once"
    assert worker.cpu_times().user - before < 2


def test_no_client_says_where_the_service_is_mounted(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(60)
        client.sendall(
            b"GET //evil.example/speakers HTTP/1.1\r\nHost: 127.0.0.1\r\nSCRIPT_NAME: //evil.example\r\n"
            b"Connection: close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: client.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 404")


def test_a_body_in_pieces_is_whole(server: Server) -> None:
    body = b'"The ferry sails tonight," Ilsa Brandt said.' + b"\n" * 150_000
    head = HEAD + f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(60)
        for start in range(0, len(body), 20_000):
            client.sendall((head if start == 0 else b"") + body[start : start + 20_000])
        answer = b""
        while block := client.recv(65_536):
            answer += block
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"The ferry sails tonight" in answer


@pytest.mark.parametrize(
    ("call", "kind"),
    [("extract", "text/plain"), ("articles", "text/html"), ("batches", "application/x-ndjson")],
)
def test_a_client_that_breaks_its_body_off_has_sent_nothing(server: Server, call: str, kind: str) -> None:
    """Half an article would be a revision of the whole one, and take its quotations back."""
    sent = (
        b'{"text": "\\"The ferry sails,\\" Ilsa Brandt said."}\n{"te'
        if call == "batches"
        else b'"The ferry sails," Ilsa'
    )
    head = f"POST /v1/{call} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: 500\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(60)
        client.sendall(head.encode() + sent)
        client.shutdown(socket.SHUT_WR)
        answer, _, body = b"".join(iter(lambda: client.recv(65_536), b"")).partition(b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400") and b"Connection: close" in answer
    assert [fault["field"] for fault in json.loads(body)["errors"]] == ["body"]


def test_a_connection_is_closed_after_long_work_and_kept_after_short(server: Server) -> None:
    """So that a client's next article goes to whichever worker is free."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as client:
        client.request("GET", "/healthz")
        client.getresponse().read()
        assert client.sock is not None
        text = '"The ferry sails tonight," Ilsa Brandt said. ' * 200
        client.request("POST", "/v1/extract", text.encode(), {"Content-Type": "text/plain"})
        answer = client.getresponse()
        assert (answer.status, answer.getheader("Connection")) == (200, "close")


def test_an_answer_without_a_body_goes_out_at_once(server: Server) -> None:
    """The system would hold its head for 0.2 s."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as client:
        seconds = []
        for _ in range(10):
            began = time.monotonic()
            client.request("HEAD", "/healthz")
            client.getresponse().read()
            seconds.append(time.monotonic() - began)
    assert min(seconds) < 0.1


def test_an_unread_body_ends_the_connection(server: Server) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as client:
        with suppress(BrokenPipeError):  # the answer may be there before a slow client has sent all
            client.request("POST", "/v1/extract", bytes(8_100_000), {"Content-Type": "application/json"})
        answer = client.getresponse()
        assert (answer.status, answer.getheader("Connection")) == (413, "close")


GET = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_idle_and_halting_clients_take_no_thread(server: Server) -> None:
    """Fifty answered ones that say no more, fifty that began their next request: others are answered, then they too."""
    with ExitStack() as stack:
        clients = []
        for number in range(100):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            client.settimeout(60)
            client.sendall(GET)
            answer = http.client.HTTPResponse(client)
            answer.begin()
            assert answer.status == 200 and answer.read()
            client.sendall(GET[:20] if number % 2 else b"")
            clients.append(client)
        start = time.monotonic()
        assert server.get("/healthz")[0] == 200
        assert time.monotonic() - start < 5
        clients[-1].sendall(GET[20:])
        assert clients[-1].recv(12) == b"HTTP/1.1 200"


def test_those_who_never_pause_leave_threads_to_others(server: Server) -> None:
    """Twice as many clients as threads, each with its next request in the moment of its answer."""
    answers, over = [0] * 8, threading.Event()

    def ask(number: int) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as client:
            while not over.is_set():
                client.request("GET", "/healthz")
                client.getresponse().read()
                answers[number] += 1

    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(ask, number) for number in range(8)]
        assert until(lambda: min(answers) >= 20)
        start = time.monotonic()
        assert server.get("/healthz")[0] == 200
        took = time.monotonic() - start
        over.set()
    assert took < 5 and not any(task.exception() for task in asking)
    assert min(answers) * 20 > max(answers), answers


@pytest.fixture
def held() -> Iterator[tuple[Worker, Connection, socket.socket]]:
    """A worker with one thread that serves nobody yet, a connection as it has it, and the client's socket. The client
    sends each request after the first while the one before is answered."""
    cfg = Config()
    worker = Worker(1, 0, [], None, 30, cfg, ErrorLogger(cfg))
    worker.load_board, worker.slot, worker.tpool = LoadBoard(), 0, ThreadPoolExecutor(1)
    ours, client = socket.socketpair(socket.AF_UNIX)
    conn = Connection(cfg, ours, ("127.0.0.1", 1), ("127.0.0.1", 2))
    conn.data_ready = True
    client.settimeout(60)
    to_come = [GET, GET]

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if to_come:
            client.sendall(to_come.pop())
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    worker.wsgi = app
    client.sendall(GET)
    with worker.tpool, closing(conn), client:
        yield worker, conn, client


def test_a_thread_goes_on_with_the_next_request(held: tuple[Worker, Connection, socket.socket]) -> None:
    worker, conn, client = held
    assert worker.handle(conn), "and at last leaves the connection to the main loop"
    assert client.recv(65_536).count(b"200 OK") == 3


def test_a_thread_that_others_wait_for_goes_on_with_them(held: tuple[Worker, Connection, socket.socket]) -> None:
    worker, conn, client = held
    free = threading.Event()
    for _ in range(2):  # one has the only thread, and one waits for it
        worker.tpool.submit(free.wait)
    assert worker.handle(conn)
    free.set()
    assert client.recv(65_536).count(b"200 OK") == 1


def test_a_worker_that_stops_begins_nothing_more(held: tuple[Worker, Connection, socket.socket]) -> None:
    worker, conn, client = held
    worker.alive = False
    assert not worker.handle(conn)
    assert client.recv(65_536).count(b"200 OK") == 1


CHUNKED = b"POST /v1/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
SECRET = b"The minister resigns"


@pytest.mark.parametrize(
    ("sent", "status", "field"),
    [
        (b"\0\1\2 " + SECRET + b"\r\n\r\n", 400, "request line"),
        (b"POST /v1/extract?title=" + SECRET + b" HTTP/1.1\r\n\r\n", 400, "request line"),
        (b"get / HTTP/1.1\r\n\r\n", 400, "request line"),
        (b"GET / HTTP/3.0\r\n\r\n", 400, "request line"),
        (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", 414, "request line"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 9_000 + b"\r\n\r\n", 431, "headers"),
        (b"GET / HTTP/1.1\r\nX-Title: " + SECRET + b"\0\r\n\r\n", 400, "X-Title"),
        (b"GET / HTTP/1.1\r\n" + SECRET + b": a\r\n\r\n", 400, "headers"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "Host"),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400, "Content-Length"),
        (HEAD + b"Transfer-Encoding: xchunked\r\n\r\n", 501, "Transfer-Encoding"),
        (HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 501, "Transfer-Encoding"),
        (HEAD + b"Expect: a miracle\r\n\r\n", 417, "Expect"),
        (CHUNKED % (b"extract", b"text/plain") + b"zz\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400, "body"),
        (CHUNKED % (b"articles", b"application/json") + b"-1\r\nabc\r\n0\r\n\r\n", 400, "body"),
        (CHUNKED % (b"articles", b"text/plain") + b"3\r\nabcdef\r\n0\r\n\r\n", 400, "body"),
        (CHUNKED % (b"batches", b"application/x-ndjson") + b"2;" + b"a" * 30_000 + b"\r\n{}\r\n", 400, "body"),
    ],
)
def test_what_is_no_request_gets_one_problem_document(server: Server, sent: bytes, status: int, field: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(60)
        client.sendall(sent)
        answer = b"".join(iter(lambda: client.recv(65_536), b""))
    head, body = answer.split(b"\r\n\r\n")  # one answer, and the connection is closed
    assert int(head[9:12]) == status and b"application/problem+json" in head
    assert not ProblemSchema().validate(problem := json.loads(body))
    assert (problem["status"], [error["field"] for error in problem["errors"]]) == (status, [field])
    assert f"#{slug(problem['title'])}" in problem["type"] and slug(problem["title"]) in {k.slug for k in kinds()}
    assert SECRET not in answer and SECRET.decode() not in server.log.read_text()
