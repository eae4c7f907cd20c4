"""Who makes the request at hand, and what each address asks of whoever calls it.

Calls of the API show a key (`Authorization: Bearer …`), pages a session that was begun with one. Neither takes the
other: a browser sends its cookies unasked, and nobody may make it call the API with them. While no key was ever made,
whoever calls from this very machine is let in.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import flask_smorest
from flask import Flask, Request

from quotes.api.context import caller
from quotes.api.middleware import sessions
from quotes.api.request.incoming_request import Caller, IncomingRequest
from quotes.api_keys import SCOPES, KeyRing
from quotes.errors import Forbidden, Unauthorized
from quotes.record.model.access_keys import AccessKey
from quotes.service import Service
from quotes.settings import Settings

ANYONE = "anyone"
LOCAL = "local"
"""The name of whoever calls from this machine while no key was ever made."""
IN_ADDRESS = "reconcile"
"""The one scope whose keys may stand in an address."""
SECURITY_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key, made with `python app.py keys make`. Each call names the scope that it needs. "
    "No key is asked for on the machine itself until the first one is made.",
}
_OPEN = frozenset({"openapi", "pages.static", "documentation.static"})
_RELAYED = re.compile(
    r"^HTTP_(?:VIA|.*FORWARDED.*|X_ORIGINAL_.*|X_ENVOY_.*|X_AMZN_.*|X_AZURE_.*|.*AKAMAI_.*|CDN_LOOP|CF_RAY|X_VARNISH"
    r"|X_SCHEME|FRONT_END_HTTPS|.*(?:CLIENT|CONNECTING|CONNECTION|REAL|REMOTE|USER|CLUSTER)_?(?:IP(?:V6)?|ADDR(?:ESS)?))$",
    re.MULTILINE,
)
"""Headers by which proxies and content delivery networks tell for whom they ask, as WSGI names them, a line each."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_OWN_SITE = ("same-origin", "none")

View = TypeVar("View", bound=Callable[..., Any])


def needs(scope: str) -> Callable[[View], View]:
    """Declare the scope that a view asks for, one of ``SCOPES``: ``@needs("read")`` right beneath the route."""
    if scope not in SCOPES:
        raise ValueError(f"There is no scope {scope!r}.")

    def declare(view: View) -> View:
        documented = flask_smorest.Blueprint.doc(security=[{"key": [scope]}])(view)
        documented.scope = scope
        return cast(View, documented)

    return declare


def open_to_anyone(view: View) -> View:
    """Declare that a view is answered without a key, whoever asks."""
    view.scope = ANYONE  # type: ignore[attr-defined]
    return view


def check_declarations(app: Flask) -> None:
    """Raise RuntimeError unless every address of ``app`` says what it asks of whoever calls it."""
    undeclared = sorted({rule.endpoint for rule in app.url_map.iter_rules() if scope_of(app, rule.endpoint) is None})
    if undeclared:
        raise RuntimeError(f"Declare @needs(scope) or @open_to_anyone beneath the route of {', '.join(undeclared)}.")


def scope_of(app: Flask, endpoint: str) -> str | None:
    """The scope that an endpoint asks for, ``ANYONE``, or None where nothing was declared."""
    if endpoint in _OPEN:
        return ANYONE
    scope: str | None = getattr(app.view_functions[endpoint], "scope", None)
    return scope


def require_scope(scope: str) -> None:
    """Raise Forbidden unless the caller has ``scope``: for a view that does more where it is asked to."""
    _require(caller(), scope)


def admit(app: Flask, request: IncomingRequest) -> None:
    """Find out who calls, and whether they may. Raises Unauthorized or Forbidden. Where no key is presented, a page's
    session may tell who calls: that needs Flask's context."""
    endpoint = request.endpoint
    if endpoint is None or request.method == "OPTIONS":  # an unknown address, or a question about one
        return
    scope = scope_of(app, endpoint) or ""
    if scope == ANYONE:
        refuse_other_sites(app, request)  # from signing in and out too
        return
    request.caller = who = _identify(app, request, scope)  # a page that refuses them names them, and lets them sign out
    _require(who, scope)


