"""Sessions of the pages: a signed cookie that names a key, ends with it, runs out, and cannot be made elsewhere."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import Any

import pytest
from flask import Flask

from quotes import api_keys
from quotes.api.middleware import sessions
from tests.support.forms import form, send
from tests.support.keyed import make_kept, signed_in
from tests.support.live import until

COOKIE = "on_record_session"


def cookie_of(answer: Any) -> Any:
    """The session's cookie as the answer sets it."""
    return SimpleCookie(answer.headers["Set-Cookie"])[COOKIE]


def test_the_cookie_is_for_this_site_and_its_pages_alone(app: Flask, key: str) -> None:
    plain = cookie_of(send(app.test_client(), "/sign-in", {"key": key}))
    assert plain["httponly"] and plain["samesite"] == "Lax" and not plain["secure"] and plain["expires"]
    assert key not in plain.value
    client = app.test_client()
    options = {"base_url": "https://desk.example", "headers": {"Referer": "https://desk.example/sign-in"}}
    token = form(client.get("/sign-in", base_url="https://desk.example").text, "sign-in").fields["csrf_token"]
    answer = client.post("/sign-in", data={"key": key, "csrf_token": token}, **options)
    assert (answer.status_code, cookie_of(answer)["secure"]) == (303, True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_revoked_key_ends_its_sessions(app: Flask) -> None:
    key, kept = make_kept(app)
    client = signed_in(app, key)
    assert client.get("/speakers").status_code == 200
    app.extensions["on_record"].record.keys.revoke(kept.id)
    assert until(lambda: client.get("/speakers").status_code == 303, 3 * api_keys.FRESH_SECONDS)


def test_a_session_runs_out(app: Flask, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(app, key)
    now, lasts = sessions.time.time(), app.extensions["on_record"].settings.session_seconds
    monkeypatch.setattr(sessions.time, "time", lambda: now + lasts - 60)
    assert client.get("/speakers").status_code == 200
    monkeypatch.setattr(sessions.time, "time", lambda: now + lasts + 60)
    assert client.get("/speakers").status_code == 303


@pytest.mark.parametrize("change", ["flip", "cut", "other secret", "none"])
def test_a_cookie_that_was_not_made_here_opens_nothing(app: Flask, key: str, change: str) -> None:
    client = signed_in(app, key)
    value = client.get_cookie(COOKIE).value
    other = Flask("other")
    other.secret_key = "guessed"
    forged = {
        "flip": value[:-3] + ("A" if value[-3] != "A" else "B") + value[-2:],
        "cut": value.rsplit(".", 1)[0],
        "other secret": sessions.SecureCookieSessionInterface()
        .get_signing_serializer(other)
        .dumps({"key_id": "0" * 32, "until": 9_999_999_999}),
        "none": "",
    }[change]
    client.set_cookie(COOKIE, forged)
    assert client.get("/speakers").status_code == 303


def test_signing_in_forgets_what_the_session_held(app: Flask, key: str) -> None:
    client = app.test_client()
    client.get("/sign-in")
    before = client.get_cookie(COOKIE).value
    send(client, "/sign-in", {"key": key})
    with client.session_transaction() as session:
        assert set(session) == {"_permanent", "key_id", "until"}
    stranger = app.test_client()
    stranger.set_cookie(COOKIE, before)
    assert stranger.get("/speakers").status_code == 303
