"""Ids of the record: opaque, never given out twice, and sorted by the time they were made."""

from __future__ import annotations

import re
import secrets
import threading
import time

_lock = threading.Lock()
_last = 0
_ID = re.compile(r"[0-9a-f]{32}")


def new_id(after: str = "") -> str:
    """A UUID of version 7 (RFC 9562) as 32 hexadecimal digits: milliseconds since 1970, then random bits.
    One process never makes an earlier one after a later one. ``after``: an id that it must come after, whoever made
    that and whatever the clock says."""
    global _last
    random = secrets.randbits(74)
    milliseconds = max(time.time_ns() // 1_000_000, (int(after, 16) >> 80) + 1 if after else 0)
    value = milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    with _lock:
        _last = value = max(value, _last + 1)
    return f"{value:032x}"


def is_id(text: str) -> bool:
    """Whether ``text`` could be an id of the record."""
    return _ID.fullmatch(text) is not None
