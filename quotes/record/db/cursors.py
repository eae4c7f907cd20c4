"""Opaque cursors: where a page ended, as text for an address. Read back with suspicion."""

from __future__ import annotations

import binascii
import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Any

from quotes.errors import FieldError, InvalidInput

MAX_LIMIT = 200


def write(of: object, *last: Any) -> str:
    """The cursor after the item whose sort key is ``last`` in the list that ``of`` (its name and filter) describes."""
    values = [value.isoformat() if isinstance(value, date) else value for value in last]
    return urlsafe_b64encode(json.dumps([_mark(of), *values]).encode()).decode().rstrip("=")


def read(cursor: str | None, of: object, *kinds: type, field: str = "cursor") -> tuple[Any, ...] | None:
    """The sort key in ``cursor``, of the given types; None without a cursor.

    Raises InvalidInput on ``field`` for one that was not given out for this list.
    """
    if cursor is None:
        return None
    try:
        mark, *values = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        if mark != _mark(of) or len(values) != len(kinds):
            raise ValueError
        return tuple(_typed(value, kind) for value, kind in zip(values, kinds, strict=True))
    except (ValueError, TypeError, RecursionError, binascii.Error):
        raise InvalidInput(
            "The cursor does not belong to this list.",
            FieldError(field, "Send the cursor of the page before with the same filters, or leave it out."),
        ) from None


def check_limit(limit: int) -> int:
    """``limit`` if a page may have that many items; else raises InvalidInput on field "limit"."""
    if not 1 <= limit <= MAX_LIMIT:
        raise InvalidInput("The page size is not valid.", FieldError("limit", f"Give a number from 1 to {MAX_LIMIT}."))
    return limit


def _typed(value: Any, kind: Any) -> Any:
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not kind or (kind is str and "\0" in value) or (kind is int and abs(value) > 1 << 31):
        raise TypeError
    if kind is str:
        value.encode()
    return value


def _mark(of: object) -> str:
    return hashlib.blake2b(repr(of).encode(errors="replace"), digest_size=6).hexdigest()
