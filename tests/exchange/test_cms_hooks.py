"""Signatures are judged on the very bytes. Of Ghost's posts what is published is an article, the rest is not there."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from quotes.analysis.deadline import Checkpoint
from quotes.errors import InvalidInput, OnRecordError, Unauthorized, Unavailable
from quotes.exchange.cms_hooks import (
    read_ghost,
    read_superdesk,
    secret_for,
    verify_ghost,
    verify_superdesk,
)
from quotes.model import Article, Limits, Retraction

LIMITS = Limits(1_000_000, 8_000_000, 200_000, 100)
NOW = datetime(2026, 11, 28, 20, tzinfo=UTC)
UUID = "0b5ab6e0-9f3c-4c3f-8f0d-6d1f2f4b7a11"
POST: dict[str, Any] = {
    "id": "674900000000000000000001",
    "uuid": UUID,
    "title": "Bridge opens in June",
    "slug": "bridge-opens",
    "html": "<p>“The bridge opens in June,” mayor Ilsa Brandt said.</p>",
    "status": "published",
    "visibility": "public",
    "created_at": "2026-11-28T19:00:00.000Z",
    "updated_at": "2026-11-28T19:30:00.000Z",
    "published_at": "2026-11-28T19:20:00.000Z",
    "url": "https://news.example/bridge-opens/",
    "authors": [{"id": "1", "name": "Kim Okoye"}],
    "tags": [],
}


def nowhere(_: str) -> None:
    """Nothing is on record yet."""


def body(current: dict[str, Any], previous: dict[str, Any] | None = None) -> bytes:
    return json.dumps({"post": {"current": current, "previous": previous or {}}}).encode()


def signed(content: bytes, secret: str, moment: datetime = NOW) -> str:
    milliseconds = str(int(moment.timestamp() * 1000))
    own = hmac.new(secret.encode(), content + milliseconds.encode(), hashlib.sha256).hexdigest()
    return f"sha256={own}, t={milliseconds}"


def test_secrets_differ() -> None:
    secrets = {
        secret_for(installation, system, room)
        for installation in (b"a" * 32, b"b" * 32)
        for system in ("ghost", "superdesk")
        for room in ("default", "other")
    }
    assert len(secrets) == 8 and all(len(secret) == 64 for secret in secrets)


def test_ghost_signature() -> None:
    content = body(POST)
    verify_ghost(signed(content, "s"), content, "s", NOW + timedelta(minutes=4))
    for header, given, moment in [
        ("", content, NOW),
        ("sha256=, t=", content, NOW),
        (signed(content, "other"), content, NOW),
        (signed(content, "s"), content + b" ", NOW),
        (signed(content, "s").replace("t=1", "t=2"), content, NOW),
        (signed(content, "s"), content, NOW + timedelta(minutes=6)),
        (signed(content, "s"), content, NOW - timedelta(minutes=6)),
    ]:
        with pytest.raises(Unauthorized):
            verify_ghost(header, given, "s", moment)


def test_superdesk_signature() -> None:
    content = b'{"guid": "urn:a"}'
    good = "sha1=" + hmac.new(b"s", content, hashlib.sha1).hexdigest()
    verify_superdesk(good, content, "s")
    for header, given in [("", content), (good, content + b" "), (good[:-1], content), (good.upper(), content)]:
        with pytest.raises(Unauthorized):
            verify_superdesk(header, given, "s")


def test_published_post_is_an_article() -> None:
    found = read_ghost(body(POST), LIMITS, nowhere)
    assert isinstance(found, Article)
    assert (found.uri, found.title) == (f"https://news.example/p/{UUID}/", "Bridge opens in June")
    assert (found.published, found.modified) == (date(2026, 11, 28), "2026-11-28T19:30:00.000000Z")
    assert "“The bridge opens in June,”" in found.text


def test_new_slug_is_the_same_article() -> None:
    renamed = POST | {"slug": "bridge", "url": "https://news.example/bridge/"}
    assert read_ghost(body(renamed), LIMITS, nowhere).uri == read_ghost(body(POST), LIMITS, nowhere).uri


@pytest.mark.parametrize(
    "content",
    [
        body(POST | {"status": "draft"}, {"status": "published"}),
        body({"uuid": UUID, "url": POST["url"]}),
    ],
)
def test_what_is_not_published_is_taken_back(content: bytes) -> None:
    assert read_ghost(content, LIMITS, nowhere) == Retraction(f"https://news.example/p/{UUID}/")


def test_deleted_post_is_found_by_its_uuid() -> None:
    """Of what is deleted Ghost 6 tells what it was, but no address."""
    content = body({}, {name: value for name, value in POST.items() if name != "url"})
    uri = f"https://news.example/p/{UUID}/"
    assert read_ghost(content, LIMITS, {f"/p/{UUID}/": uri}.get) == Retraction(uri)
    assert read_ghost(content, LIMITS, nowhere) == Retraction(f"urn:uuid:{UUID}")


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b'{"post": 5}',
        b'{"post": {"current": [], "previous": {}}}',
        body({"uuid": "../x"}),
        body(POST | {"html": 5}),
        body(POST | {"url": "https://[news.example/"}),
        body(POST | {"published_at": "soon"}),
        b"[" * 1000,
    ],
)
def test_nonsense_is_refused(content: bytes) -> None:
    with pytest.raises(OnRecordError) as refused:
        read_ghost(content, LIMITS, nowhere)
    assert refused.value.fields


def test_superdesk_item() -> None:
    item = {
        "guid": "urn:newsml:superdesk:1",
        "headline": "Bridge opens",
        "body_html": POST["html"],
        "pubstatus": "usable",
        "versioncreated": "2026-11-28T19:30:00+0000",
        "language": "en",
        "type": "text",
    }
    found = read_superdesk(json.dumps(item).encode(), LIMITS)
    assert isinstance(found, Article) and found.uri == "urn:newsml:superdesk:1"
    canceled = read_superdesk(json.dumps(item | {"pubstatus": "canceled"}).encode(), LIMITS)
    assert isinstance(canceled, Retraction) and canceled.uri == found.uri
    with pytest.raises(InvalidInput):
        read_superdesk(b'{"pubstatus": "canceled", "type": "text"}', LIMITS)


def test_html_is_read_in_a_turn() -> None:
    def none_is_free() -> AbstractContextManager[Checkpoint]:
        raise Unavailable("Nobody has time.")

    item = {"guid": "urn:newsml:1", "body_html": POST["html"], "pubstatus": "usable", "type": "text"}
    with pytest.raises(Unavailable):
        read_ghost(body(POST), LIMITS, nowhere, none_is_free)
    with pytest.raises(Unavailable):
        read_superdesk(json.dumps(item).encode(), LIMITS, none_is_free)
