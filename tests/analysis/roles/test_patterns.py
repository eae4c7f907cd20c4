"""Each way of printing a role beside a name finds its role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.roles import roles_before, roles_behind
from tests.support.analysis.role_texts import page


@pytest.mark.parametrize(
    ("pattern", "text", "role"),
    [
        (roles_before.before, "They met harbour commissioner Ana Orr.", "harbour commissioner"),
        (roles_before.apposed_before, "The harbour's lawyer, Ana Orr, left.", "harbour's lawyer"),
        (roles_behind.after, "Ana Orr, a deputy minister, left.", "deputy minister"),
        (roles_behind.relative, "Ana Orr, who is now a lawyer, left.", "lawyer"),
        (
            roles_behind.joined,
            "Ana Orr, who ran the bank and is now president of the council, left.",
            "president of the council",
        ),
        (roles_behind.predicate, "Ana Orr is the deputy trade minister.", "deputy trade minister"),
        (roles_before.as_role, "As senior member of the council, Ana Orr voted.", "senior member of the council"),
    ],
)
def test_each_pattern_finds_its_role(pattern: Callable[..., object], text: str, role: str) -> None:
    read = page(text, "Ana Orr")
    found = [text[a:b] for a, b in pattern(read, read.people[0])]  # type: ignore[attr-defined]
    assert found == [role]
