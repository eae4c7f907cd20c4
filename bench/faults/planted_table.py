"""The faults that `python -m bench.faults.planted` plants. Keep the old texts short: they must stand in their files."""

from __future__ import annotations

from dataclasses import dataclass

SERVICE = "tests/test_service.py"
API = "tests/api"
RECORD = "tests/record"


@dataclass(frozen=True, slots=True)
class Fault:
    """``promise``: what the code does. ``old``: the text of ``file`` that does it, which stands there once. ``new``:
    the fault in its place. ``killed_by``: the test, by its pytest node id, that must fail then."""

    promise: str
    file: str
    old: str
    new: str
    killed_by: str


FAULTS = (
    Fault(
        "the answer to the same request comes from the cache",
        "quotes/api/middleware/response_cache.py",
        "if known is not None:",
        "if False:",
        f"{API}/middleware/test_response_cache.py::test_a_cached_answer_is_served",
    ),
    Fault(
        "erasing a speaker drops every cached analysis",
        "quotes/service.py",
        "erase_speaker(newsroom, speaker_id, by)\n        self.cache.forget_all()",
        "erase_speaker(newsroom, speaker_id, by)",
        f"{API}/test_erasure.py::test_erasing_drops_every_cached_analysis[speakers]",
    ),
    Fault(
        "erasing an article drops every cached analysis",
        "quotes/service.py",
        "erase_article(newsroom, article_id, by)\n        self.cache.forget_all()",
        "erase_article(newsroom, article_id, by)",
        f"{API}/test_erasure.py::test_erasing_drops_every_cached_analysis[articles]",
    ),
    Fault(
        "content that is in the record already is not analysed",
        "quotes/record/articles/__init__.py",
        "if found is not None:",
        "if False:",
        f"{SERVICE}::test_saving_the_same_again_costs_no_analysis",
    ),
    Fault(
        "every request is counted",
        "quotes/api/middleware/access_log.py",
        "metrics.requests.labels(method, route, response.status_code).inc()",
        "pass",
        f"{API}/middleware/test_access_log.py::test_each_request_is_counted",
    ),
    Fault(
        "the time of every request is measured",
        "quotes/api/middleware/access_log.py",
        "metrics.request_seconds.labels(route).observe(seconds)",
        "pass",
        f"{API}/middleware/test_access_log.py::test_each_request_is_counted",
    ),
)
