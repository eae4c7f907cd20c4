"""The whole names of the people of an article, by their surnames."""

from __future__ import annotations

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.positions.names import full_names


def names(text: str, *printed: str, type_: NameType = "person") -> dict[str, str]:
    mentions = [NameMention(text.index(p), text.index(p) + len(p), type_, 0.9) for p in printed]
    return full_names(text, mentions)


def test_a_surname_stands_for_the_one_who_bears_it() -> None:
    assert names("Ana Maria Orr met Ana Orr’s aide.", "Ana Maria Orr", "Ana Orr’s") == {"orr": "ana maria orr"}


def test_two_of_a_surname_are_neither() -> None:
    assert names("Ana Orr met Ivo Orr.", "Ana Orr", "Ivo Orr") == {}


def test_surnames_alone_and_organisations_name_nobody() -> None:
    assert names("Orr left.", "Orr") == {}
    assert names("The Alden Bank left.", "Alden Bank", type_="organization") == {}
