"""The roles printed behind a name."""

from __future__ import annotations

from quotes.analysis.roles import roles_behind
from quotes.analysis.roles.roles_behind import predicate_of_pronoun
from tests.support.analysis.role_texts import page


def test_what_others_say_of_somebody_is_no_role() -> None:
    text = "“Ana Orr is the minister of nothing,” he said."
    read = page(text, "Ana Orr")
    assert list(roles_behind.predicate(read, read.people[0])) == []


def test_the_office_of_a_pronoun() -> None:
    text = "Ana Orr came. She is a harbour pilot. He was the best."
    ((pronoun, role),) = predicate_of_pronoun(text)
    assert (text[slice(*pronoun)], text[slice(*role)]) == ("She", "harbour pilot")
