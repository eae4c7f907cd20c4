"""Whether a worker lives is seen by its heartbeats going on, whatever the clocks of the hosts say."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import redis
from flask import Flask
from flask.testing import FlaskClient
from rq.registry import StartedJobRegistry

from quotes.jobs.heartbeats import Heartbeats
from quotes.jobs.queue import queue_in
from tests.support.live import until

DAY = 86_400


def test_what_goes_on_lives_and_what_stops_is_dead_by_any_clock(server: redis.Redis) -> None:
    queue = queue_in(server)
    key, heartbeats = StartedJobRegistry(queue=queue).key, Heartbeats(dead_seconds=0.3)
    behind, ahead = time.time() - DAY, time.time() + DAY
    server.zadd(key, {"stopped:1": ahead, "at work:1": behind})  # one host's clock was set back, another's is wrong
    server.hset("rq:job:stopped", "status", "started")
    assert heartbeats.living(server, queue) == {"stopped", "at work"}

    def goes_on() -> bool:
        server.zincrby(key, 1, "at work:1")
        return heartbeats.living(server, queue) == {"at work"}

    assert until(goes_on, 30)
    assert server.zrange(key, 0, -1) == [b"at work:1"] and not server.exists("rq:job:stopped")


def test_a_chunk_of_a_dead_worker_comes_again_though_the_clock_was_set_back(
    client: FlaskClient, app: Flask, server: redis.Redis, work: Callable[..., Any]
) -> None:
    line = {"id": "ferry", "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."}
    batch = client.post("/v1/batches", data=json.dumps(line), content_type="application/x-ndjson").json["id"]
    (job,) = queue_in(server).get_job_ids()
    server.delete("rq:queue:on-record-batches")  # a worker took it, and was killed
    server.zadd(StartedJobRegistry(queue=queue_in(server)).key, {f"{job}:1": time.time() + DAY})
    jobs = app.extensions["on_record_jobs"]
    before, jobs._heartbeats = jobs._heartbeats, Heartbeats(dead_seconds=0.3)

    def comes_again() -> bool:
        jobs.sweep()
        return queue_in(server).count == 1

    assert until(comes_again, 30)
    jobs._heartbeats = before
    work()
    assert client.get(f"/v1/batches/{batch}").json["status"] == "finished"


def test_a_worker_is_neither_dead_by_the_clock_nor_counted_for_long(
    client: FlaskClient, app: Flask, server: redis.Redis, work: Callable[..., Any]
) -> None:
    key = StartedJobRegistry(queue=queue_in(server)).key
    server.zadd(key, {"at work:1": time.time() - DAY})  # of a host whose clock is a day behind
    line = {"id": "ferry", "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."}
    client.post("/v1/batches", data=json.dumps(line), content_type="application/x-ndjson")
    service, analyse, lives = app.extensions["on_record"], app.extensions["on_record"].analyse, []

    def look(*given: Any) -> Any:
        lives.extend(server.ttl(name) for name in server.scan_iter("rq:worker:*") if server.type(name) == b"hash")
        return analyse(*given)

    service.analyse = look
    work()
    service.analyse = analyse
    assert server.zrange(key, 0, -1) == [b"at work:1"]
    assert lives and max(lives) <= 95, "seconds that a worker counts on when it is killed"
