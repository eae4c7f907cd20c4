"""The names of an article: those in a stretch of it, and the whole names of people by their surnames."""

from __future__ import annotations

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.positions.names import full_names, names_in, printed_name
from quotes.model import Stretch


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


def printed(text: str, phrase: str) -> str | None:
    """What a phrase for a person becomes in a text that has the name Ana Maria Orr, where it does."""
    full = "Ana Maria Orr"
    mentions = [NameMention(text.index(full), text.index(full) + len(full), "person", 0.9)] if full in text else []
    at = text.index(phrase)
    found = printed_name(text, mentions, Stretch(at, at + len(phrase)), full_names(text, mentions))
    return None if found is None else text[found.start : found.end]


def test_a_title_and_a_surname_become_the_whole_name() -> None:
    assert printed("Ana Maria Orr spoke. I back Mrs. Orr.", "Mrs. Orr") == "Ana Maria Orr"
    assert printed("Ana Maria Orr spoke. I back Orr.", "Orr") == "Ana Maria Orr"


def test_a_title_and_a_surname_alone_say_too_little() -> None:
    assert printed("I back Mrs. Orr.", "Mrs. Orr") is None


def test_other_targets_stay_as_they_are() -> None:
    assert printed("Ana Maria Orr spoke. I back the Orr tax.", "the Orr tax") == "the Orr tax"
    assert printed("I back Varland.", "Varland") == "Varland"


def test_names_in_a_stretch_are_those_that_have_a_part_in_it() -> None:
    every = [NameMention(start, end, "person", 0.9) for start, end in ((0, 3), (5, 9), (9, 12), (20, 24))]
    found = {(a, b): [n.start for n in names_in(every, Stretch(a, b))] for a, b in ((0, 5), (8, 10), (3, 5), (12, 30))}
    assert found == {(0, 5): [0], (8, 10): [5, 9], (3, 5): [], (12, 30): [20]}
