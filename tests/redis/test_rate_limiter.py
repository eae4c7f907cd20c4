"""How many requests a key may make: counted for all workers together, and nobody is stopped without Redis."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from quotes.observability import metrics
from quotes.redis.link import RedisLink, link_to_redis
from quotes.redis.rate_limiter import WINDOW_SECONDS, RateLimiter
from quotes.settings import Settings

LIMIT = 5


@pytest.fixture
def key() -> str:
    """The id of a key that made no request yet."""
    return uuid4().hex


def test_what_is_left(link: RedisLink, key: str) -> None:
    limiter = RateLimiter(link, LIMIT)
    counted = [limiter.count(key) for _ in range(LIMIT + 2)]
    assert [quota.remaining for quota in counted if quota] == [4, 3, 2, 1, 0, 0, 0]
    assert all(quota and quota.limit == LIMIT and 0 < quota.reset <= WINDOW_SECONDS for quota in counted)


def test_two_workers_count_together(link: RedisLink, key: str) -> None:
    workers = [RateLimiter(link, LIMIT) for _ in range(2)]
    counted = [workers[i % 2].count(key) for i in range(LIMIT + 1)]
    assert [quota.is_exceeded for quota in counted if quota] == [False] * LIMIT + [True]


def test_a_stretched_window_is_cut(link: RedisLink, key: str) -> None:
    limiter = RateLimiter(link, LIMIT)
    limiter.count(key)
    link.call(lambda client: client.pexpire(f"on_record:rate:{key}", 10_000_000))
    quota = limiter.count(key)
    assert quota is not None and quota.reset <= WINDOW_SECONDS


def test_without_a_limit(link: RedisLink, key: str) -> None:
    assert RateLimiter(link, 0).count(key) is None
    assert not link.call(lambda client: client.exists(f"on_record:rate:{key}"))


def test_without_redis_everybody_passes(make_settings: Callable[..., Settings]) -> None:
    link = link_to_redis(make_settings(redis_url="redis://127.0.0.1:1/0"))
    before = metrics.not_limited._value.get()
    assert RateLimiter(link, 1).count("x") is None
    assert metrics.not_limited._value.get() == before + 1
    link.close()
