"""Answers that are sent as they are made: the first part is read before the status goes out, the others later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quotes.api.representation.streams import CHUNK, begin_reading, in_chunks
from quotes.errors import Unavailable


def test_only_the_first_part_is_read_now() -> None:
    read = []

    def parts() -> Iterator[bytes]:
        for part in (b"a", b"b", b"c"):
            read.append(part)
            yield part

    answer = begin_reading(parts())
    assert read == [b"a"]
    assert list(answer) == read == [b"a", b"b", b"c"]
    assert b"".join(begin_reading(iter(()))) == b""


def test_what_cannot_be_read_at_all_is_an_error() -> None:
    def parts() -> Iterator[bytes]:
        raise Unavailable("The record is away.")
        yield b""

    with pytest.raises(Unavailable):
        begin_reading(parts())


def test_lines_are_sent_in_chunks() -> None:
    lines = [b"%d\n" % number for number in range(2 * CHUNK + 1)]
    chunks = list(in_chunks(iter(lines)))
    assert [chunk.count(b"\n") for chunk in chunks] == [CHUNK, CHUNK, 1]
    assert b"".join(chunks) == b"".join(lines)
