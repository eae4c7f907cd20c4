"""Batches over HTTP, worked off by a worker in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.errors import Unavailable
from quotes.jobs import chunk as working
from quotes.record.batches import CHUNK
from tests.support.batches import article, problem, results, send, state


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


def test_a_batch_may_name_its_engine(client: FlaskClient, work: Callable[..., None]) -> None:
    batches = [send(client, [article(n)], query) for n, query in ((1, "?engine=fast"), (2, ""))]
    work()
    assert [state(client, b)["engine"] for b in batches] == ["fast", None]
    ids = [results(client, b)[0]["article"] for b in batches]
    versions = [client.get(f"/v1/articles/{id_}").json["pipeline_version"] for id_ in ids]
    assert "+fast." in versions[0] and "+accurate." in versions[1]
    refused = client.post("/v1/batches?engine=quick", data=b"{}", content_type="application/x-ndjson")
    assert refused.status_code == 422 and refused.json["errors"][0]["field"] == "engine"


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

    def slow_for_two(given: Any, engine: Any) -> Any:
        if "at 2 tonight" in given.text:
            raise Unavailable("The analysis of this article took more than 30 seconds.")
        if "at 3 tonight" in given.text:
            raise ZeroDivisionError
        return analyse(given, engine)

    service.analyse = slow_for_two
    batch = send(client, [article(number) for number in (1, 2, 3, 4)])
    work()
    told = results(client, batch)
    assert [t.get("status") for t in told] == ["created", None, None, "created"]
    assert "30 seconds" in told[1]["error"] and "ZeroDivisionError" in told[2]["error"]
