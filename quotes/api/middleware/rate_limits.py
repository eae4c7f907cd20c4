"""How many requests a key has left, in headers; 429 once there are none."""

from __future__ import annotations

from typing import cast

from flask import Flask

from quotes.api.request.incoming_request import IncomingRequest
from quotes.errors import TooManyRequests
from quotes.redis.rate_limiter import WINDOW_SECONDS, Quota, RateLimiter


def count(app: Flask, asked: IncomingRequest) -> None:
    """Count a request, whose caller is known. Raises TooManyRequests. Who calls without a key, from the machine itself,
    has no limit."""
    who = asked.caller
    if who is None or who.key_id is None:
        return
    limiter = cast(RateLimiter, app.extensions["on_record_limits"])
    asked.quota = quota = limiter.count(who.key_id)
    if quota and quota.is_exceeded:
        detail = f"This key may make {quota.limit} requests in {WINDOW_SECONDS} seconds. Wait {quota.reset} seconds."
        raise TooManyRequests(detail, retry_after=quota.reset)


def headers(quota: Quota) -> list[tuple[str, str]]:
    """What is left, in headers."""
    return [
        ("RateLimit-Limit", str(quota.limit)),
        ("RateLimit-Remaining", str(quota.remaining)),
        ("RateLimit-Reset", str(quota.reset)),
        ("RateLimit-Policy", f"{quota.limit};w={WINDOW_SECONDS}"),
    ]
