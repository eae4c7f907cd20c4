"""The way to Redis: it costs nothing while Redis is away, and is found again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

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
    assert not link.is_up and link.call(lambda client: client.ping()) is None and link.run("PING") is None
    assert metrics.redis_lost._value.get() == lost + 1
    places.append(redis_url)
    assert until(lambda: link.is_up, 20)
    assert link.call(lambda client: client.ping()) is True


def test_bare_answers(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    link = open_link(lambda: redis_url)
    assert link.run("SET", "test:bare", "a") == b"OK" and link.run("GET", "test:bare") == b"a"
    assert link.run("DEL", "test:bare") == 1 and link.run("GET", "test:bare") is None
    assert link.run("NO-SUCH-COMMAND") is None and link.is_up, "what is refused is not away"
    assert link.run("ECHO", "b") == b"b", "and its answer is not the next one's"
    link.close()
    assert link.run("ECHO", "c") is None


def test_each_thread_gets_its_own_answer(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    link = open_link(lambda: redis_url)
    words = [f"word {number}" for number in range(2_000)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: link.run("ECHO", word), words)) == [word.encode() for word in words]


def test_a_connection_that_redis_closed_opens_again(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    link = open_link(lambda: redis_url)
    with redis.Redis.from_url(redis_url) as other:
        other.client_kill_filter(_id=str(link.run("CLIENT", "ID")))
    assert link.run("ECHO", "a") == b"a" and link.is_up


def test_an_answer_that_came_too_late_is_nobodys(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    link = open_link(lambda: redis_url)
    assert link.run("ECHO", "a") == b"a"
    with redis.Redis.from_url(redis_url) as other:
        other.client_pause(2_000)
    assert link.run("ECHO", "late") is None and not link.is_up
    assert until(lambda: link.is_up, 20) and link.run("ECHO", "b") == b"b"


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


def test_what_is_owed_is_done_before_anything_else(open_link: Callable[..., RedisLink], redis_url: str) -> None:
    places, seen = [NOWHERE], []
    link = open_link(lambda: places[-1])

    def note(client: redis.Redis) -> bool:
        seen.append(link.is_up)
        return bool(client.ping())

    assert link.call_or_owe(note) is None and link.call_or_owe(lambda client: client.execute_command("NONE")) is None
    places.append(redis_url)
    assert until(lambda: link.is_up, 20)
    assert seen == [False], "once, while nobody else asks yet; what is refused keeps nobody waiting"
    assert link.call_or_owe(note) is True and seen == [False, True]
