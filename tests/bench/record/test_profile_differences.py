"""Why two profiles of one surname are two, in words."""

from __future__ import annotations

from datetime import date

import pytest

from bench.record.profile_differences import why_apart
from quotes.record.model.speakers import HeldRole, Profile
from quotes.record.speakers.roles.role_parsing import parse_role


def profile(name: str, *roles: str, seen: date | None = date(2021, 6, 3)) -> Profile:
    """A profile under ``name`` that was printed with ``roles`` on the day ``seen``."""
    held = []
    for role in roles:
        parsed = parse_role(role)
        held.append(HeldRole("r", role, parsed.title, parsed.organization, parsed.status, seen, seen, 1, ()))
    return Profile("p", name, "person", False, (name,), tuple(held), (), 1, 0, 1, seen, seen, (), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ("Brandt", "Ilsa Brandt", "no whole name"),
        ("Ilsa Brandt", "Otto Brandt", "other given names"),
        ("Otto Brandt Jr.", "Otto Brandt Sr.", "one is the other's junior"),
        ("Otto Karl Brandt", "Otto Emil Brandt", "other middle names"),
    ],
)
def test_names_tell(ours: str, theirs: str, reason: str) -> None:
    assert why_apart(profile(ours), profile(theirs)) == reason
    assert why_apart(profile(theirs), profile(ours)) == reason


def test_roles_of_two_lives_tell() -> None:
    reason = why_apart(profile("Otto Brandt", "mayor of Varland"), profile("Otto Brandt", "mayor of Alden"))
    assert reason == "roles that are not one life's: mayor of Varland; mayor of Alden"


def test_where_nothing_tells_an_editor_does() -> None:
    assert "left to an editor" in why_apart(profile("Otto Brandt", "pilot"), profile("Otto Brandt", "pilot"))
    earlier = profile("Otto Brandt", "mayor of Alden", seen=date(1999, 1, 1))
    assert "left to an editor" in why_apart(profile("Otto Brandt", "mayor of Varland"), earlier)


def test_roles_without_a_date_are_at_no_time() -> None:
    undated = profile("Otto Brandt", "mayor of Alden", seen=None)
    assert "left to an editor" in why_apart(profile("Otto Brandt", "mayor of Varland"), undated)
    assert "left to an editor" in why_apart(undated, profile("Otto Brandt", "mayor of Varland"))
