"""The application: what every request passes on its way in and out, around Flask.

An answer that is cached goes out from here: the way through Flask to a view and back takes longer than all that such an
answer needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from flask import Flask, current_app
from flask.ctx import RequestContext
from structlog.contextvars import bind_contextvars
from werkzeug.routing import Rule

from quotes.api.context import asked
from quotes.api.middleware import access_log, auth, headers, rate_limits, request_ids, response_cache
from quotes.api.request.bodies import JSON
from quotes.api.request.incoming_request import IncomingRequest

_FOR_FLASK = ("HTTP_ORIGIN", "HTTP_IDEMPOTENCY_KEY", "HTTP_UPGRADE")
"""What a request says where its answer, cached or not, is Flask's to complete (see ``cors`` and ``idempotency``) or to
refuse."""


class Application(Flask):
    """Flask, with an id for every request, and every answer guarded, counted and logged, whether Flask gave it or the
    cache."""

    request_class = IncomingRequest

    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        request = self.request_class(environ)
        request.json_module = self.json
        bind_contextvars(request_id=request.request_id)

        def start(status: str, own: list[tuple[str, str]], exc_info: Any = None) -> Any:
            own += headers.guarding(own, request.is_secure)
            if request.quota:
                own += rate_limits.headers(request.quota)
            own.append((request_ids.HEADER, request.request_id))
            access_log.note(request, int(status[:3]))
            return start_response(status, own, exc_info)

        self._look_up(request)
        if request.cached is None or not environ.keys().isdisjoint(_FOR_FLASK) or not _is_domain(request.host):
            return super().wsgi_app(environ, start)
        del environ["werkzeug.request"]  # the two would keep each other in memory
        start("200 OK", [("Content-Type", JSON), ("Content-Length", str(len(request.cached)))])
        return [request.cached]

    def request_context(self, environ: dict[str, Any]) -> RequestContext:
        """Flask's, of the request that came."""
        return RequestContext(self, environ, environ.get("werkzeug.request"))

    def _look_up(self, request: IncomingRequest) -> None:
        """Look for a cached answer, where there may be one."""
        rule = self._remembered.get(request.path) if request.method == "POST" else None
        if rule is None:
            return
        request.url_rule = rule
        try:
            _let_in(self, request)
            response_cache.look_up(self, request)
        except Exception as error:
            request.error = error

    @cached_property
    def _remembered(self) -> dict[str, Rule]:
        return response_cache.addresses(self)


@lru_cache(maxsize=256)
def _is_domain(host: str) -> bool:
    """Whether Flask finds its way under this host: it refuses names that no domain can have."""
    try:
        host.partition(":")[0].encode("idna")
    except UnicodeError:
        return False
    return True


def enter() -> None:
    """Before a view: let its request in, unless that was done already. Raises Unauthorized, Forbidden, TooManyRequests,
    and whatever was wrong already."""
    this = asked()
    if this.error is not None:
        try:
            raise this.error
        finally:
            this.error = None  # the two would keep each other in memory
    if not this.is_let_in:
        _let_in(current_app, this)


def _let_in(app: Flask, request: IncomingRequest) -> None:
    auth.admit(app, request)
    rate_limits.count(app, request)
    request.is_let_in = True
