"""Which sites' pages may call the API from a browser (CORS): those of the settings, and without them none."""

from __future__ import annotations

from flask import Flask
from flask_cors import CORS

READABLE = (
    *("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "X-Request-ID"),
    *("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Idempotent-Replayed"),
)
SENDABLE = ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-ID")


def register(app: Flask) -> None:
    """Let pages of the listed sites call the API of ``app``, with a key; cookies of this site never go with it."""
    origins = sorted(app.extensions["on_record"].settings.origins)
    if origins:
        CORS(
            app,
            resources={r"/v1/.*": {"origins": origins}},
            methods=["GET", "HEAD", "POST", "PATCH", "DELETE"],
            allow_headers=SENDABLE,
            expose_headers=READABLE,
            supports_credentials=False,
            send_wildcard=False,
            vary_header=True,
            max_age=600,
        )
