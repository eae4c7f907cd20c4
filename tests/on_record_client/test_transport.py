"""The client sends again what is safe to send again, and says what is wrong with the rest."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load.ports import free_port
from on_record_client import OnRecord, OnRecordError, ProblemError, UnreachableError
from on_record_client.transport import TRIES, query_strings

PROBLEM = b'{"title": "Busy", "detail": "Wait.", "request_id": "r1", "errors": [{"field": "q", "detail": "Shorter."}]}'
AT_WORK = b'{"title": "Conflict", "detail": "Wait.", "errors": [{"field": "Idempotency-Key", "detail": "Wait."}]}'
ENDED = b'{"id": "b", "status": "finished", "engine": null, "lines": 3, "answered": 3, "failed": 1, "results": "/r", \
"workers": 1, "warning": null, "made_at": "2024-03-11T10:00:00Z", "ended_at": "2024-03-11T10:00:01Z"}'
VERDICT = b'{"verdict": "not_on_record", "matches": [], "added_later": 1}'
AT_ONCE = {"Retry-After": "0"}


class Scripted(ThreadingHTTPServer):
    """A server that gives its answers one after the other: (status, body, headers), or None: it breaks off."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[tuple[int, bytes, dict[str, str]] | None] = []
        self.got: list[tuple[str, str, bytes]] = []
        self.keys: list[str | None] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Scripted

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.got.append((self.command, self.path, body))
        self.server.keys.append(self.headers.get("Idempotency-Key"))
        answer = self.server.answers.pop(0)
        self.close_connection = True
        if answer is None:
            return
        status, content, headers = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_PATCH = do_DELETE = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def record(scripted: Scripted) -> Iterator[OnRecord]:
    with OnRecord(f"http://127.0.0.1:{scripted.server_port}") as client:
        yield client


@pytest.mark.parametrize("busy", [(503, PROBLEM, AT_ONCE), (429, PROBLEM, AT_ONCE), (409, AT_WORK, AT_ONCE), None])
def test_posts_are_repeated_under_one_key(record: OnRecord, scripted: Scripted, busy: object) -> None:
    scripted.answers += [busy, (200, VERDICT, {})]
    assert record.check_quotation("All is well").verdict == "not_on_record"
    assert scripted.got[0] == scripted.got[1]
    assert scripted.keys[0] and scripted.keys[0] == scripted.keys[1]
    scripted.answers.append((200, VERDICT, {}))
    record.check_quotation("All is well")
    assert scripted.keys[2] != scripted.keys[0]


def test_batches_are_repeated_from_their_first_line(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers += [None, (202, ENDED, {})]
    record.send_batch({"text": f"“All is well {n},” she said."} for n in range(3))
    assert scripted.got[0] == scripted.got[1]
    assert scripted.got[0][2].count(b"\n") == 3


def test_tries_are_bounded(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers += [(503, PROBLEM, AT_ONCE)] * TRIES
    with pytest.raises(ProblemError) as refused:
        record.check_quotation("All is well")
    assert len(scripted.got) == TRIES
    assert (refused.value.status, refused.value.request_id, refused.value.errors[0].field) == (503, "r1", "q")


def test_long_waits_are_left_to_the_caller(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers.append((429, PROBLEM, {"Retry-After": "3600"}))
    with pytest.raises(ProblemError) as refused:
        record.read_quotation("q1")
    assert (refused.value.retry_after, len(scripted.got)) == (3600, 1)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 412, 422, 500])
def test_refusals_are_not_repeated(record: OnRecord, scripted: Scripted, status: int) -> None:
    scripted.answers.append((status, PROBLEM, {}))
    with pytest.raises(OnRecordError):
        record.read_quotation("q1")
    assert len(scripted.got) == 1


def test_edits_that_may_be_done_are_not_repeated(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers += [None, None]
    with pytest.raises(UnreachableError):
        record.correct_quotation("q1", '"v1"', right=True)
    with pytest.raises(UnreachableError):
        record.retract_article("a1")
    assert [method for method, _, _ in scripted.got] == ["PATCH", "DELETE"]
    assert scripted.keys == [None, None]


def test_edits_are_not_redirected(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers.append((308, PROBLEM, {"Location": "/v1/speakers/other"}))
    with pytest.raises(ProblemError) as moved:
        record.erase_speaker("s1")
    assert (moved.value.location, len(scripted.got)) == ("/v1/speakers/other", 1)


def test_answers_of_others_are_problems_too(record: OnRecord, scripted: Scripted) -> None:
    scripted.answers.append((403, b"<html>Blocked</html>", {}))
    with pytest.raises(ProblemError, match="403 Forbidden"):
        record.read_quotation("q1")


def test_nobody_there() -> None:
    with OnRecord(f"http://127.0.0.1:{free_port()}") as client, pytest.raises(UnreachableError):
        client.read_quotation("q1")


def test_broken_results_go_on(record: OnRecord, scripted: Scripted) -> None:
    """A connection that breaks off between two lines costs no line and repeats none."""
    cut = b'{"id": null, "line": 1, "status": "created", "article": "a", "uri": null}\n'
    rest = b'{"id": null, "line": 2, "error": "No words."}\n{"id": null, "line": 3, "status": "created"}\n'
    scripted.answers += [(200, ENDED, {}), (200, cut, {"Content-Length": "9999"}), (200, rest, {})]
    results = list(record.follow_batch("b"))
    assert [result.line for result in results] == [1, 2, 3]
    assert results[1].error == "No words."
    assert [path for _, path, _ in scripted.got[1:]] == [
        "/v1/batches/b/results?after=0",
        "/v1/batches/b/results?after=1",
    ]


def test_lists_go_on_to_their_last_page(record: OnRecord, scripted: Scripted) -> None:
    first = b'{"webhooks": [], "deliveries": [], "next": "/x", "next_cursor": "c1"}'
    last = b'{"deliveries": [], "next": null, "next_cursor": null}'
    scripted.answers += [(200, first, {}), (200, last, {})]
    assert list(record.list_webhook_deliveries("w", limit=2)) == []
    assert [path.partition("?")[2] for _, path, _ in scripted.got] == ["limit=2", "limit=2&cursor=c1"]


def test_parameters_are_written_as_the_api_reads_them() -> None:
    given = {"from_date": date(2024, 3, 1), "kind": ["direct", "mixed"], "reviewed": True, "q": "a", "name": None}
    assert query_strings(given) == {"from": "2024-03-01", "kind": "direct,mixed", "reviewed": "true", "q": "a"}
