"""The way to Redis: it costs nothing while Redis is away, and is found again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import redis

from quotes.observability import metrics
from quotes.redis.link import RedisLink, link_to_redis, try_lock
from quotes.settings import Settings
from tests.support.live import until

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def open_link() -> Iterator[Callable[[Callable[[], str]], RedisLink]]:
    """Opens links that are closed after the test."""
    opened: list[RedisLink] = []

    def open_(find: Callable[[], str]) -> RedisLink:
        opened.append(RedisLink(find))
        return opened[-1]

    yield open_
    for link in opened:
        link.close()


def test_commands_are_answered(settings: Settings) -> None:
    link = link_to_redis(settings)
    assert link.is_up and link.call(lambda client: client.ping()) is True
    link.close()
    assert not link.is_up and link.call(lambda client: client.ping()) is None


def test_a_refused_command_is_none(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    link = open_link(lambda: redis_url)
    assert link.call(lambda client: client.execute_command("NO-SUCH-COMMAND")) is None
    assert link.is_up, "what is refused is not away"


def test_a_lost_redis_is_found(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    places = [NOWHERE]
    lost = metrics.redis_lost._value.get()
    link = open_link(lambda: places[-1])
    assert not link.is_up and link.call(lambda client: client.ping()) is None
    assert metrics.redis_lost._value.get() == lost + 1
    places.append(redis_url)
    assert until(lambda: link.is_up, 20)
    assert link.call(lambda client: client.ping()) is True


def test_a_closed_link_seeks_nothing(redis_url: str) -> None:
    before = {thread for thread in threading.enumerate() if thread.name == "redis-search"}
    link = RedisLink(lambda: NOWHERE)
    link.close()
    own = {thread for thread in threading.enumerate() if thread.name == "redis-search"} - before
    assert until(lambda: not any(thread.is_alive() for thread in own), 20)


def test_one_has_the_lock(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        ours = try_lock(client, "test:lock", 30)
        assert ours is not None and try_lock(client, "test:lock", 30) is None
        client.pexpire("test:lock", 86_400_000)  # a clock was set back
        assert try_lock(client, "test:lock", 30) is None
        assert 0 < client.ttl("test:lock") <= 30
        ours.release()
        again = try_lock(client, "test:lock", 30)
        assert again is not None
        again.release()
