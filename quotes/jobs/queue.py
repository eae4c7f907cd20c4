"""The queue: a few chunks ahead of the workers in Redis, fair between batches; what Redis loses comes again.

The queue is kept short on purpose. What is left to do stands in the record, so a Redis that is flushed, or too small
for an archive, costs seconds; and a batch that comes late waits for a few chunks of others, not for all of them.
"""

from __future__ import annotations

import random
import time
from datetime import timedelta
from heapq import heapify, heappop, heappush
from uuid import uuid4

import redis
import structlog
from rq import Queue, worker_registration
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker import SimpleWorker

from quotes.jobs.chunk import run_chunk
from quotes.jobs.heartbeats import Heartbeats
from quotes.record.batches import CHUNK, Batches
from quotes.record.model.batches import Chunk
from quotes.redis.link import RedisLink, try_lock
from quotes.settings import Settings

NAME = "on-record-batches"

_AHEAD = 2  # chunks for each worker that wait in Redis
_MARGIN_SECONDS = 30.0  # of one line, besides its analysis
_LOCK_SECONDS = 30.0
_TIDY_SECONDS = 3600
_LOOK_AGAIN_SECONDS = 1.0
_FAILURE_SECONDS = 600
_log = structlog.get_logger("on_record.jobs")


class ChunkJob(Job):
    """A job that names a chunk. Whatever else may stand in Redis, nothing but the work on a chunk is ever run."""

    success_callback = failure_callback = stopped_callback = None

    def perform(self) -> None:
        """Work on the chunk."""
        run_chunk(Chunk(*self.args))


def queue_in(client: redis.Redis) -> Queue:
    """The queue in this Redis. Its jobs are JSON: reading one runs nothing."""
    return Queue(NAME, connection=client, job_class=ChunkJob, serializer=JSONSerializer)


def open_queue(settings: Settings, batches: Batches, link: RedisLink) -> JobQueue:
    """The queue of these settings."""
    return JobQueue(
        batches,
        link,
        line_seconds=settings.analysis_seconds,
        keep_for=timedelta(days=settings.batch_days),
    )


class JobQueue:
    """The queue as servers and workers use it. Without Redis its calls do nothing.

    ``line_seconds``: the time limit of the analysis of one line. ``keep_for``: how long ended batches are kept.
    """

    def __init__(self, batches: Batches, link: RedisLink, *, line_seconds: float, keep_for: timedelta) -> None:
        self._batches = batches
        self._link = link
        self._chunk_seconds = int(CHUNK * (line_seconds + _MARGIN_SECONDS))
        self._keep_for = keep_for
        self._heartbeats = Heartbeats()

    @property
    def is_up(self) -> bool:
        """Whether Redis is there."""
        return self._link.is_up

    def workers(self) -> int | None:
        """How many workers there are; a killed one counts for a minute more. None without Redis."""
        return self._link.call(lambda client: SimpleWorker.count(queue=queue_in(client)))

    def feed(self) -> None:
        """Fill the queue up from the record. Raises what the record raises."""
        self._link.call(self._feed)

    def sweep(self) -> None:
        """Bring back the chunks that the queue or a dead worker lost, feed, and now and then forget old batches.
        Raises what the record raises."""
        self._link.call(self._sweep)

    def close(self) -> None:
        """Give the connections back."""
        self._link.close()

    def _feed(self, client: redis.Redis) -> None:
        lock = try_lock(client, "on_record:feeding", _LOCK_SECONDS)
        if lock is None:
            return  # another process is at it
        try:
            self._fill(queue_in(client))
        finally:
            lock.release()

    def _fill(self, queue: Queue) -> None:
        """Take chunks in turn from the batches that have the fewest out, whatever their sizes."""
        free = _AHEAD * max(1, SimpleWorker.count(queue=queue)) - queue.count
        if free <= 0:
            return
        turns = [
            (out, random.random(), newsroom, batch)
            for newsroom in self._batches.newsrooms()
            for batch, out in self._batches.loads(newsroom).items()
        ]
        heapify(turns)
        while free and turns:
            out, _, newsroom, batch = heappop(turns)
            chunk = self._batches.take(newsroom, batch, uuid4().hex)
            if chunk is not None:
                self._enqueue(queue, chunk)
                free -= 1
                heappush(turns, (out + 1, random.random(), newsroom, batch))

    def _enqueue(self, queue: Queue, chunk: Chunk) -> None:
        queue.enqueue_call(
            run_chunk,
            args=(chunk.newsroom, chunk.batch, chunk.first, chunk.job, chunk.engine),
            job_id=chunk.job,
            timeout=self._chunk_seconds,
            result_ttl=0,
            failure_ttl=_FAILURE_SECONDS,
            description=f"{chunk.newsroom} {chunk.batch} {chunk.first}",
        )

    def _sweep(self, client: redis.Redis) -> None:
        lock = try_lock(client, "on_record:sweeping", _LOCK_SECONDS)
        if lock is None:
            return
        try:
            queue = queue_in(client)
            worker_registration.clean_worker_registry(queue)
            for chunk in self._lost(client, queue):
                _log.warning("a chunk was lost and comes again", batch=chunk.batch, first=chunk.first)
                self._batches.put_back(chunk)
                queue.intermediate_queue.remove(chunk.job)
            self._feed(client)
            if client.set("on_record:tidied", 1, nx=True, ex=_TIDY_SECONDS):
                for newsroom in self._batches.newsrooms():
                    self._batches.tidy(newsroom, self._keep_for)
        finally:
            lock.release()

    def _lost(self, client: redis.Redis, queue: Queue) -> list[Chunk]:
        """The chunks that are out, and neither in the queue nor with a living worker. Looked at twice: a chunk may be
        on its way from one to the other."""
        missing = [chunk for newsroom in self._batches.newsrooms() for chunk in self._batches.out(newsroom)]
        for attempt in range(2):
            if missing and attempt:
                time.sleep(_LOOK_AGAIN_SECONDS)
            there = {*queue.get_job_ids(), *self._heartbeats.living(client, queue)}
            missing = [chunk for chunk in missing if chunk.job not in there]
        return missing
