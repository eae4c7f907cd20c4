"""The process that works on batches: RQ's worker with the model loaded, one article at a time."""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import redis
import structlog
from rq import Queue, worker_registration
from rq.executions import Execution
from rq.job import Job
from rq.registry import FailedJobRegistry
from rq.worker import SimpleWorker

from quotes.analysis.engine import load_attributor
from quotes.errors import OnRecordError
from quotes.jobs.chunk import ChunkRunner, use_runner
from quotes.jobs.queue import ChunkJob, JobQueue, open_queue, queue_in
from quotes.record import Record
from quotes.redis import embedded
from quotes.redis.analysis_cache import open_cache
from quotes.redis.link import link_to_redis
from quotes.service import Service
from quotes.settings import Settings

_BEAT_SECONDS = 5.0  # between two heartbeats of a worker
_FORGOTTEN_SECONDS = 60  # without one, RQ no longer counts it; the sweeper finds out before
_SWEEP_SECONDS = 3.0
_CHUNKS_OF_A_LIFE = 1500  # then the process starts anew, in case something in it grows
_NICENESS = 10  # below the servers on the same machine
_log = structlog.get_logger("on_record.jobs")


def run(settings: Settings) -> None:
    """Work on batches until a signal asks to stop: the article at hand is finished, the rest of its chunk comes again.

    The record must have been migrated.
    """
    os.setpriority(os.PRIO_PROCESS, 0, max(_NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
    link, record = link_to_redis(settings), Record(settings.record_url)
    cache = open_cache(settings, link, record.erasure.count)
    service = Service(settings, record, cache, load_attributor(settings.engine))
    service.warm()
    runner, jobs = ChunkRunner(service), open_queue(settings, record.batches, link)
    use_runner(runner)
    done = threading.Event()
    sweeper = threading.Thread(target=_sweep, args=(jobs, done), name="sweeper", daemon=True)
    try:
        worker = ChunkWorker(_connected(settings), runner, jobs)
        sweeper.start()
        _log.info("a worker waits for batches")
        worker.work(logging_level="WARNING", max_jobs=int(_CHUNKS_OF_A_LIFE * random.uniform(0.8, 1.2)))
    except redis.RedisError as error:
        _log.warning("Redis went away", error=type(error).__name__)
    finally:
        done.set()
        jobs.close()
        service.close()
    if not runner.stopping.is_set():  # it has done its share, or Redis went away
        os.execv(sys.executable, sys.orig_argv)


class ChunkWorker(SimpleWorker):
    """RQ's worker without a fork; its heartbeat goes on while it works, so that its death is noticed in seconds."""

    def __init__(self, connection: redis.Redis, runner: ChunkRunner, jobs: JobQueue) -> None:
        super().__init__(
            [queue_in(connection)],
            connection=connection,
            job_class=ChunkJob,
            serializer=queue_in(connection).serializer,
            worker_ttl=30,
            job_monitoring_interval=int(_BEAT_SECONDS),
        )
        self._runner = runner
        self._jobs = jobs

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Do the job, and see that another follows."""
        execution = self.prepare_execution(job)
        with self._beating(job, execution):
            self.perform_job(job, queue, execution)
        with suppress(OnRecordError):  # the sweeper tries again
            self._jobs.feed()

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:
        """Seconds after which, without another heartbeat, RQ itself counts this worker as dead."""
        return _FORGOTTEN_SECONDS

    def clean_registries(self) -> None:
        """RQ's own, without the jobs that are worked on: it would tell by the clock whose worker is dead."""
        for queue in self.queues:
            FailedJobRegistry(queue=queue).cleanup()
        self.last_cleaned_at = datetime.now(UTC)  # type: ignore[assignment]

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Send a heartbeat, and be counted among the workers again where Redis forgot them."""
        super().heartbeat(timeout, pipeline)
        worker_registration.register(self, pipeline)

    def request_stop(self, signum: int, frame: Any) -> None:
        """Finish the article at hand, then stop."""
        self._runner.stopping.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    @contextmanager
    def _beating(self, job: Job, execution: Execution) -> Iterator[None]:
        done = threading.Event()

        def beat() -> None:
            while not done.wait(_BEAT_SECONDS):
                with suppress(redis.RedisError):
                    self.maintain_heartbeats(job, execution)

        beats = threading.Thread(target=beat, name="heartbeats", daemon=True)
        beats.start()
        try:
            yield
        finally:
            done.set()
            beats.join()


def _sweep(jobs: JobQueue, done: threading.Event) -> None:
    while not done.wait(_SWEEP_SECONDS * random.uniform(0.7, 1.3)):
        try:
            jobs.sweep()
        except OnRecordError as error:
            _log.warning("the queue cannot be filled now", why=error.detail)
        except Exception:
            _log.exception("the sweeper failed")


def _connected(settings: Settings) -> redis.Redis:
    """A connection to Redis, once it is there."""
    told = False
    while True:
        try:
            client = redis.Redis.from_url(settings.redis_url or embedded.adopt(settings.instance_dir))
            client.ping()
            return client
        except (redis.RedisError, OSError, RuntimeError) as error:
            if not told:
                _log.warning("waiting for Redis", error=type(error).__name__)
            told = True
            time.sleep(1)
