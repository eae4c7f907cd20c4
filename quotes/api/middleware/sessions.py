"""Signing in to the pages with a key: a signed cookie that remembers the id of the key, never the key."""

from __future__ import annotations

import hashlib
import hmac
import time
from datetime import timedelta

from flask import Flask, Request, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from quotes.api.context import service
from quotes.record.model.access_keys import AccessKey

_KEY_ID, _UNTIL = "key_id", "until"


class _Cookie(SecureCookieSessionInterface):
    """Flask's signed cookie, ``Secure`` wherever the browser came by HTTPS."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """An empty session where no cookie came, as with every call of the API: no key is derived for it."""
        if "HTTP_COOKIE" not in request.environ or self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def register(app: Flask, secret: bytes) -> None:
    """Sign the sessions of ``app`` with a key made of ``secret``."""
    app.session_interface = _Cookie()
    app.config.update(
        SECRET_KEY=hmac.new(secret, b"sessions", hashlib.sha256).hexdigest(),
        SESSION_COOKIE_NAME="on_record_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # a link to a page from elsewhere opens it; a form from elsewhere comes without
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(seconds=app.extensions["on_record"].settings.session_seconds),
    )


def sign_in(key: AccessKey) -> None:
    """Begin a session of the holder of ``key``; the old session's contents are dropped."""
    session.clear()
    session.permanent = True
    session[_KEY_ID] = key.id
    session[_UNTIL] = int(time.time()) + service().settings.session_seconds


def sign_out() -> None:
    """End the session."""
    session.clear()


def holder() -> AccessKey | None:
    """The key that this session was begun with, None where there is none, it has run out or the key was revoked."""
    key_id, until = session.get(_KEY_ID), session.get(_UNTIL)
    if not isinstance(key_id, str) or not isinstance(until, int) or until <= time.time():
        return None
    return service().keys.holder_of(key_id)
