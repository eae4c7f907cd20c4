"""Answers kept as bytes: the same request again is answered with them, and any other is not."""

from __future__ import annotations

import io

from flask import Flask
from flask.testing import FlaskClient

TEXT = "😀 “The ferry sails tonight,” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master."


def post(client: FlaskClient, path: str = "/v1/extract", **fields: str) -> bytes:
    """The answer to an article."""
    response = client.post(path, json={"text": TEXT, "title": "Ferry", **fields})
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return response.data


def answers(app: Flask) -> set[bytes]:
    """The names under which answers lie in the cache."""
    cache = app.extensions["on_record"].cache
    return set(cache._link.call(lambda redis: list(redis.scan_iter(match="on_record:analysis:answer:*"))))


def kept(app: Flask) -> int:
    """How many answers lie in the cache."""
    return len(answers(app))


def test_the_same_request_is_answered_with_the_same_bytes(app: Flask, client: FlaskClient) -> None:
    before = kept(app)
    first = post(client)
    assert kept(app) == before + 1
    assert post(client) == first
    assert kept(app) == before + 1


def test_a_cached_answer_is_served(app: Flask, client: FlaskClient) -> None:
    """What lies in the cache is the answer: bytes that no analysis gives show it."""
    before = answers(app)
    post(client, title="Served")
    (key,) = answers(app) - before
    app.extensions["on_record"].cache.keep_answer(key.decode(), b"{}")
    assert post(client, title="Served") == b"{}"


def test_another_query_or_type_is_another_request(client: FlaskClient) -> None:
    assert post(client) != post(client, "/v1/extract?offsets=utf16")
    as_text = client.post("/v1/extract", data=TEXT, content_type="text/plain").json
    as_html = client.post("/v1/extract", data=TEXT, content_type="text/html").json
    assert "text" not in as_text
    assert as_html["text"] == TEXT


def test_a_refusal_is_not_kept(app: Flask, client: FlaskClient) -> None:
    before = kept(app)
    assert client.post("/v1/extract", json={"text": TEXT, "published": "soon"}).status_code == 422
    assert kept(app) == before


def test_a_body_of_unknown_length_is_answered(client: FlaskClient) -> None:
    body = TEXT.encode()
    response = client.post(
        "/v1/extract",
        input_stream=io.BytesIO(body),
        content_type="text/plain",
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert response.status_code == 200
    assert response.json["quotations"]


def test_an_answer_tampered_with_is_made_again(app: Flask, client: FlaskClient) -> None:
    first = post(client, title="Tampered")
    cache = app.extensions["on_record"].cache
    for key in cache._link.call(lambda redis: list(redis.scan_iter(match="on_record:analysis:answer:*"))):
        cache._link.call(lambda redis, key=key: redis.set(key, redis.get(key).replace(b"Ilsa", b"Olga")))
    assert post(client, title="Tampered") == first


def test_what_was_erased_is_answered_no_more(app: Flask, client: FlaskClient) -> None:
    post(client)
    app.extensions["on_record"].cache.forget_all()
    assert kept(app) == 0
