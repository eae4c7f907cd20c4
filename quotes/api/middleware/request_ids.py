"""An id for every request: the caller's where it is sane, else a new one; in the answer and in every log line."""

from __future__ import annotations

import re
from secrets import token_hex

from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}", re.ASCII)


def register(app: Flask) -> None:
    """Give each request of ``app`` an id before anything else looks at it."""
    app.before_request(assign)
    app.after_request(echo)


def assign() -> None:
    """Set ``g.request_id`` and bind it to the log lines of this request."""
    offered = request.headers.get(HEADER, "")
    g.request_id = offered if SANE.fullmatch(offered) else token_hex(16)
    clear_contextvars()
    bind_contextvars(request_id=g.request_id)


def echo(response: Response) -> Response:
    """Name the id in the answer."""
    response.headers[HEADER] = g.request_id
    return response
