"""A queue that is empty, and a worker of it in this very process."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient

from quotes.jobs.chunk import ChunkRunner, use_runner
from quotes.jobs.rq_worker import ChunkWorker

Work = Callable[..., None]


@pytest.fixture
def server(redis_url: str) -> Iterator[redis.Redis]:
    """The Redis of the tests, with nothing in it."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        yield client


@pytest.fixture
def work(server: redis.Redis, app: Flask) -> Iterator[Work]:
    """Works off what is queued, or so many chunks of it."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    runner = ChunkRunner(app.extensions["on_record"])
    use_runner(runner)

    def work_off(chunks: int | None = None) -> None:
        worker = ChunkWorker(server, runner, app.extensions["on_record_jobs"])
        worker.work(burst=True, logging_level="WARNING", max_jobs=chunks)

    yield work_off
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def client(server: redis.Redis, app: Flask) -> FlaskClient:
    """A client of the application, whose queue is empty."""
    return app.test_client()
