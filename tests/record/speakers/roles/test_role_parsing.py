"""Roles as printed, taken apart."""

from __future__ import annotations

import pytest

from quotes.record.speakers.roles.role_parsing import is_of_several, parse_role


@pytest.mark.parametrize(
    ("printed", "title", "organization", "status"),
    [
        ("trade minister", "trade minister", None, "held"),
        ("former trade minister", "trade minister", None, "former"),
        ("acting mayor of Port Alden", "mayor", "Port Alden", "acting"),
        ("president-elect", "president", None, "elect"),
        ("Kremlin spokesman", "spokesman", "Kremlin", "held"),
        ("friend", None, None, "held"),
    ],
)
def test_parts_of_a_role(printed: str, title: str | None, organization: str | None, status: str) -> None:
    role = parse_role(printed)
    assert (role.title, role.organization, role.status) == (title, organization, status)


def test_variants_have_one_key() -> None:
    keys = {parse_role(r).key for r in ("Kremlin spokesman", "the Kremlin’s spokeswoman", "spokesman for the Kremlin")}
    assert len(keys) == 1
    assert len({parse_role(r).key for r in ("Sens.", "Senators", "SEN", "Sen.", "senator")}) == 1


def test_words_of_the_organisation() -> None:
    words = parse_role("mayor of Port Alden").words
    assert words == {"mayor": False, "port": True, "alden": True}


def test_anything_is_parsed() -> None:
    assert [parse_role(odd).title for odd in ("", "!!", "of the")] == [None] * 3


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Sens.", True), ("Senators", True), ("party leaders", True), ("Sen.", False), ("head of operations", False)],
)
def test_of_several(printed: str, expected: bool) -> None:
    assert is_of_several(printed) is expected
