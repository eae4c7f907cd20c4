"""What every request passes, whether its answer is cached or not: who calls and how often, and what all answers say."""

from __future__ import annotations

import gc
import json
import weakref
from typing import Any

import pytest
import redis
from flask import Flask, request_started
from prometheus_client import REGISTRY

from quotes.api.context import asked
from quotes.api_keys import FRESH_SECONDS
from quotes.observability import metrics
from tests.support.keyed import bearer, holding, make, make_kept
from tests.support.live import until
from tests.support.samples import harbour

OF_ONE_ANSWER = ("X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset")
CACHED = b'{"cached": true}'


def cached(app: Flask, title: str, newsroom: str = "default") -> dict[str, Any]:
    """An article whose answer is cached for a newsroom: bytes that no analysis gives."""
    article = harbour(title=title)
    cache = app.extensions["on_record"].cache

    def answers() -> set[bytes]:
        return set(cache._link.call(lambda redis: list(redis.scan_iter(match="on_record:analysis:answer:*"))))

    before = answers()
    assert holding(app, make(app, ["extract"], newsroom)).post("/v1/extract", json=article).status_code == 200
    (key,) = answers() - before
    cache.keep_answer(key.decode(), CACHED)
    return article


def test_a_cached_answer_says_what_the_first_said(app: Flask) -> None:
    client = holding(app, make(app))
    first, second = (client.post("/v1/extract", json=harbour(title="Said twice")) for _ in range(2))
    assert first.data == second.data
    one, other = (
        [(name, value) for name, value in answer.headers if name not in OF_ONE_ANSWER] for answer in (first, second)
    )
    assert sorted(one) == sorted(other)
    assert "RateLimit-Remaining" in second.headers


def test_a_cached_answer_is_logged_and_counted(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    def count() -> float:
        labels = {"method": "POST", "route": "/v1/extract", "status": "200"}
        return REGISTRY.get_sample_value("on_record_requests_total", labels) or 0.0

    article = cached(app, "Counted")
    before = count()
    capsys.readouterr()
    client = holding(app, make(app))
    answer = client.post("/v1/extract", json=article, headers={"X-Request-ID": "desk-42"})
    assert (answer.data, answer.headers["X-Request-ID"]) == (CACHED, "desk-42")
    assert count() == before + 1
    (logged,) = (json.loads(line) for line in capsys.readouterr().err.splitlines() if '"on_record.access"' in line)
    assert {"method": "POST", "path": "/v1/extract", "status": 200, "request_id": "desk-42"}.items() <= logged.items()


def test_a_cached_answer_is_for_its_newsroom(app: Flask) -> None:
    article = cached(app, "Of one newsroom")
    assert holding(app, make(app, ["extract"])).post("/v1/extract", json=article).data == CACHED
    other = holding(app, make(app, ["extract"], "other")).post("/v1/extract", json=article)
    assert (other.status_code, "quotations" in other.json) == (200, True)


def test_who_may_not_ask_gets_no_cached_answer(app: Flask) -> None:
    article = cached(app, "Refused")

    def ask(key: str = "") -> Any:
        return app.test_client().post("/v1/extract", json=article, headers=bearer(key) if key else {})

    assert until(lambda: ask().status_code == 401, 3 * FRESH_SECONDS)
    assert ask("onrec_" + "A" * 43).status_code == 401
    narrow = ask(make(app, ["read"]))
    assert (narrow.status_code, narrow.mimetype) == (403, "application/problem+json")
    assert 'scope="extract"' in narrow.headers["WWW-Authenticate"]
    key, kept = make_kept(app, ["extract"])
    assert ask(key).data == CACHED
    app.extensions["on_record"].record.keys.revoke(kept.id)
    assert until(lambda: ask(key).status_code == 401, 3 * FRESH_SECONDS)


@pytest.mark.parametrize(
    "said",
    [{"Host": "a..b"}, {"Host": "a" * 64 + ".example:8000"}, {"Connection": "Upgrade", "Upgrade": "websocket"}],
)
def test_what_is_refused_is_refused_of_a_cached_answer(app: Flask, said: dict[str, str]) -> None:
    article, client = cached(app, f"Refused with {said}"), holding(app, make(app))
    hit, miss = (client.post("/v1/extract", json=sent, headers=said) for sent in (article, harbour(title="Not cached")))
    assert (hit.status_code, miss.status_code) == (400, 400)
    assert client.post("/v1/extract", json=article, headers={"Host": "desk.example:8000"}).data == CACHED


def test_one_request_finds_out_that_redis_hangs(app: Flask, redis_url: str) -> None:
    """Whatever a request asks of Redis, its limit or its answer, only the first question waits."""
    client, cache = holding(app, make(app)), app.extensions["on_record"].cache
    assert client.get("/v1/articles").status_code == 200
    lost = metrics.redis_lost._value.get()
    with redis.Redis.from_url(redis_url) as other:
        other.client_pause(3_000)
    answer = client.post("/v1/extract", json=harbour(title="While Redis hangs"), headers={"Idempotency-Key": "h1"})
    assert (answer.status_code, metrics.redis_lost._value.get()) == (200, lost + 1)
    assert until(lambda: cache.is_shared)


def test_each_cached_answer_counts_against_the_limit(app: Flask) -> None:
    article, client = cached(app, "Limited"), holding(app, make(app))
    left = [client.post("/v1/extract", json=article).headers["RateLimit-Remaining"] for _ in range(2)]
    assert int(left[0]) - int(left[1]) == 1


def test_a_cached_answer_is_replayed_by_its_name(app: Flask) -> None:
    article, client = cached(app, "Named"), holding(app, make(app))
    first, second = (client.post("/v1/extract", json=article, headers={"Idempotency-Key": "n1"}) for _ in range(2))
    assert first.data == second.data == CACHED
    assert [answer.headers.get("Idempotent-Replayed") for answer in (first, second)] == [None, "true"]
    other = client.post("/v1/extract", json=cached(app, "Another"), headers={"Idempotency-Key": "n1"})
    assert other.status_code == 422


def test_an_unforeseen_error_is_a_problem(
    app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the inner workings")

    monkeypatch.setattr(app.extensions["on_record"].cache, "answer", fail)
    answer = holding(app, make(app)).post("/v1/extract", json=harbour())
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
    assert "the inner workings" not in answer.text + capsys.readouterr().err


@pytest.mark.parametrize("key", ["onrec_" + "A" * 43, None])
def test_nothing_is_left_of_a_request_that_was_answered(app: Flask, key: str | None) -> None:
    seen: list[weakref.ref[object]] = []

    def note(_: Flask) -> None:
        seen.append(weakref.ref(asked()))

    article, headers = harbour(title="Once"), bearer(key or make(app))
    gc.disable()  # it would find what keeps itself in memory, but later
    try:
        with request_started.connected_to(note, app):
            status = app.test_client().post("/v1/extract", json=article, headers=headers).status_code
        assert (status, [left() for left in seen]) == (401 if key else 200, [None])
    finally:
        gc.enable()
