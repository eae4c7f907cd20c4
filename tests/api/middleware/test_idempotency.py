"""A POST with an Idempotency-Key that is sent again does nothing, and is answered as before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.fair_queue import QueuedCaller
from tests.support.keyed import bearer, holding, make
from tests.support.samples import harbour

NAME = {"Idempotency-Key": "5f0c-1"}


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    return make(app)


@pytest.fixture
def client(app: Flask, key: str, request: pytest.FixtureRequest) -> FlaskClient:
    """A client whose requests carry a name of their own test."""
    made = holding(app, key)
    made.environ_base["HTTP_IDEMPOTENCY_KEY"] = request.node.name
    return made


def test_a_repeat_is_answered_as_before_and_does_nothing(app: Flask, key: str, client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=harbour(uri="https://harbour.example/a"))
    again = client.post("/v1/articles", json=harbour(uri="https://harbour.example/a"))
    assert (first.status_code, first.json["status"]) == (201, "created")
    assert (again.status_code, again.data) == (201, first.data)
    assert again.headers["Location"] == first.headers["Location"]
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (None, "true")
    plain = holding(app, key).post("/v1/articles", json=harbour(uri="https://harbour.example/a"))
    assert (plain.status_code, plain.json["status"]) == (200, "unchanged")


def test_a_refusal_is_repeated_too(client: FlaskClient) -> None:
    refusals = [client.post("/v1/quotations/check", json={"word": "x"}) for _ in range(2)]
    assert [answer.status_code for answer in refusals] == [422, 422]
    assert refusals[1].headers["Idempotent-Replayed"] == "true"
    assert refusals[0].data == refusals[1].data


@pytest.mark.parametrize(
    "other",
    [
        {"json": harbour(title="Another")},
        {"json": harbour(), "query_string": {"offsets": "utf16"}},
        {"data": "“All is well,” said Edda Quill.", "content_type": "text/plain"},
    ],
)
def test_a_name_belongs_to_one_request(client: FlaskClient, other: dict[str, Any]) -> None:
    assert client.post("/v1/extract", json=harbour()).status_code == 200
    answer = client.post("/v1/extract", **other)
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize("name", ["", " ", "a b", "ü", "x" * 256])
def test_a_bad_name_is_refused(app: Flask, key: str, name: str) -> None:
    answer = holding(app, key).post("/v1/extract", json=harbour(), headers={"Idempotency-Key": name})
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_many_at_once_are_one(app: Flask, key: str) -> None:
    body = harbour(uri="https://harbour.example/many", title="Sent by ten at once")

    def send(_: int) -> tuple[int, str]:
        answer = holding(app, key).post("/v1/articles", json=body, headers={"Idempotency-Key": "ten"})
        return answer.status_code, answer.json.get("status")

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, range(10)))
    assert {status for status, _ in answers} <= {201, 409}
    assert (201, "created") in answers


def test_names_of_two_keys_are_two(app: Flask) -> None:
    keys = [make(app), make(app)]
    text = harbour(title="Of two desks")
    answers = [app.test_client().post("/v1/extract", json=text, headers={**NAME, **bearer(key)}) for key in keys]
    assert [answer.headers.get("Idempotent-Replayed") for answer in answers] == [None, None]
    assert app.test_client().post("/v1/extract", json=text, headers=NAME).status_code == 401


def test_what_was_busy_may_be_tried_again(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    queue, article = app.extensions["on_record"]._queue, harbour(title="Sent while the service was busy")
    with monkeypatch.context() as patch, queue.place(QueuedCaller("harbour")) as place:
        patch.setattr(queue, "_wait_seconds", 0.1)
        queue.take_turn(place)
        assert client.post("/v1/extract", json=article).status_code == 503
        queue.end_turn()
    answer = client.post("/v1/extract", json=article)
    assert (answer.status_code, answer.headers.get("Idempotent-Replayed")) == (200, None)
