"""The roles printed behind a name."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("told", ["held hostage by pirates", "hopeful that it would rain", "the third pilot to leave"])
def test_what_happens_to_somebody_is_no_office(told: str) -> None:
    text = f"Ana Orr was {told}."
    read = page(text, "Ana Orr")
    assert list(roles_behind.predicate(read, read.people[0])) == []


def test_another_of_a_trade_has_it() -> None:
    text = "Ana Orr, another harbour pilot, left."
    read = page(text, "Ana Orr")
    assert [text[a:b] for a, b in roles_behind.after(read, read.people[0])] == ["harbour pilot"]
