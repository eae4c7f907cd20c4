"""When a webhook is tried again: ten tries in some three days, as the specification has them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

DELAYS = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400))
"""After the first failure, the second and so on; after one more there is no other try."""
LONGEST_WAIT = timedelta(hours=24)
"""The most that a receiver can ask for."""
JITTER = 0.1
"""The share of a delay by which it may be longer."""


def utc_now() -> datetime:
    """The moment, in UTC, by which senders go."""
    return datetime.now(UTC)


def delay(failures: int, asked: timedelta | None, chance: float) -> timedelta | None:
    """How long to wait after so many failures in a row; None: it failed for good. ``asked``: by the receiver
    (Retry-After). ``chance``: 0 to 1, spreads the tries of many webhooks."""
    if failures > len(DELAYS):
        return None
    planned = DELAYS[failures - 1] * (1 + JITTER * chance)
    return max(planned, min(asked, LONGEST_WAIT)) if asked else planned
