"""A way to Redis that costs nothing while Redis is away, and finds it again by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

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
        self._lines: _Lines | None = None
        self._lock = threading.Lock()
        self._owed: list[Callable[[redis.Redis], object]] = []
        self._standing: list[Callable[[redis.Redis], object]] = []
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
        return self._try(lambda: command(client))

    def run(self, *command: str) -> Any:
        """Redis's bare answer to one command; as ``call``, None where Redis is away or refuses. For what is asked with
        every request: a client and its pool take more than twice the time of a connection."""
        lines = self._lines
        if lines is None:
            return None
        return self._try(lambda: lines.run(command))

    def call_or_owe(self, command: Callable[[redis.Redis], _T]) -> _T | None:
        """As ``call``; where Redis is away, ``command`` is run once it is found, before anything else of this link."""
        answer = self.call(command)
        if answer is not None:
            return answer
        with self._lock:
            if self._client is None:
                self._owed.append(command)
                return None
        return self.call(command)  # it was found meanwhile, or refused the command

    def whenever_found(self, command: Callable[[redis.Redis], object]) -> None:
        """Run ``command`` now, or once Redis is found, and from then on whenever it is found again, before anything
        else of this link."""
        self._standing.append(command)
        self.call_or_owe(command)

    def close(self) -> None:
        """Give the connections back, for good."""
        self._closed.set()
        client, lines, self._client, self._lines = self._client, self._lines, None, None
        if lines is not None:
            lines.close()
        if client is not None:
            client.close()

    def _try(self, ask: Callable[[], _T]) -> _T | None:
        try:
            return ask()
        except (redis.ConnectionError, redis.TimeoutError):
            self._lose()
        except redis.RedisError as error:
            _log.warning("redis refuses a command", error=type(error).__name__)
        return None

    def _connect(self) -> bool:
        try:
            client = redis.Redis.from_url(
                self._find(), socket_timeout=_TIMEOUT, socket_connect_timeout=_TIMEOUT, retry=Retry(NoBackoff(), 0)
            )
            client.ping()
            self._pay(client)
        except (redis.RedisError, OSError, RuntimeError) as error:
            _log.debug("redis is not there", error=type(error).__name__)
            return False
        metrics.redis_up.set(1)
        return True

    def _pay(self, client: redis.Redis) -> None:
        """Run what is owed, and go by ``client`` from then on. Raises redis.RedisError where Redis is lost again."""
        while True:
            with self._lock:
                if not self._owed:
                    self._client, self._lines = client, _Lines(client)
                    self._searching = False
                    return
                command = self._owed[0]
            try:
                command(client)
            except redis.ResponseError as error:
                _log.warning("redis refuses a command", error=type(error).__name__)
            with self._lock:
                self._owed.remove(command)

    def _lose(self) -> None:
        with self._lock:
            self._client = self._lines = None
            if self._searching or self._closed.is_set():
                return
            self._searching = True
            self._owed += self._standing
        metrics.redis_up.set(0)
        metrics.redis_lost.inc()
        _log.warning("NO REDIS: answers go on, slower, without a cache, until Redis is back")
        threading.Thread(target=self._search, name="redis-search", daemon=True).start()

    def _search(self) -> None:
        while not self._closed.is_set():
            if self._connect():
                _log.warning("redis is back")
                return
            self._closed.wait(_SEARCH_SECONDS)


class _Lines:
    """Open connections to one Redis, each for one thread at a time, beside those of ``client``'s own pool."""

    def __init__(self, client: redis.Redis) -> None:
        self._pool = client.connection_pool
        self._idle: list[Any] = []  # of redis.connection.AbstractConnection, whose methods have no types

    def run(self, command: tuple[str, ...]) -> Any:
        """The answer to ``command``. Raises redis.RedisError."""
        line = self._take()
        line.send_command(*command)  # connects where there is no connection
        try:
            return line.read_response()
        finally:
            if line.is_connected:  # it ends with each error but a refusal: no answer is left for the next to read
                self._idle.append(line)

    def close(self) -> None:
        """End the connections that are idle; those in use end with the link."""
        while self._idle:
            self._idle.pop().disconnect()

    def _take(self) -> Any:
        """A connection that nobody uses, still or newly; one that Redis has closed meanwhile opens again."""
        try:
            line = self._idle.pop()
        except IndexError:
            return self._pool.connection_class(**self._pool.connection_kwargs)
        try:
            unasked = line.can_read()
        except redis.ConnectionError:
            unasked = True
        if unasked:
            line.disconnect()
        return line


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
