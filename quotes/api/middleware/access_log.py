"""One log line, one count and one duration for every request."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from quotes.observability import logs, metrics

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_log = logs.Lines("on_record.access")


def register(app: Flask) -> None:
    """Count and log the requests of ``app``. Register it first: it then sees the answer that really goes out."""
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    """Note the time."""
    g.began = time.perf_counter()


def end(response: Response) -> Response:
    """Log and count. The query stays out of the log: it may hold a title or a name."""
    seconds = time.perf_counter() - g.began
    rule, method = request.url_rule, request.method
    route = rule.rule if rule else "(none)"
    method = method if method in METHODS else "(other)"
    metrics.requests.labels(method, route, response.status_code).inc()
    metrics.request_seconds.labels(route).observe(seconds)
    _log.info("request", method=method, path=request.path, status=response.status_code, ms=round(seconds * 1000, 1))
    return response
