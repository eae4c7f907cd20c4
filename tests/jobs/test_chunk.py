"""Batches over HTTP, worked off by a worker in this process."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from rq import Queue
from rq.serializers import JSONSerializer

from app import create_app
from quotes.errors import Unavailable
from quotes.jobs import chunk as working
from quotes.jobs.intake import receive
from quotes.jobs.queue import NAME
from quotes.record import Record
from quotes.record.batches import CHUNK
from quotes.record.model import SpeakerFilter
from quotes.settings import Settings

NDJSON = "application/x-ndjson"


def article(number: int, name: str = "Ilsa Brandt") -> dict[str, Any]:
    """A short article."""
    text = f"“The ferry sails at {number} tonight,” harbour master {name} said on Monday."
    return {"id": f"ferry-{number}", "text": text, "published": "2024-03-11"}


def body(lines: Iterable[dict[str, Any] | bytes]) -> bytes:
    """Articles, and lines as they are, as NDJSON."""
    return b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)


def send(client: FlaskClient, lines: Iterable[dict[str, Any] | bytes]) -> dict[str, Any]:
    """Post a batch that is taken."""
    answer = client.post("/v1/batches", data=body(lines), content_type=NDJSON)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == f"/v1/batches/{answer.json['id']}"
    return answer.json


def state(client: FlaskClient, batch: dict[str, Any]) -> dict[str, Any]:
    """How far it is."""
    return client.get(f"/v1/batches/{batch['id']}").json


def results(client: FlaskClient, batch: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
    """What its lines are told."""
    answer = client.get(f"{batch['results']}{query}")
    assert answer.status_code == 200 and answer.mimetype == NDJSON
    return [json.loads(line) for line in answer.data.splitlines()]


def problem(answer: Any, status: int, field: str | None = None) -> str:
    """The detail of a problem document of this status, about this field."""
    assert answer.status_code == status and answer.mimetype == "application/problem+json", answer.text
    assert field is None or field in [error["field"] for error in answer.json["errors"]]
    return answer.json["detail"]


def test_each_line_gets_its_answer_in_order(client: FlaskClient, work: Callable[..., None]) -> None:
    bad = [
        b'{"id": "cut off", "text":',
        b"",
        b'{"id": 7}',
        b"\xff",
        b'{"id": "\\ud800", "text": "\\u0000"}',
        b"[" * 999,
    ]
    long = json.dumps({"text": "x" * 8_000_000}).encode()
    lines = [article(1), *bad, long, article(2), article(1), {**article(3), "uri": "https://desk.example/3"}]
    batch = send(client, lines)
    assert (batch["lines"], batch["answered"], batch["failed"], batch["ended_at"]) == (10, 1, 1, None)
    assert results(client, batch) == []
    work()
    now = state(client, batch)
    assert (now["status"], now["lines"], now["answered"], now["failed"]) == ("finished", 10, 10, 6)
    assert now["ended_at"]
    told = results(client, batch)
    assert [t["line"] for t in told] == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
    assert [t["id"] for t in told] == ["ferry-1", None, 7, None, "\ud800", None, None, "ferry-2", "ferry-1", "ferry-3"]
    assert [t.get("status") for t in told] == ["created", *[None] * 6, "created", "unchanged", "created"]
    assert [t.get("uri") for t in told if "uri" in t] == ["ferry-1", "ferry-2", "ferry-1", "https://desk.example/3"]
    reasons = ["not JSON", "words as text or as html", "UTF-8", "NUL", "nested", "longer than"]
    assert all(reason in t["error"] for reason, t in zip(reasons, [t for t in told if "error" in t], strict=True))
    assert (
        client.get(f"/v1/articles/{told[0]['article']}").json["quotations"][0]["id"] == told[0]["changes"]["added"][0]
    )
    assert results(client, batch, "?after=6&limit=2") == told[5:7]
    assert results(client, batch, "?after=11") == []
    assert "ETag" not in client.get(batch["results"]).headers


def test_a_canceled_story_is_retracted(client: FlaskClient, work: Callable[..., None]) -> None:
    story = {"uri": "urn:desk:storm", "body_text": "“The storm is over,” said pilot Wim Lauterbach."}
    batch = send(client, [story, {"id": "c", "uri": "urn:desk:storm", "pubstatus": "canceled"}])
    work()
    created, retracted = results(client, batch)
    named = created["article"]
    assert retracted == {"id": "c", "line": 2, "status": "retracted", "article": named, "uri": "urn:desk:storm"}
    assert client.get(f"/v1/articles/{named}").status_code == 410


def test_an_odd_id_is_told_as_it_came_or_not_at_all(client: FlaskClient, work: Callable[..., None]) -> None:
    """What is told is JSON again, which has no infinity; and true is the id of nothing."""
    words = b'"text": "The ferry sails."}'
    batch = send(client, [b'{"id": 1e999, ' + words, b'{"id": true, ' + words, b'{"id": 4711, ' + words])
    work()
    told = [
        json.loads(line, parse_constant=lambda name: pytest.fail(name))
        for line in client.get(batch["results"]).data.splitlines()
    ]
    assert [(t["id"], t.get("uri"), "error" in t) for t in told] == [
        (None, None, True),
        (True, None, True),
        (4711, "4711", False),
    ]


def test_what_is_not_taken_leaves_nothing(make_settings: Callable[..., Settings], server: redis.Redis) -> None:
    settings = make_settings(max_batch_bytes=20_000, max_batch_lines=50)
    settings.instance_dir.mkdir()
    record = Record(settings.record_url)
    record.migrate()
    app = create_app(settings)
    client = app.test_client()
    post = {"content_type": NDJSON}
    short = body(article(number) for number in range(51))
    for _ in range(2):  # nobody knows whether it is the same batch again: it is read again
        answer = client.post("/v1/batches", data=short, headers={"Idempotency-Key": "fifty-one"}, **post)
        assert "50 lines" in problem(answer, 413, "body")
        assert "Idempotent-Replayed" not in answer.headers
    big = body([b" " * 20_000, article(1)])
    problem(client.post("/v1/batches", data=big, **post), 413)
    chunked = {"wsgi.input": BytesIO(big), "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    assert "20000 bytes" in problem(client.post("/v1/batches", environ_overrides=chunked, **post), 413, "body")
    broken = {"wsgi.input": BytesIO(body([article(1)])), "CONTENT_LENGTH": "9999"}
    assert "to its end" in problem(client.post("/v1/batches", environ_overrides=broken, **post), 400)
    for nothing in (b"", b"\n \n"):
        assert "no line" in problem(client.post("/v1/batches", data=nothing, **post), 422, "body")
    problem(client.post("/v1/batches", data=short, content_type="application/json"), 415, "Content-Type")
    problem(client.post("/v1/batches", data=short, headers={"Content-Encoding": "gzip"}, **post), 415)
    problem(client.get("/v1/batches/nothing"), 404)
    problem(client.get("/v1/batches/nothing/results"), 404)
    problem(client.delete(f"/v1/batches/{'0' * 32}"), 404)
    problem(client.get("/v1/batches/nothing/results?after=-1"), 422, "after")
    with record._store.engine.connect() as connection:
        for table in ("batches", "batch_chunks", "batch_lines"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
    record.close()
    app.extensions["on_record_jobs"].close()
    app.extensions["on_record"].close()


def test_without_redis_there_are_no_batches(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings(redis_url="redis://127.0.0.1:1/0")
    settings.instance_dir.mkdir()
    Record(settings.record_url).migrate()
    app = create_app(settings)
    client = app.test_client()
    answer = client.post("/v1/batches", data=body([article(1)]), content_type=NDJSON)
    assert "Redis" in problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0
    batches = app.extensions["on_record"].record.batches
    id_ = batches.open("default", "test")
    assert client.get(f"/v1/batches/{id_}").json["workers"] is None, "what is known can be read"
    app.extensions["on_record_jobs"].close()
    app.extensions["on_record"].close()


def test_a_batch_that_no_worker_takes_says_so(client: FlaskClient, work: Callable[..., None]) -> None:
    batch = send(client, [article(1)])
    assert batch["workers"] == 0 and "python app.py work" in batch["warning"]
    work()
    assert state(client, batch)["warning"] is None


def test_a_cancelled_batch_is_not_worked_on(client: FlaskClient, work: Callable[..., None]) -> None:
    batch = send(client, [article(number) for number in range(CHUNK + 2)])
    work(1)
    cancelled = client.delete(f"/v1/batches/{batch['id']}")
    assert (cancelled.status_code, cancelled.json["status"], cancelled.json["answered"]) == (200, "cancelled", CHUNK)
    work()
    told = results(client, batch)
    assert ["error" in t for t in told] == [False] * CHUNK + [True] * 2
    assert client.get("/v1/speakers").json["speakers"][0]["articles"] == CHUNK
    assert client.delete(f"/v1/batches/{batch['id']}").status_code == 200
    done = send(client, [article(100)])
    work()
    problem(client.delete(f"/v1/batches/{done['id']}"), 409)


def test_a_small_batch_does_not_wait_for_a_large_one(client: FlaskClient, work: Callable[..., None]) -> None:
    large = send(client, [article(number) for number in range(6 * CHUNK)])
    small = send(client, [article(number) for number in range(1000, 1000 + CHUNK)])
    work(4)
    assert state(client, small)["status"] == "finished"
    assert state(client, large)["answered"] == 3 * CHUNK
    work()
    assert state(client, large)["status"] == "finished"


def test_what_redis_forgets_comes_again(client: FlaskClient, app: Flask, server: redis.Redis, work: Any) -> None:
    batch = send(client, [article(number) for number in range(4 * CHUNK)])
    work(1)
    server.flushall()
    work()
    assert state(client, batch)["answered"] == CHUNK, "the queue knows of nothing"
    app.extensions["on_record_jobs"].sweep()
    work()
    assert state(client, batch)["status"] == "finished"
    assert [t["status"] for t in results(client, batch)] == ["created"] * 4 * CHUNK
    (brandt,) = app.extensions["on_record"].record.speakers.search("default", SpeakerFilter()).items
    assert (brandt.articles, brandt.statements) == (4 * CHUNK, 4 * CHUNK)


def test_a_worker_asked_to_stop_leaves_its_chunk_to_others(client: FlaskClient, app: Flask, work: Any) -> None:
    batch = send(client, [article(number) for number in range(CHUNK)])
    runner = working._here[0]
    service, analyse = app.extensions["on_record"], app.extensions["on_record"].analyse

    def stop_soon(*given: Any) -> Any:
        runner.stopping.set()
        return analyse(*given)

    service.analyse = stop_soon
    work(1)
    assert state(client, batch)["answered"] == 1, "the article at hand is finished"
    service.analyse = analyse
    runner.stopping.clear()
    work()
    assert state(client, batch)["status"] == "finished"


def test_an_article_that_takes_too_long_fails_alone(client: FlaskClient, app: Flask, work: Any) -> None:
    service, analyse = app.extensions["on_record"], app.extensions["on_record"].analyse

    def slow_for_two(given: Any) -> Any:
        if "at 2 tonight" in given.text:
            raise Unavailable("The analysis of this article took more than 30 seconds.")
        if "at 3 tonight" in given.text:
            raise ZeroDivisionError
        return analyse(given)

    service.analyse = slow_for_two
    batch = send(client, [article(number) for number in (1, 2, 3, 4)])
    work()
    told = results(client, batch)
    assert [t.get("status") for t in told] == ["created", None, None, "created"]
    assert "30 seconds" in told[1]["error"] and "ZeroDivisionError" in told[2]["error"]


def test_other_jobs_in_redis_are_never_run(server: redis.Redis, work: Any, tmp_path: Any) -> None:
    trace = tmp_path / "trace"
    queue = Queue(NAME, connection=server, serializer=JSONSerializer)
    queue.enqueue_call("os.mkdir", args=(str(trace),))
    queue.enqueue_call("pathlib.Path.mkdir", args=("default", "0" * 32, 1, "x"))
    work()
    assert not trace.exists() and queue.count == 0


def test_a_long_batch_is_taken_in_bounded_memory(app: Flask) -> None:
    count, batches = 6_000, app.extensions["on_record"].record.batches
    id_ = batches.open("default", "test")
    tracemalloc.start()
    receive(batches, "default", id_, ((n, b"x" * 2_000) for n in range(1, count + 1)), most=count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert batches.accept("default", id_).lines == count
    assert peak < 5_000_000, f"{peak} bytes at most for {2_000 * count}"


def test_an_idempotency_key_stands_for_one_batch(client: FlaskClient) -> None:
    """The lines are compared, not only the address: another batch under the name of one before is not swallowed."""
    first, other = b'{"text": "All is well."}\n', b'{"text": "All is lost."}\n'

    def send_named(body: bytes) -> Any:
        headers = {"Idempotency-Key": "the-archive", "Content-Type": "application/x-ndjson"}
        return client.post("/v1/batches", data=body, headers=headers)

    sent = send_named(first)
    again = send_named(first)
    assert (sent.status_code, again.status_code, again.data) == (202, 202, sent.data)
    assert again.headers["Idempotent-Replayed"] == "true"
    for body in (other, first + other, b""):
        answer = send_named(body)
        assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")
