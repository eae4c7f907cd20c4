"""The queue: fair between batches, and what Redis loses comes again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import redis
from flask import Flask
from flask.testing import FlaskClient
from rq import Queue
from rq.serializers import JSONSerializer

from quotes.jobs.queue import NAME, open_queue, queue_in
from quotes.record import Record
from quotes.record.batches import CHUNK
from quotes.record.model.batches import Line
from quotes.record.model.speakers import SpeakerFilter
from quotes.redis.link import link_to_redis
from quotes.settings import Settings
from tests.support.batches import article, results, send, state


def test_small_batches_do_not_wait(client: FlaskClient, work: Callable[..., None]) -> None:
    large = send(client, [article(number) for number in range(6 * CHUNK)])
    small = send(client, [article(number) for number in range(1000, 1000 + CHUNK)])
    work(4)
    assert state(client, small)["status"] == "finished"
    assert state(client, large)["answered"] == 3 * CHUNK
    work()
    assert state(client, large)["status"] == "finished"


def test_what_redis_forgets_comes_again(client: FlaskClient, app: Flask, server: redis.Redis, work: Any) -> None:
    batch = send(client, [article(number) for number in range(4 * CHUNK)])
    work(1)
    server.flushall()
    work()
    assert state(client, batch)["answered"] == CHUNK, "the queue knows of nothing"
    app.extensions["on_record_jobs"].sweep()
    work()
    assert state(client, batch)["status"] == "finished"
    assert [t["status"] for t in results(client, batch)] == ["created"] * 4 * CHUNK
    (brandt,) = app.extensions["on_record"].record.speakers.search("default", SpeakerFilter()).items
    assert (brandt.articles, brandt.statements) == (4 * CHUNK, 4 * CHUNK)


def test_other_jobs_are_never_run(server: redis.Redis, work: Any, tmp_path: Any) -> None:
    trace = tmp_path / "trace"
    queue = Queue(NAME, connection=server, serializer=JSONSerializer)
    queue.enqueue_call("os.mkdir", args=(str(trace),))
    queue.enqueue_call("pathlib.Path.mkdir", args=("default", "0" * 32, 1, "x"))
    work()
    assert not trace.exists() and queue.count == 0


DAY = 86_400


def test_a_stretched_lock_is_cut(app: Flask, server: redis.Redis) -> None:
    server.set("on_record:sweeping", "of a worker that was killed", ex=DAY)
    app.extensions["on_record_jobs"].sweep()
    assert 0 < server.ttl("on_record:sweeping") <= 30


def test_the_queue_stays_short(client: FlaskClient, app: Flask, server: redis.Redis) -> None:
    send(client, [article(number) for number in range(6 * CHUNK)])
    assert queue_in(server).count == 2, "two chunks for the worker that may come"
    app.extensions["on_record_jobs"].feed()
    assert queue_in(server).count == 2


def test_a_busy_feeder_is_left_alone(client: FlaskClient, app: Flask, server: redis.Redis) -> None:
    server.set("on_record:feeding", "another process", ex=30)
    batch = send(client, [article(1)])
    assert queue_in(server).count == 0
    server.delete("on_record:feeding")
    app.extensions["on_record_jobs"].feed()
    (job,) = queue_in(server).get_jobs()
    assert job.args[:3] == ["default", batch["id"], 1]


def test_without_redis_nothing_happens(make_settings: Callable[..., Settings], app: Flask) -> None:
    settings = make_settings(redis_url="redis://127.0.0.1:1/0")
    jobs = open_queue(settings, app.extensions["on_record"].record.batches, link_to_redis(settings))
    jobs.feed()
    jobs.sweep()
    assert (jobs.is_up, jobs.workers()) == (False, None)
    jobs.close()


def test_large_batches_take_turns(
    server: redis.Redis, redis_url: str, record: Record, make_settings: Callable[..., Settings]
) -> None:
    settings = make_settings(redis_url=redis_url)
    jobs = open_queue(settings, record.batches, link_to_redis(settings))
    sent = []
    for _ in range(2):
        sent.append(record.batches.open("default", "test"))
        record.batches.add("default", sent[-1], [Line(n, b"{}") for n in range(1, 12 * CHUNK + 1)], {})
        record.batches.accept("default", sent[-1])
    for _ in range(5):
        jobs.feed()
        queue_in(server).empty()  # what was queued is with a worker now
        first, second = (record.batches.loads("default")[id_] for id_ in sent)
        assert first + second and abs(first - second) <= 1
    jobs.close()
