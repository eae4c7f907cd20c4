"""Batches over HTTP: what is taken, what is refused, who sees them. What becomes of their lines: tests/jobs."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from quotes.record import Record
from quotes.settings import Settings
from tests.support.batches import NDJSON, article, body, problem, results, send, state
from tests.support.keyed import holding, make


def test_what_is_not_taken_leaves_nothing(make_settings: Callable[..., Settings]) -> None:
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
    assert "is incomplete" in problem(client.post("/v1/batches", environ_overrides=broken, **post), 400)
    for nothing in (b"", b"\n \n"):
        assert "no line" in problem(client.post("/v1/batches", data=nothing, **post), 422, "body")
    problem(client.post("/v1/batches", data=short, content_type="application/json"), 400, "body")
    problem(client.post("/v1/batches", data=short, content_type="text/plain"), 415, "Content-Type")
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


def test_a_batch_at_the_limit_is_taken(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings(max_batch_bytes=20_000)
    settings.instance_dir.mkdir()
    Record(settings.record_url).migrate()
    app = create_app(settings)
    whole = body([article(1)]).ljust(20_000)
    for sent, status in ((whole, 202), (whole + b" ", 413)):
        chunked = {"wsgi.input": BytesIO(sent), "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
        answer = app.test_client().post("/v1/batches", content_type=NDJSON, environ_overrides=chunked)
        assert answer.status_code == status, answer.text
    app.extensions["on_record_jobs"].close()
    app.extensions["on_record"].close()


def test_no_batches_without_redis(make_settings: Callable[..., Settings]) -> None:
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


def test_a_key_names_one_batch(client: FlaskClient) -> None:
    """The lines are compared, not only the address: another batch under the name of one before is not swallowed."""
    first, other = b'{"text": "All is well."}\n', b'{"text": "All is lost."}\n'

    def send_named(lines: bytes) -> Any:
        headers = {"Idempotency-Key": "the-archive", "Content-Type": "application/x-ndjson"}
        return client.post("/v1/batches", data=lines, headers=headers)

    sent = send_named(first)
    again = send_named(first)
    assert (sent.status_code, again.status_code, again.data) == (202, 202, sent.data)
    assert again.headers["Idempotent-Replayed"] == "true"
    for lines in (other, first + other, b""):
        answer = send_named(lines)
        assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_a_batch_is_sent_and_read(client: FlaskClient) -> None:
    batch = send(client, [article(1), b"no JSON", b"", article(2)])
    now = state(client, batch)
    assert (now["id"], now["lines"], now["answered"], now["status"]) == (batch["id"], 3, 0, "queued")
    assert results(client, batch) == []
    cancelled = client.delete(f"/v1/batches/{batch['id']}")
    assert (cancelled.status_code, cancelled.json["status"]) == (200, "cancelled")
    assert ["error" in told for told in results(client, batch)] == [True] * 3
    assert [told["line"] for told in results(client, batch, "?after=1&limit=1")] == [2]


def test_few_articles_are_one_object(client: FlaskClient) -> None:
    """They are stored as lines, what is wrong with one of them is told among the results, and a repeat is one batch."""
    given = json.dumps({"articles": [article(1), {"id": "odd \ud800", "text": 5}, article(2)]})
    post = {"data": given, "content_type": "application/json", "headers": {"Idempotency-Key": "few"}}
    sent = client.post("/v1/batches", **post)
    assert (sent.status_code, sent.json["lines"]) == (202, 3), sent.text
    again = client.post("/v1/batches", **post)
    assert (again.data, again.headers["Idempotent-Replayed"]) == (sent.data, "true")
    client.delete(f"/v1/batches/{sent.json['id']}")
    assert [told["line"] for told in results(client, sent.json)] == [1, 2, 3]


def test_objects_without_articles_are_refused(client: FlaskClient) -> None:
    before = len(client.get("/v1/batches").json["batches"])
    for given, field in (
        ({}, "articles"),
        ({"articles": []}, "articles"),
        ({"articles": [article(1)] * 1001}, "articles"),
        ({"articles": [article(1), "text"]}, "articles.1"),
        ({"articles": [article(1)], "newsroom": "x"}, "newsroom"),
    ):
        problem(client.post("/v1/batches", json=given), 422, field)
    assert len(client.get("/v1/batches").json["batches"]) == before


def test_a_batch_belongs_to_its_newsroom(app: Flask) -> None:
    ours, theirs = holding(app, make(app)), holding(app, make(app, newsroom="harbour"))
    batch = send(ours, [article(1)])
    problem(theirs.get(f"/v1/batches/{batch['id']}"), 404)
    problem(theirs.get(batch["results"]), 404)
    problem(theirs.delete(f"/v1/batches/{batch['id']}"), 404)
    assert state(ours, batch)["status"] == "queued"