def _require(who: Caller, scope: str) -> None:
    if scope not in who.scopes:
        raise Forbidden(f"Your key lacks the scope {scope}. Ask your administrator for a key with it.", scope=scope)


def _identify(app: Flask, request: IncomingRequest, scope: str) -> Caller:
    service: Service = app.extensions["on_record"]
    if "HTTP_AUTHORIZATION" in request.environ and is_api(app, request):
        key = _presented_key(service.keys, request)
    elif scope == IN_ADDRESS:  # without a key too: any site may read these answers in somebody's browser
        key = _key_in_address(service.keys, request)
    elif not service.keys.any_made():
        _require_loopback(app, request)
        return Caller(service.settings.default_newsroom, LOCAL, frozenset(SCOPES), None)
    elif is_api(app, request):
        raise Unauthorized("A key is required. Send it in the header Authorization: Bearer KEY.")
    else:
        refuse_other_sites(app, request)
        key = _session_key()
    return Caller(key.newsroom, key.owner, key.scopes, key.id)


def _session_key() -> AccessKey:
    """The key that the session of this request was begun with. Raises Unauthorized."""
    key = sessions.holder()
    if key is None:
        raise Unauthorized("Sign in with your key to see this page.")
    return key


def is_api(app: Flask, request: Request) -> bool:
    """Whether a request is a call of the API, and not for a page."""
    return isinstance(app.blueprints.get(request.blueprint or ""), flask_smorest.Blueprint)


def _presented_key(keys: KeyRing, request: Request) -> AccessKey:
    """The key in the header of a request. Raises Unauthorized."""
    shown = request.authorization
    key = keys.holder(shown.token) if shown and shown.type == "bearer" and shown.token else None
    if key is None:
        raise Unauthorized("This key is unknown or was revoked.", reason="invalid_token")
    return key


def _key_in_address(keys: KeyRing, request: Request) -> AccessKey:
    """The key that a request shows as `?key=`: one that opens nothing else, since addresses are written down in many
    places. Raises Unauthorized."""
    key = keys.holder(request.args.get("key", ""))
    if key is None or key.scopes != {IN_ADDRESS}:
        raise Unauthorized(
            f"This needs `?key=` with a key of the scope {IN_ADDRESS} and no other.",
            reason="invalid_token" if "key" in request.args else "",
        )
    return key


def _require_loopback(app: Flask, request: Request) -> None:
    """Raise unless a request comes from the machine itself, by a name of its own, and from no site of another."""
    if _is_relayed(request) or not is_loopback(request.remote_addr or "") or not is_loopback(_host_name(request)):
        raise Unauthorized(
            "Without keys only the machine itself is answered, under its loopback address and through no proxy. "
            "Make a key with `python app.py keys make`."
        )
    refuse_other_sites(app, request)


def _is_relayed(request: Request) -> bool:
    """Whether a proxy passed a request on. nginx's bare `proxy_pass` adds no header, but asks in HTTP/1.0."""
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return True
    return _RELAYED.search("\n".join(request.environ)) is not None


def _host_name(request: Request) -> str:
    """The name under which a request asks, without its port; empty where it is none."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """Whether ``host`` is a name or an address of the machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_other_sites(app: Flask, request: Request) -> None:
    """Raise Forbidden for a change that another site sent through a user's browser."""
    if request.method in _SAFE:
        return
    settings: Settings = app.extensions["on_record"].settings
    sent = request.headers
    origin, site = sent.get("Origin"), sent.get("Sec-Fetch-Site", "none")
    if (origin is None and site in _OWN_SITE) or (is_api(app, request) and origin in settings.origins):
        return
    own = (f"http://{request.host}", f"https://{request.host}")  # a proxy may have ended TLS
    if site not in _OWN_SITE or origin not in own:
        raise Forbidden("This form was sent from another site. Nothing was saved.")
