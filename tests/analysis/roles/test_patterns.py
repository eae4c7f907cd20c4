"""How newspapers print a role beside a name: each pattern by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.roles import patterns
from quotes.analysis.roles.patterns import RoleText, predicate_of_pronoun


def page(text: str, *people: str) -> RoleText:
    names = tuple(NameMention(text.index(p), text.index(p) + len(p), "person", 0.9) for p in people)
    return RoleText(text, quoted_stretches(text), names)


@pytest.mark.parametrize(
    ("pattern", "text", "role"),
    [
        (patterns.before, "They met harbour commissioner Ana Orr.", "harbour commissioner"),
        (patterns.apposed_before, "The harbour's lawyer, Ana Orr, left.", "harbour's lawyer"),
        (patterns.after, "Ana Orr, a deputy minister, left.", "deputy minister"),
        (patterns.relative, "Ana Orr, who is now a lawyer, left.", "lawyer"),
        (
            patterns.joined,
            "Ana Orr, who ran the bank and is now president of the council, left.",
            "president of the council",
        ),
        (patterns.predicate, "Ana Orr is the deputy trade minister.", "deputy trade minister"),
        (patterns.as_role, "As senior member of the council, Ana Orr voted.", "senior member of the council"),
    ],
)
def test_each_pattern_finds_its_role(pattern: Callable[..., object], text: str, role: str) -> None:
    read = page(text, "Ana Orr")
    found = [text[a:b] for a, b in pattern(read, read.people[0])]  # type: ignore[attr-defined]
    assert found == [role]


def test_one_title_of_two_people_is_of_both() -> None:
    text = "Sens. Jon Falk and Ana Orr left."
    read = page(text, "Jon Falk", "Ana Orr")
    assert [[text[a:b] for a, b in patterns.of_several(read, n)] for n in read.people] == [["Sens."], ["Sens."]]


def test_what_others_say_of_somebody_is_no_role() -> None:
    text = "“Ana Orr is the minister of nothing,” he said."
    read = page(text, "Ana Orr")
    assert list(patterns.predicate(read, read.people[0])) == []


def test_the_office_of_a_pronoun() -> None:
    text = "Ana Orr came. She is a harbour pilot. He was the best."
    ((pronoun, role),) = predicate_of_pronoun(text)
    assert (text[slice(*pronoun)], text[slice(*role)]) == ("She", "harbour pilot")


def test_look_ups_by_place() -> None:
    text = "“Ana Orr left,” said Jon Falk."
    read = page(text, "Ana Orr", "Jon Falk")
    assert read.in_quotation(3) and not read.in_quotation(text.index("said"))
    assert read.holds_person(0, 5) and not read.holds_person(text.index("said"), text.index("Jon"))
    assert read.names_at(text.index("Jon")) and not read.names_at(text.index("said"))
