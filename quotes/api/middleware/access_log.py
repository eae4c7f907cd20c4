"""One log line, one count and one duration for every request."""

from __future__ import annotations

import time

from quotes.api.request.incoming_request import IncomingRequest
from quotes.observability import logs, metrics

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_log = logs.Lines("on_record.access")


def note(asked: IncomingRequest, status: int) -> None:
    """Log and count a request as its answer goes out. The query stays out of the log: it may hold a title or a name."""
    seconds = time.perf_counter() - asked.began
    rule, method = asked.url_rule, asked.method
    route = rule.rule if rule else "(none)"
    method = method if method in METHODS else "(other)"
    metrics.requests.labels(method, route, status).inc()
    metrics.request_seconds.labels(route).observe(seconds)
    _log.info("request", method=method, path=asked.path, status=status, ms=round(seconds * 1000, 1))
