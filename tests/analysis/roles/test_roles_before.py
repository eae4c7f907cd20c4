"""The roles printed before a name."""

from __future__ import annotations

from quotes.analysis.roles import roles_before
from tests.support.analysis.role_texts import page


def test_one_title_of_two_people_is_of_both() -> None:
    text = "Sens. Jon Falk and Ana Orr left."
    read = page(text, "Jon Falk", "Ana Orr")
    assert [[text[a:b] for a, b in roles_before.of_several(read, n)] for n in read.people] == [["Sens."], ["Sens."]]
