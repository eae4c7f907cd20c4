"""How many requests a key may make: counted in Redis by the minute, for all workers together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from quotes.observability import metrics
from quotes.redis.link import RedisLink

WINDOW_SECONDS = 60
_COUNT = """
local used = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 or left > tonumber(ARGV[1]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {used, left}
"""
"""One step, so that no count stays for ever; a window that a clock's jump made longer is cut."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What is left of a key's requests. ``reset``: seconds until there are ``limit`` again."""

    limit: int
    remaining: int
    reset: int
    is_exceeded: bool


class RateLimiter:
    """Counts requests. ``per_minute`` 0: there is no limit. Safe to use from many threads."""

    def __init__(self, link: RedisLink, per_minute: int) -> None:
        self._link = link
        self._per_minute = per_minute

    def count(self, key_id: str) -> Quota | None:
        """Count one request of a key; None where there is no limit, or no Redis: then everybody is let through."""
        if not self._per_minute:
            return None
        name, window = f"on_record:rate:{key_id}", WINDOW_SECONDS * 1000
        answer = self._link.run("EVAL", _COUNT, "1", name, str(window))
        if answer is None:
            metrics.not_limited.inc()
            return None
        used, left = cast("list[int]", answer)
        remaining = max(self._per_minute - used, 0)
        return Quota(self._per_minute, remaining, -(-left // 1000), used > self._per_minute)
