"""Ids: in the order in which they were made, whatever the clock says."""

from __future__ import annotations

import time

from quotes.record.db.ids import is_id, new_id


def test_later_ids_sort_after() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(set(made)) and all(map(is_id, made))


def test_after_a_clock_ahead() -> None:
    ahead = f"{(time.time_ns() // 1_000_000 + 60_000) << 80:032x}"
    assert new_id(after=ahead) > ahead


def test_what_is_no_id() -> None:
    for odd in ("", "x" * 32, "0" * 31, "A" * 32, "0" * 32 + "\n"):
        assert not is_id(odd)
