"""The picture of roles over time."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.record.model.speakers import HeldRole
from quotes.web.role_timeline import MOST_BARS, MOST_TICKS, shortened, timeline


def held(role, first, last, articles=1):
    return HeldRole(f"id-{role}", role, role, None, "held", first, last, articles, ())


def test_no_roles_no_picture():
    assert timeline([], [date(2024, 1, 1)]) is None


def test_roles_stand_in_order_of_time_from_left_to_right():
    picture = timeline(
        [held("minister", date(2025, 1, 21), date(2025, 3, 6)), held("deputy", date(2024, 3, 14), date(2024, 9, 19))],
        [date(2024, 3, 12)],
    )
    deputy, minister = picture.bars
    assert (deputy.label, minister.label) == ("deputy", "minister")
    assert 0 < picture.dots[0] < deputy.left < deputy.left + deputy.width < minister.left
    assert minister.left + minister.width < 100
    assert deputy.top < minister.top < picture.height
    assert picture.words == "deputy, March 2024 to September 2024; minister, January 2025 to March 2025"


@pytest.mark.parametrize("years", [0, 1, 2, 10, 80, 2000])
def test_the_axis_has_few_ticks_inside_the_picture_however_long_the_time(years):
    picture = timeline([held("poet", date(1900, 5, 5), date(1900 + years, 5, 5))], [])
    assert 1 <= len(picture.ticks) <= MOST_TICKS + 1
    assert all(0 <= tick.left <= 100 for tick in picture.ticks)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_break_it(day):
    assert timeline([held("poet", day, day)], [day]).bars


def test_too_many_roles_leave_the_rarest_to_the_table():
    roles = [held(f"role {n}", date(2024, 1, n + 1), date(2024, 2, 1), articles=n + 1) for n in range(MOST_BARS + 3)]
    picture = timeline(roles, [])
    assert picture.hidden == 3
    assert [bar.label for bar in picture.bars] == [f"role {n}" for n in range(3, MOST_BARS + 3)]


def test_long_roles_are_cut_by_columns():
    assert shortened("minister", 8) == "minister"
    assert shortened("ministers of old", 9) == "minister…"
    assert shortened("外務省報道官", 6) == "外務…"


def test_roles_without_a_date_are_left_to_the_table():
    assert timeline([held("poet", None, None)], []) is None
    picture = timeline([held("poet", None, None), held("pilot", date(2024, 1, 1), date(2024, 2, 1))], [])
    assert ([bar.label for bar in picture.bars], picture.hidden) == (["pilot"], 1)
