"""The time limit of one analysis."""

from __future__ import annotations

import pytest

from quotes.analysis.deadline import time_limit, watched
from quotes.errors import Unavailable


def test_the_limit_raises_once_the_time_is_over() -> None:
    now = [100.0]
    checkpoint = time_limit(2.5, lambda: now[0])
    now[0] = 102.5
    checkpoint()
    now[0] = 102.6
    with pytest.raises(Unavailable, match=r"2\.5 seconds"):
        checkpoint()


def test_each_item_is_checked_before_it_comes() -> None:
    seen: list[str] = []
    items = watched("ab", lambda: seen.append("checked"))
    assert seen == []
    for item in items:
        seen.append(item)
    assert seen == ["checked", "a", "checked", "b"]
