"""Answers that are sent as they are made: an export, the results of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

CHUNK = 64
"""Lines that are sent at once."""


def begin_reading(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The same parts, the first of them read now: if the database is down, the answer is an error, not half a file."""
    return chain([next(parts, b"")], parts)


def in_chunks(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines, ``CHUNK`` of them together."""
    held: list[bytes] = []
    for line in lines:
        held.append(line)
        if len(held) == CHUNK:
            yield b"".join(held)
            held.clear()
    if held:
        yield b"".join(held)
