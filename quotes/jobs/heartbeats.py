"""Which workers still live: those whose heartbeats go on. No two clocks are compared: one may be set, or differ from
another host's."""

from __future__ import annotations

import time
from typing import cast

import redis
from rq import Queue
from rq.job import Job
from rq.registry import StartedJobRegistry

DEAD_SECONDS = 15
"""A worker without a heartbeat for so long is dead, and its chunk goes to another."""


class Heartbeats:
    """Looks at the jobs that are worked on, again and again; ``dead_seconds`` count between looks of this object."""

    def __init__(self, dead_seconds: float = DEAD_SECONDS) -> None:
        self._dead_seconds = dead_seconds
        self._seen: dict[bytes, tuple[float, float]] = {}  # what is worked on -> its last sign, and when it was new

    def living(self, client: redis.Redis, queue: Queue) -> set[str]:
        """The ids of the jobs whose workers live; the others are taken out of Redis. Raises redis.RedisError."""
        registry, now = StartedJobRegistry(queue=queue), time.monotonic()
        heartbeats = cast("list[tuple[bytes, float]]", client.zrange(registry.key, 0, -1, withscores=True))
        before = self._seen
        self._seen = {
            entry: before[entry] if entry in before and before[entry][0] == sign else (sign, now)
            for entry, sign in heartbeats
        }
        dead = [entry for entry, (_, since) in self._seen.items() if now - since > self._dead_seconds]
        for entry in dead:
            client.zrem(registry.key, entry)
            client.delete(Job.key_for(_job(entry)))
            del self._seen[entry]
        return {_job(entry) for entry in self._seen}


def _job(entry: bytes) -> str:
    """The job of an entry of RQ, which also names how often it was begun."""
    return StartedJobRegistry.parse_job_id(entry.decode())
