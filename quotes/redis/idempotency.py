"""Answers to requests that carry an Idempotency-Key: kept in Redis, so that a repeat gets the same and does nothing."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import cast

import msgspec

from quotes.redis.link import RedisLink

KEEP_SECONDS = 86_400
PREFIX = "on_record:repeat:"
_DIGEST_BYTES = 16
_CUT = """
if redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PTTL', KEYS[1]) > tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
"""
"""Work that a clock which was set back would make last longer; not what was answered meanwhile."""


class Answer(msgspec.Struct, frozen=True):
    """An answer as it was given. ``lines``: the digest of the lines that were sent, where it was a batch."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    lines: str = ""


class _Entry(msgspec.Struct, frozen=True):
    request: str
    answer: Answer | None = None


_DECODER = msgspec.msgpack.Decoder(_Entry)
"""Made before there are threads, as that of the cache of analyses."""


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """What is known under a name. ``ours``: nothing, and the work is ours to do. ``same``: it was the same request.
    ``answer``: what it was answered, None while it is worked on."""

    ours: bool
    same: bool = True
    answer: Answer | None = None


class IdempotencyStore:
    """``secret`` keys all names and seals. ``work_seconds``: after this time, work that was begun counts as dead.

    Without Redis every request is new. Safe to use from many threads.
    """

    def __init__(self, link: RedisLink, secret: bytes, work_seconds: float) -> None:
        self._link = link
        self._secret = hmac.new(secret, b"repeats", hashlib.sha256).digest()
        self._work_seconds = max(1, round(work_seconds))

    def begin(self, name: str, request: str) -> RecordedRequest:
        """Take on the work of ``name``, unless it was taken on before. ``request``: a digest of what is asked."""
        key, entry = self._key(name), self._seal(_Entry(request))
        if self._link.call(lambda client: client.set(key, entry, nx=True, ex=self._work_seconds)):
            return RecordedRequest(ours=True)
        kept = self._link.call(lambda client: client.get(key))
        known = self._open(kept)
        if known is None:
            return RecordedRequest(ours=True)
        if known.answer is None:
            self._link.call(lambda client: client.eval(_CUT, 1, key, cast(bytes, kept), str(self._work_seconds * 1000)))
        return RecordedRequest(ours=False, same=hmac.compare_digest(known.request, request), answer=known.answer)

    def save(self, name: str, request: str, answer: Answer) -> None:
        """Remember what ``request`` was answered."""
        key, entry = self._key(name), self._seal(_Entry(request, answer))
        self._link.call(lambda client: client.set(key, entry, ex=KEEP_SECONDS))

    def drop(self, name: str) -> None:
        """Forget ``name``: it was not answered, and may be tried again."""
        key = self._key(name)
        self._link.call(lambda client: client.delete(key))

    def _key(self, name: str) -> str:
        return PREFIX + hmac.new(self._secret, name.encode(), hashlib.sha256).hexdigest()

    def _seal(self, entry: _Entry) -> bytes:
        content = msgspec.msgpack.encode(entry)
        return self._digest(content) + content

    def _open(self, sealed: object) -> _Entry | None:
        """What stands in Redis, if it was put there by this installation."""
        if not isinstance(sealed, bytes):
            return None
        content = sealed[_DIGEST_BYTES:]
        if not hmac.compare_digest(sealed[:_DIGEST_BYTES], self._digest(content)):
            return None
        return _DECODER.decode(content)

    def _digest(self, content: bytes) -> bytes:
        return hashlib.blake2b(content, key=self._secret, digest_size=_DIGEST_BYTES).digest()
