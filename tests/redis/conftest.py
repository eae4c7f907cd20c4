"""What tests of Redis share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quotes.redis.link import RedisLink


@pytest.fixture
def link(redis_url: str) -> Iterator[RedisLink]:
    """The way to the Redis of the tests."""
    made = RedisLink(lambda: redis_url)
    yield made
    made.close()
