"""Portions of an archive: as large as can be saved while nobody waits long."""

from __future__ import annotations

from quotes.archive.pace import HOLD_SECONDS, MOST, portions


def sizes(count: int, seconds_each: float, most: int = MOST) -> list[int]:
    """The sizes of the portions of so many things, each of which takes so long to save."""
    now, found = [0.0], []
    for portion in portions(range(count), most, lambda: now[0]):
        found.append(len(portion))
        now[0] += seconds_each * len(portion)
    assert sum(found) == count
    return found


def test_quick_ones_come_in_ever_larger_portions() -> None:
    assert sizes(1000, 0.001) == [25, 50, 100, 200, 200, 200, 200, 25]


def test_slow_ones_hold_the_newsroom_for_seconds_only() -> None:
    slow = sizes(200, 0.1)
    assert slow[:2] == [25, 30] and max(slow[1:]) * 0.1 <= HOLD_SECONDS
    assert set(sizes(60, 10)[1:]) == {1}


def test_no_portion_is_larger_than_asked() -> None:
    assert sizes(5, 0, most=2) == [2, 2, 1]
    assert sizes(0, 1) == []
