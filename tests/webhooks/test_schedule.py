"""Ten tries in three days and three hours, and what the receiver asks for beyond that."""

from __future__ import annotations

from datetime import timedelta

from quotes.webhooks.schedule import DELAYS, LONGEST_WAIT, delay


def test_ten_tries_in_three_days() -> None:
    waits = [delay(failures, None, 0) for failures in range(1, 11)]
    assert waits[:3] == [timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)]
    assert waits[9] is None
    assert sum(DELAYS, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)


def test_tries_are_spread() -> None:
    assert delay(2, None, 1) == timedelta(seconds=330)


def test_receiver_may_ask_for_more_time() -> None:
    assert delay(1, timedelta(hours=1), 0) == timedelta(hours=1)
    assert delay(9, timedelta(seconds=1), 0) == timedelta(hours=24)
    assert delay(1, timedelta(days=300), 0) == LONGEST_WAIT
