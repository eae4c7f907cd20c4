"""What is counted and timed, in the format of Prometheus, right over several worker processes."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

CONTENT_TYPE = CONTENT_TYPE_LATEST

_SECONDS = (0.003, 0.01, 0.03, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

requests = Counter("on_record_requests", "HTTP requests answered", ["method", "route", "status"])
request_seconds = Histogram("on_record_request_seconds", "Time to answer a request", ["route"], buckets=_SECONDS)
analyses = Counter("on_record_analyses", "Articles analysed, cached answers left out", ["outcome"])
analysis_seconds = Histogram("on_record_analysis_seconds", "Time to analyse one article", buckets=_SECONDS)
waiting = Gauge("on_record_waiting", "Articles that wait for a worker to be free", multiprocess_mode="livesum")
saved = Counter("on_record_kept", "Articles put into the record, by what became of them", ["status"])
cache_lookups = Counter(
    "on_record_cache_lookups", "Analyses asked of the cache, by result: hit, miss, wait", ["result"]
)
not_limited = Counter(
    "on_record_not_limited", "Requests with a key that nobody counted, since Redis was away: no rate limit held"
)
redis_lost = Counter("on_record_redis_lost", "Times that Redis went away")
redis_up = Gauge("on_record_redis_up", "1 where this worker reaches Redis", multiprocess_mode="livemin")


def exposition() -> bytes:
    """All metrics, of all workers where they share a folder, as ``CONTENT_TYPE``."""
    registry = CollectorRegistry()
    try:
        MultiProcessCollector(registry)
    except ValueError:  # no folder is set: this process is alone
        registry = REGISTRY
    return generate_latest(registry)
