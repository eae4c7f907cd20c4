"""Newsrooms with keys, and clients that hold one: for tests of who is let in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from quotes import api_keys
from quotes.api_keys import SCOPES
from quotes.record.model.access_keys import AccessKey
from tests.support.forms import send


def make(app: Flask, scopes: Iterable[str] = SCOPES, newsroom: str = "default", owner: str = "Kim Okoye") -> str:
    """A new key."""
    return make_kept(app, scopes, newsroom, owner)[0]


def make_kept(
    app: Flask, scopes: Iterable[str] = SCOPES, newsroom: str = "default", owner: str = "Kim Okoye"
) -> tuple[str, AccessKey]:
    """A new key, and what the record keeps of it."""
    return api_keys.make(app.extensions["on_record"].record.keys, newsroom, owner, scopes)


def bearer(key: str) -> dict[str, str]:
    """The header that shows ``key``."""
    return {"Authorization": f"Bearer {key}"}


def signed_in(app: Flask, key: str) -> FlaskClient:
    """A client that signed in to the pages with ``key``."""
    client = app.test_client()
    assert send(client, "/sign-in", {"key": key}).status_code == 303
    return client


def holding(app: Flask, key: str) -> FlaskClient:
    """A client that shows ``key`` to the API with every request."""
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {key}"
    return client


def words_of(answer: Any) -> str:
    """All that an answer says, headers included."""
    return f"{answer.status}\n{answer.headers}\n{answer.get_data(as_text=True)}"
