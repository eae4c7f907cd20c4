"""A way to Redis that costs nothing while Redis is away, and finds it again by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import redis
import structlog
from redis.backoff import NoBackoff
from redis.lock import Lock
from redis.retry import Retry

from quotes.observability import metrics
from quotes.redis import embedded
from quotes.settings import Settings

_TIMEOUT = 0.5  # seconds that a request may lose when Redis begins to hang; the next ones lose nothing
_SEARCH_SECONDS = 1.0

_T = TypeVar("_T")
_log = structlog.get_logger("on_record.redis")


def link_to_redis(settings: Settings) -> RedisLink:
    """The way to the Redis of the settings, or else to the embedded one, which is started where it does not run."""
    return RedisLink(lambda: settings.redis_url or embedded.adopt(settings.instance_dir))


class RedisLink:
    """A connection that may be lost. Safe to use from many threads.

    ``find`` gives the URL, or raises RuntimeError or OSError. While the connection is lost a thread calls it once a
    second, and no request waits.
    """

    def __init__(self, find: Callable[[], str]) -> None:
        self._find = find
        self._client: redis.Redis | None = None
        self._lock = threading.Lock()
        self._searching = False
        self._closed = threading.Event()
        if not self._connect():
            self._lose()

    @property
    def is_up(self) -> bool:
        """Whether Redis was there when it was last asked."""
        return self._client is not None

    def call(self, command: Callable[[redis.Redis], _T]) -> _T | None:
        """What ``command`` gives; None where Redis is away or refuses. Never raises for Redis's sake."""
        client = self._client
        if client is None:
            return None
        try:
            return command(client)
        except (redis.ConnectionError, redis.TimeoutError):
            self._lose()
        except redis.RedisError as error:
            _log.warning("redis refuses a command", error=type(error).__name__)
        return None

    def close(self) -> None:
        """Give the connections back, for good."""
        self._closed.set()
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _connect(self) -> bool:
        try:
            client = redis.Redis.from_url(
                self._find(), socket_timeout=_TIMEOUT, socket_connect_timeout=_TIMEOUT, retry=Retry(NoBackoff(), 0)
            )
            client.ping()
        except (redis.RedisError, OSError, RuntimeError) as error:
            _log.debug("redis is not there", error=type(error).__name__)
            return False
        self._client = client
        metrics.redis_up.set(1)
        return True

    def _lose(self) -> None:
        with self._lock:
            self._client = None
            if self._searching or self._closed.is_set():
                return
            self._searching = True
        metrics.redis_up.set(0)
        metrics.redis_lost.inc()
        _log.warning("NO REDIS: answers go on, slower, with a cache in this process only, until Redis is back")
        threading.Thread(target=self._search, name="redis-search", daemon=True).start()

    def _search(self) -> None:
        while not self._closed.is_set():
            if self._connect():
                with self._lock:
                    self._searching = False
                _log.warning("redis is back")
                return
            self._closed.wait(_SEARCH_SECONDS)


def try_lock(client: redis.Redis, name: str, seconds: float) -> Lock | None:
    """The lock ``name`` among processes, ours for ``seconds`` unless it is renewed; None where another has it. Raises
    redis.RedisError.

    Redis goes by its machine's clock: a lock that would last longer because that was set back is cut.
    """
    lock: Lock = client.lock(name, timeout=seconds, thread_local=False)
    if lock.acquire(blocking=False):
        return lock
    if client.pttl(name) > seconds * 1000:
        client.pexpire(name, int(seconds * 1000))
    return None
