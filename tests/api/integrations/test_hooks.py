"""A hook is taken by its signature and its newsroom, and by nothing else."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from quotes.exchange.cms_hooks import secret_for
from quotes.redis.secret import secret_of
from quotes.settings import Settings
from tests.support.keyed import holding, make

UUID = "0b5ab6e0-9f3c-4c3f-8f0d-6d1f2f4b7a11"
HTML = "<p>“The bridge opens in June,” mayor Ilsa Brandt said on Monday.</p>"
URL = "https://news.example/bridge/"


def ghost(app: Flask, newsroom: str = "default", secret_of_room: str = "default", **post: Any) -> Any:
    """Post as Ghost does of what is there."""
    current = {"uuid": UUID, "url": URL, "title": "Bridge", "html": HTML, "status": "published", **post}
    return tell(app, newsroom, secret_of_room, current=current, previous={})


def tell(app: Flask, newsroom: str, secret_of_room: str, **post: Any) -> Any:
    """Post as Ghost does."""
    body = json.dumps({"post": post}).encode()
    moment = str(int(time.time() * 1000))
    secret = secret_for(secret_of(app.extensions["on_record"].settings), "ghost", secret_of_room)
    sign = hmac.new(secret.encode(), body + moment.encode(), hashlib.sha256).hexdigest()
    headers = {"X-Ghost-Signature": f"sha256={sign}, t={moment}", "Content-Type": "application/json"}
    return app.test_client().post(f"/v1/hooks/ghost?newsroom={newsroom}", data=body, headers=headers)


@pytest.fixture(scope="module")
def reader(app: Flask) -> FlaskClient:
    make(app, ["read"], newsroom="other")
    return holding(app, make(app, ["read"]))


def test_published_revised_unpublished(app: Flask, reader: FlaskClient) -> None:
    first = ghost(app)
    assert (first.status_code, first.json["status"]) == (200, "created")
    assert ghost(app).json == {"status": "unchanged", "article": first.json["article"]}
    revised = ghost(app, html=HTML.replace("June", "May"), url="https://news.example/new-slug/")
    assert revised.json == {"status": "revised", "article": first.json["article"]}
    (said,) = reader.get(f"/v1/articles/{first.json['article']}").json["quotations"]
    assert (said["spans"][0]["exact"], said["speaker"]["name"]) == ("The bridge opens in May,", "Ilsa Brandt")
    assert ghost(app, status="draft").json["status"] == "retracted"
    assert ghost(app, status="draft").json == {"status": "unknown", "article": None}
    assert reader.get(f"/v1/articles/{first.json['article']}").status_code == 410


def test_deleted_post_is_retracted_though_ghost_tells_no_address(app: Flask, reader: FlaskClient) -> None:
    saved = ghost(app, html=HTML.replace("June", "July"))
    deleted = {"current": {}, "previous": {"uuid": UUID, "title": "Bridge", "status": "published"}}
    assert tell(app, "other", "other", **deleted).json["status"] == "unknown"
    assert tell(app, "default", "default", **deleted).json == {"status": "retracted", "article": saved.json["article"]}
    assert tell(app, "default", "default", **deleted).json == {"status": "unknown", "article": None}


def test_other_newsrooms_secret_opens_nothing(app: Flask, reader: FlaskClient) -> None:
    answer = ghost(app, newsroom="other")
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert ghost(app, newsroom="other", secret_of_room="other").json["status"] == "created"
    assert reader.get("/v1/articles", query_string={"uri": f"https://news.example/p/{UUID}/"}).json["articles"] == []


def test_superdesk_push(app: Flask, reader: FlaskClient) -> None:
    item = {"guid": "urn:newsml:1", "headline": "Bridge", "body_html": HTML, "pubstatus": "usable", "type": "text"}
    secret = secret_for(secret_of(app.extensions["on_record"].settings), "superdesk", "default")

    def push(**more: str) -> Any:
        body = json.dumps(item | more).encode()
        sign = "sha1=" + hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
        headers = {"x-superdesk-signature": sign, "Content-Type": "application/json"}
        return app.test_client().post("/v1/hooks/superdesk", data=body, headers=headers)

    assert push().json["status"] == "created"
    assert push(headline="Bridge opens").json["status"] == "revised"
    assert push(pubstatus="canceled").json["status"] == "retracted"


@pytest.mark.parametrize("system", ["ghost", "superdesk"])
@pytest.mark.parametrize("headers", [{}, {"X-Ghost-Signature": "x", "X-Superdesk-Signature": "sha1=x"}])
def test_unsigned_is_never_parsed(app: Flask, system: str, headers: dict[str, str]) -> None:
    client = app.test_client()
    told = {"Content-Type": "application/json", "Idempotency-Key": "once", **headers}
    for body in (b"{}", b"{", b"[" * 100_000, b"\xff"):
        assert client.post(f"/v1/hooks/{system}", data=body, headers=told).status_code == 401
    assert client.post(f"/v1/hooks/{system}", data=b"x" * 9_000_000, headers=told).status_code == 413
    assert client.post(f"/v1/hooks/{system}", data=b"{}").status_code == 415
    assert client.post(f"/v1/hooks/{system}?newsroom=A/B", data=b"{}", headers=told).status_code == 422


def test_post_without_words_is_refused(app: Flask, reader: FlaskClient) -> None:
    answer = ghost(app, html="")
    assert answer.status_code == 422 and answer.json["errors"][0]["field"]


def test_hooks_wait_their_turn(tmp_path: Path, redis_url: str) -> None:
    """HTML is read on the worker's time: where that is taken, a hook is told to come again, as any other post is."""
    hurried = {"wait_seconds": 0.5, "analysis_seconds": 600}
    app = create_app(Settings(instance_dir=tmp_path, redis_url=redis_url, **hurried))
    service = app.extensions["on_record"]
    service.record.migrate()
    with service.html_turn("default"):
        answer = ghost(app)
    assert answer.status_code == 503 and "Retry-After" in answer.headers
    assert ghost(app).json["status"] == "created"
    service.close()
