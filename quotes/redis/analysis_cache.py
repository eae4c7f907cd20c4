"""The cache of analyses: stored in Redis while it is there, and made once however many ask at the same time.

Beside an analysis lie the answers made of it, in bytes, so that the same request again is not even read. Nothing is
stored in a process: an erasure by another one could not drop it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

import msgspec
import redis
from redis.lock import Lock

from quotes.errors import Unavailable
from quotes.model import Analysis, Article
from quotes.observability import metrics
from quotes.redis import idempotency
from quotes.redis.link import RedisLink, try_lock
from quotes.redis.secret import secret_of
from quotes.settings import Settings

_FORMAT = 4  # of a stored analysis; raise it when quotes.model or the JSON made of it changes
_PREFIX = "on_record:analysis:"
_MARK = "on_record:erasures:"  # up to how many of an installation everything was dropped
_DIGEST_BYTES = 16
_LEASE_SECONDS = 5.0  # a leader that died is replaced after this time
_POLL_SECONDS = (0.01, 0.1)  # how often a waiter looks, at first and at most
_DECODER = msgspec.json.Decoder(Analysis)
"""Made before there are threads: of two that first look at a type at once, one may meet it half known, and crash."""


def open_cache(settings: Settings, link: RedisLink, erasures: Callable[[], int]) -> AnalysisCache:
    """The cache that the settings ask for. Without any Redis it holds nothing, and says so in the log."""
    return AnalysisCache(
        link,
        secret_of(settings),
        erasures,
        keep_seconds=settings.cache_seconds,
        wait_seconds=settings.wait_seconds + settings.analysis_seconds,
    )


class AnalysisCache:
    """Analyses by key, for all workers that share a Redis. Safe to use from many threads.

    ``secret`` keys all digests; ``erasures`` counts those of the record, and may raise Unavailable; ``keep_seconds`` is
    how long an analysis stays; ``wait_seconds`` bounds the wait for somebody else's analysis of the same article.
    """

    def __init__(
        self, link: RedisLink, secret: bytes, erasures: Callable[[], int], *, keep_seconds: int, wait_seconds: float
    ) -> None:
        self._link = link
        self._secret = hashlib.sha256(secret).digest()
        self._erasures = erasures
        self._mark = _MARK + hmac.new(self._secret, b"erasures", hashlib.sha256).hexdigest()
        self._keep_seconds = keep_seconds
        self._wait_seconds = wait_seconds
        self._flights: dict[str, Future[Analysis | None]] = {}
        self._lock = threading.Lock()
        link.whenever_found(self._catch_up)

    @property
    def is_shared(self) -> bool:
        """Whether Redis is there; without it every analysis is made anew."""
        return self._link.is_up

    def key(self, newsroom: str, article: Article, options: Mapping[str, float], pipeline_version: str) -> str:
        """The key of an analysis: an HMAC, so that a look into Redis tells nothing of an unpublished text."""
        published = article.published.isoformat() if article.published else None
        content = [article.text, article.html, article.title, published, article.language, article.warnings]
        facts = json.dumps([_FORMAT, newsroom, content, sorted(options.items()), pipeline_version])
        return _PREFIX + hmac.new(self._secret, facts.encode(), hashlib.sha256).hexdigest()

    def answer_key(
        self, newsroom: str, request: Sequence[bytes], options: Mapping[str, float], pipeline_version: str
    ) -> str:
        """The key of an answer: as ``key``, but of the ``request`` as it was sent, unread."""
        facts = _facts_of_answers(newsroom, tuple(sorted(options.items())), pipeline_version)
        digest = hashlib.blake2b(key=self._secret, digest_size=32)
        for part in (facts, *request):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return f"{_PREFIX}answer:{digest.hexdigest()}"

    def answer(self, key: str) -> bytes | None:
        """The bytes once kept under the ``answer_key`` ``key``, None where there are none."""
        found = self._fetch(key)
        if found is not None:
            metrics.cache_lookups.labels("hit").inc()
        return found

    def keep_answer(self, key: str, answer: bytes) -> None:
        """Keep ``answer`` for as long as an analysis."""
        self._store(key, answer)

    def known(self, key: str) -> Analysis | None:
        """The analysis under ``key``, None where there is none."""
        found = self._read(key)
        if found is not None:
            metrics.cache_lookups.labels("hit").inc()
        return found

    def get_or_make(self, key: str, make: Callable[[], Analysis], evicted: Future[None] | None = None) -> Analysis:
        """The analysis under ``key``; if there is none, what ``make`` gives, called once for all who ask meanwhile.
        Nobody waits on for somebody else's once ``evicted`` is done; where that befalls the one who makes it, another
        who asks takes over.

        Raises what ``make`` raises, and Unavailable where somebody else's analysis takes too long.
        """
        found = self.known(key)
        if found is not None:
            return found
        evicted, end = evicted or Future(), time.monotonic() + self._wait_seconds
        while True:
            with self._lock:
                leads = key not in self._flights
                flight = self._flights.setdefault(key, Future())
            made = self._fly(key, flight, make, evicted, end) if leads else self._follow(flight, evicted, end)
            if made is not None:
                return made

    def forget_all(self) -> bool:
        """Drop every analysis and every answer kept for its repeats, of every newsroom: they may name somebody who was
        erased. What is being made meanwhile stays its time. Whether Redis dropped all; where it is away, whoever finds
        it first drops all that it holds."""
        return self._link.call_or_owe(self._drop) is not None

    def close(self) -> None:
        """Give the connections back."""
        self._link.close()

    def _catch_up(self, client: redis.Redis) -> None:
        """Drop everything, unless all that was erased was dropped before: something may have been erased while Redis
        was away, and by a process that is no more."""
        count = self._count_erasures()
        if count is None or (client.get(self._mark) or b"0") != str(count).encode():
            self._drop(client)

    def _drop(self, client: redis.Redis) -> bool:
        """Drop everything, and note up to which erasure."""
        count = self._count_erasures()  # first: what is erased meanwhile is dropped by whoever erases it
        _drop_all(client)
        if count is not None:
            with suppress(redis.ResponseError):  # Redis is full: the next one that finds it drops again
                client.set(self._mark, count)
        return True

    def _count_erasures(self) -> int | None:
        """The erasures of the record, None where it cannot tell now."""
        with suppress(Unavailable):
            return self._erasures()
        return None

    def _fly(
        self, key: str, flight: Future[Analysis | None], make: Callable[[], Analysis], evicted: Future[None], end: float
    ) -> Analysis:
        """Make the analysis for all threads of this process that ask meanwhile. They learn of an error, too; where our
        place was lost, one of them takes over: they have theirs."""
        try:
            made = self._lead(key, make, evicted, end)
        except BaseException as error:
            self._end_flight(key)
            if evicted.done():
                flight.set_result(None)
            else:
                told = error if isinstance(error, Exception) else Unavailable("The analysis was broken off.")
                flight.set_exception(told)
            raise
        self._end_flight(key)
        flight.set_result(made)
        return made

    def _end_flight(self, key: str) -> None:
        """Whoever asks from now on begins anew."""
        with self._lock:
            del self._flights[key]

    def _follow(self, flight: Future[Analysis | None], evicted: Future[None], end: float) -> Analysis | None:
        """Wait for the analysis that another thread of this process is at; None where that lost its place."""
        metrics.cache_lookups.labels("wait").inc()
        either: list[Future[Any]] = [flight, evicted]
        wait(either, max(0.0, end - time.monotonic()), FIRST_COMPLETED)
        if not flight.done():
            raise _too_long()
        return flight.result()

    def _lead(self, key: str, make: Callable[[], Analysis], evicted: Future[None], end: float) -> Analysis:
        """Make the analysis, unless another process is at it: then wait, and take over should that process die."""
        pause, longest = _POLL_SECONDS
        while True:
            lock, ours = self._link.call(lambda client: _try_lease(client, key)) or (None, True)
            if ours:
                return self._make(key, make, lock)
            time.sleep(pause)
            pause = min(2 * pause, longest)
            found = self._read(key)
            if found is not None:
                metrics.cache_lookups.labels("wait").inc()
                return found
            if time.monotonic() > end or evicted.done():
                raise _too_long()

    def _make(self, key: str, make: Callable[[], Analysis], lock: Lock | None) -> Analysis:
        with _held(lock, self._link):
            found = self._read(key)  # another process may have finished between our look and our lease
            metrics.cache_lookups.labels("miss" if found is None else "hit").inc()
            if found is None:
                found = make()
                self._store(key, msgspec.json.encode(found))
            return found

    def _read(self, key: str) -> Analysis | None:
        """The analysis under ``key``; what cannot be read (another version's) counts as absent."""
        content = self._fetch(key)
        try:
            return None if content is None else _DECODER.decode(content)
        except msgspec.DecodeError:
            return None

    def _fetch(self, key: str) -> bytes | None:
        """What lies under ``key``; what is damaged, or was not put there by us, counts as absent. So does what we put
        under another key: it may be another newsroom's."""
        sealed = self._link.run("GET", key)
        if not isinstance(sealed, bytes):
            return None
        digest, content = sealed[:_DIGEST_BYTES], sealed[_DIGEST_BYTES:]
        return content if hmac.compare_digest(digest, self._seal(key, content)) else None

    def _store(self, key: str, content: bytes) -> None:
        sealed = self._seal(key, content) + content
        self._link.call(lambda client: client.set(key, sealed, ex=self._keep_seconds))

    def _seal(self, key: str, content: bytes) -> bytes:
        digest = hashlib.blake2b(f"{key}\n".encode(), key=self._secret, digest_size=_DIGEST_BYTES)
        digest.update(content)
        return digest.digest()


@lru_cache(maxsize=1_000)
def _facts_of_answers(newsroom: str, options: tuple[tuple[str, float], ...], pipeline_version: str) -> bytes:
    """What all answers of a newsroom have in common."""
    return json.dumps([_FORMAT, newsroom, options, pipeline_version]).encode()


def _drop_all(client: redis.Redis) -> None:
    for prefix in (_PREFIX, idempotency.PREFIX):
        for key in client.scan_iter(match=f"{prefix}*", count=1_000):
            client.unlink(key)


def _try_lease(client: redis.Redis, key: str) -> tuple[Lock | None, bool]:
    """The lock on ``key`` among processes, and whether it is ours now."""
    lock = try_lock(client, f"{key}:lock", _LEASE_SECONDS)
    return lock, lock is not None


@contextmanager
def _held(lock: Lock | None, link: RedisLink) -> Iterator[None]:
    """Renew the lease while the work goes on, and give it back afterwards; it runs out by itself if we die, or Redis is
    away by then."""
    done = threading.Event()

    def renew(lock: Lock) -> None:
        with suppress(redis.RedisError):
            while not done.wait(_LEASE_SECONDS / 3):
                lock.reacquire()

    if lock is not None:
        threading.Thread(target=renew, args=(lock,), name="lease", daemon=True).start()
    try:
        yield
    finally:
        done.set()
        if lock is not None and link.is_up:
            with suppress(redis.RedisError):
                lock.release()


def _too_long() -> Unavailable:
    return Unavailable("The same article is being analysed already and takes long; ask again later.", retry_after=10)
