"""Whether two roles can be one life's."""

from __future__ import annotations

from datetime import date, timedelta

from quotes.record.speakers.roles.role_compatibility import (
    SAME_TIME,
    SeenRole,
    backs,
    contradiction,
    same_office,
    same_role,
)
from quotes.record.speakers.roles.role_parsing import parse_role

DAY = date(2024, 3, 1)


def seen(printed: str, day: date = DAY) -> SeenRole:
    """A role of a profile, printed on one day."""
    role = parse_role(printed)
    return SeenRole(role.key, role.title, role.organization, role.status, day, day)


def test_the_very_role() -> None:
    assert same_role([parse_role("Kremlin spokesman")], [seen("spokesman for the Kremlin")])
    assert not same_role([parse_role("mayor")], [seen("senator")])


def test_an_office_without_its_place() -> None:
    assert same_office([parse_role("Senator")], [seen("U.S. Senator")])
    assert not same_office([parse_role("Ohio Senator")], [seen("U.S. Senator")])


def test_one_organisation_backs() -> None:
    assert backs([parse_role("Harbour Office director")], [seen("Harbour Office engineer")])
    assert not backs([parse_role("director")], [seen("engineer")])


def test_mayor_here_and_there() -> None:
    here, there = parse_role("mayor of Port Alden"), seen("mayor of Upper Marsh")
    found = contradiction([here], [there], DAY)
    assert found == (here, there)
    assert contradiction([here], [there], DAY + SAME_TIME + timedelta(days=1)) is None, "later it may be"
    assert contradiction([parse_role("former mayor of Port Alden")], [there], DAY) is None


def test_ends_of_the_calendar() -> None:
    here, there = parse_role("mayor of Port Alden"), "mayor of Upper Marsh"
    for day in (date.min, date.max):
        assert contradiction([here], [seen(there, day)], day)
    assert contradiction([here], [seen(there, date.min)], date.max) is None


def test_schoolgirl_and_judge() -> None:
    assert contradiction([parse_role("schoolgirl")], [seen("judge")], DAY)
