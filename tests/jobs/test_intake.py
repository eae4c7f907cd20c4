"""A batch is taken in whole, blank lines left out, up to the number of lines that the settings allow."""

from __future__ import annotations

import tracemalloc

import pytest

from quotes.errors import TooLarge
from quotes.jobs.intake import receive
from quotes.record import Record

LINES = [(1, b'{"text": "a"}'), (2, b" "), (3, b'{"text": "b"}')]


def test_a_batch_may_have_so_many_lines_and_no_more(record: Record) -> None:
    stored: list[int] = []
    receive(record.batches, "default", record.batches.open("default", "Kim"), LINES, 2, stored.append)
    assert stored == [2]
    with pytest.raises(TooLarge, match="more than 1 lines"):
        receive(record.batches, "default", record.batches.open("default", "Kim"), LINES, 1, stored.append)
    assert stored == [2]


def test_bounded_memory(record: Record) -> None:
    count, batches = 6_000, record.batches
    id_ = batches.open("default", "test")
    tracemalloc.start()
    receive(batches, "default", id_, ((n, b"x" * 2_000) for n in range(1, count + 1)), most=count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert batches.accept("default", id_).lines == count
    assert peak < 5_000_000, f"{peak} bytes at most for {2_000 * count}"


def test_refused_lines_keep_their_number(record: Record) -> None:
    id_ = record.batches.open("default", "Kim")
    receive(record.batches, "default", id_, [(1, TooLarge("Send a shorter article.")), (2, b"{}")], 5)
    assert record.batches.accept("default", id_).failed == 1
    record.batches.cancel("default", id_)
    first, _ = record.batches.answers("default", id_)
    assert (first["line"], first["error"]) == (1, "Send a shorter article.")
