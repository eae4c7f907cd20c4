"""How many requests a key has left, in headers; 429 once there are none."""

from __future__ import annotations

from typing import cast

from flask import Flask, Response, current_app, g

from quotes.errors import TooManyRequests
from quotes.redis.rate_limiter import WINDOW_SECONDS, Quota, RateLimiter


def register(app: Flask) -> None:
    """Count the requests of every key. Register it after ``auth``, which finds out whose they are."""
    app.before_request(count)
    app.after_request(tell)


def count() -> None:
    """Count this request. Raises TooManyRequests. Who calls without a key, from the machine itself, has no limit."""
    who = g.get("caller")
    if who is None or who.key_id is None:
        return
    limiter = cast(RateLimiter, current_app.extensions["on_record_limits"])
    g.quota = quota = limiter.count(who.key_id)
    if quota and quota.is_exceeded:
        detail = f"This key may make {quota.limit} requests in {WINDOW_SECONDS} seconds. Wait {quota.reset} seconds."
        raise TooManyRequests(detail, retry_after=quota.reset)


def tell(response: Response) -> Response:
    """Say what is left."""
    quota: Quota | None = g.get("quota")
    if quota:
        response.headers["RateLimit-Limit"] = str(quota.limit)
        response.headers["RateLimit-Remaining"] = str(quota.remaining)
        response.headers["RateLimit-Reset"] = str(quota.reset)
        response.headers["RateLimit-Policy"] = f"{quota.limit};w={WINDOW_SECONDS}"
    return response
