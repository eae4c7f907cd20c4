"""Answers under the client's name for a request: one does the work, the others get its answer."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.redis.idempotency import KEEP_SECONDS, PREFIX, Answer, IdempotencyStore
from quotes.redis.link import RedisLink

WORK_SECONDS = 30
ANSWER = Answer(201, [("Location", "/x")], b"{}")


@pytest.fixture
def store(link: RedisLink) -> IdempotencyStore:
    """A store whose names nobody else has."""
    return IdempotencyStore(link, uuid4().bytes, WORK_SECONDS)


def test_begin_drop_and_save(store: IdempotencyStore) -> None:
    assert store.begin("n", "r").ours
    assert store.begin("n", "r").answer is None and not store.begin("n", "r").ours
    assert not store.begin("n", "another").same
    store.drop("n")
    assert store.begin("n", "r").ours
    store.save("n", "r", ANSWER)
    assert store.begin("n", "r").answer == ANSWER


def test_stretched_work_is_cut(store: IdempotencyStore, link: RedisLink) -> None:
    key = store._key("set back")
    assert store.begin("set back", "r").ours  # its worker is killed
    link.call(lambda client: client.expire(key, KEEP_SECONDS))
    assert store.begin("set back", "r").answer is None
    assert 0 < (link.call(lambda client: client.ttl(key)) or 0) <= WORK_SECONDS
    store.save("set back", "r", ANSWER)
    assert store.begin("set back", "r").answer
    assert (link.call(lambda client: client.ttl(key)) or 0) > KEEP_SECONDS - 60


def test_forged_answers_are_not_believed(store: IdempotencyStore, link: RedisLink) -> None:
    store.begin("forged", "r")
    link.call(lambda client: client.set(store._key("forged"), b"0" * 16 + b"\x80"))
    assert store.begin("forged", "r").ours


def test_redis_knows_no_name(store: IdempotencyStore, link: RedisLink) -> None:
    store.begin("the archive of the Alden Courier", "r")
    names = link.call(lambda client: list(client.scan_iter(match=f"{PREFIX}*"))) or []
    assert names and not [name for name in names if b"Courier" in name]


def test_without_redis_every_request_is_new() -> None:
    link = RedisLink(lambda: "redis://127.0.0.1:1/0")
    store = IdempotencyStore(link, b"secret", WORK_SECONDS)
    store.save("n", "r", ANSWER)
    assert store.begin("n", "r").ours and store.begin("n", "r").ours
    link.close()
