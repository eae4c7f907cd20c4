"""What editors settled of roles, laid over what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Row

from quotes.record.speakers.roles.role_parsing import parse_role
from quotes.record.speakers.roles.settled import SettledRoles


@dataclass(frozen=True)
class Role:
    """A row of the table, as far as is looked at."""

    id: str
    key: str
    status: str = "held"
    rejected_by: str | None = None
    joined_by: str | None = None
    joined_to: str | None = None
    joined_as: str | None = None
    speaker_id: str = "moss"


def settled(*roles: Role) -> SettledRoles:
    return SettledRoles(cast("list[Row]", list(roles)))


SENATOR, OF_ALDEN = parse_role("Sen.").key, parse_role("senator from Alden").key
JOINED = {"joined_by": "c1", "joined_to": "2", "joined_as": "senator from Alden"}


def test_the_last_of_a_row_of_joined_roles_stands_for_all() -> None:
    further = {"joined_by": "c2", "joined_to": "3", "joined_as": "U.S. senator"}
    found = settled(Role("1", SENATOR, **JOINED), Role("2", OF_ALDEN, **further), Role("3", "senat us"))
    assert [found.office(id_) for id_ in "123"] == ["3"] * 3
    assert found.form("3") == "U.S. senator" and found.keys("3") == {SENATOR, OF_ALDEN, "senat us"}
    assert [sorted(role.id for role in tree) for tree in found.trees()] == [["1", "2", "3"]]


def test_with_an_office_all_that_is_joined_to_it_is_rejected() -> None:
    found = settled(Role("1", SENATOR, **JOINED), Role("2", OF_ALDEN, rejected_by="c2"), Role("4", "pilot"))
    assert [found.office(id_) for id_ in "124"] == [None, None, "4"]
    assert found.shown("moss", "Sen.") is None and found.office_name("moss", "Sen.") is None
    assert found.shown("moss", "pilot") == "pilot" and found.office_name("moss", "pilot") == "pilot"


def test_a_shorter_form_goes_with_the_rejected_one_unless_another_lets_it_stand() -> None:
    ministry = Role("1", parse_role("Foreign Ministry spokesman").key, rejected_by="c1")
    assert settled(ministry).shown("moss", "spokesman") is None
    port = Role("2", parse_role("port spokesman").key)
    assert settled(ministry, port).shown("moss", "spokesman") == "spokesman"
    assert settled(ministry).shown("moss", "former spokesman") == "former spokesman"
    assert settled(ministry).shown("larsen", "spokesman") == "spokesman"


def test_of_whom_nothing_was_settled_everything_stands() -> None:
    found = settled()
    assert (found.office("9"), found.form("9"), found.row("9"), found.speakers) == ("9", None, None, set())
    assert found.shown("moss", "Sen.") == "Sen." and found.shown(None, None) is None
