"""The roles printed before a name."""

from __future__ import annotations

import pytest

from quotes.analysis.roles import roles_before
from tests.support.analysis.role_texts import page


def test_one_title_of_two_people_is_of_both() -> None:
    text = "Sens. Jon Falk and Ana Orr left."
    read = page(text, "Jon Falk", "Ana Orr")
    assert [[text[a:b] for a, b in roles_before.of_several(read, n)] for n in read.people] == [["Sens."], ["Sens."]]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("World number two Ana Orr left.", "World number two"),
        ("The world No. 38 Ana Orr left.", "world No. 38"),
        ("It rained, regional President Ana Orr said.", "regional President"),
    ],
)
def test_what_stands_right_before_a_name(text: str, role: str) -> None:
    read = page(text, "Ana Orr")
    assert [text[a:b] for a, b in roles_before.before(read, read.people[0])] == [role]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The bill's author, Rep. Ana Orr left.", ["bill's author"]),
        ("They read a letter that Mr. Falk’s lawyer, Ana Orr, sent.", ["Mr. Falk’s lawyer"]),
    ],
)
def test_what_is_described_before_a_comma(text: str, roles: list[str]) -> None:
    read = page(text, "Ana Orr")
    assert [text[a:b] for a, b in roles_before.apposed_before(read, read.people[0])] == roles
