"""Which sites' pages may call the API from a browser (CORS): those of the settings, and without them none.

The reconciliation service alone answers every site: its clients run in browsers, and its keys open nothing else.
"""

from __future__ import annotations

from flask import Flask, Response, request
from flask_cors import CORS

READABLE = (
    *("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "X-Request-ID"),
    *("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Idempotent-Replayed"),
)
SENDABLE = ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-ID")


_RECONCILIATION = r"/v1/reconcile(?:/.*)?"
_THE_REST = r"/v1/(?!reconcile(?:/|$)).*"


def register(app: Flask) -> None:
    """Let pages of the listed sites call the API of ``app``, with a key; cookies of this site never go with it."""
    CORS(app, resources={_RECONCILIATION: {"origins": "*"}}, methods=["GET", "POST"], send_wildcard=True)
    origins = sorted(app.extensions["on_record"].settings.origins)
    if origins:
        app.after_request(tell_caches)
        CORS(
            app,
            resources={_THE_REST: {"origins": origins}},
            methods=["GET", "HEAD", "POST", "PATCH", "DELETE"],
            allow_headers=SENDABLE,
            expose_headers=READABLE,
            supports_credentials=False,
            send_wildcard=False,
            vary_header=True,
            always_send=False,  # who tells no site is no browser, and may be answered from the cache
            max_age=600,
        )


def tell_caches(response: Response) -> Response:
    """The same answer; it tells a browser not to take what it kept for one site for the answer to another."""
    if request.path.startswith("/v1/") and request.method in ("GET", "HEAD"):  # no cache keeps others
        response.vary.add("Origin")
    return response
