"""A key may make so many requests in a minute, over all workers; without Redis nobody is stopped, which is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from quotes.redis.rate_limiter import RateLimiter
from tests.support.keyed import holding, make, signed_in

LIMIT = 5


@pytest.fixture
def limited(app: Flask) -> Iterator[Flask]:
    """The application with a limit of ``LIMIT``."""
    link = app.extensions["on_record_idempotency"]._link
    before, app.extensions["on_record_limits"] = app.extensions["on_record_limits"], RateLimiter(link, LIMIT)
    yield app
    app.extensions["on_record_limits"] = before


def test_what_is_left_is_told_and_then_refused(limited: Flask) -> None:
    client = holding(limited, make(limited))
    answers = [client.get("/v1/speakers") for _ in range(LIMIT + 2)]
    assert [answer.status_code for answer in answers] == [200] * LIMIT + [429] * 2
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["4", "3", "2", "1", "0", "0", "0"]
    refused = answers[-1]
    assert refused.mimetype == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit-Reset"] == refused.headers["Retry-After"]
    assert (refused.headers["RateLimit-Limit"], refused.headers["RateLimit-Policy"]) == ("5", "5;w=60")
    assert holding(limited, make(limited)).get("/v1/speakers").status_code == 200  # another key has its own


def test_pages_count_as_calls_do(limited: Flask) -> None:
    key = make(limited)
    reader, caller = signed_in(limited, key), holding(limited, key)
    found = [(reader if i % 2 else caller).get("/speakers" if i % 2 else "/v1/speakers") for i in range(LIMIT + 2)]
    assert [answer.status_code for answer in found] == [200] * LIMIT + [429] * 2
    assert found[-2].mimetype == "text/html" and found[-2].headers["Retry-After"]
