"""Where a name begins and ends: titles before it, and lines between names."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.person_names import parse_name
from tests.support.marked import speakers_of


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("Whip Mara Caldwell", "Mara Caldwell"),
        ("Senate Majority Whip Mara Caldwell", "Mara Caldwell"),
        ("Leader-Elect Mara Caldwell", "Mara Caldwell"),
        ("Administrator Lena Brandt", "Lena Brandt"),
        ("Whip Caldwell", "Caldwell"),
    ],
)
def test_titles_are_no_part_of_a_name(printed: str, full: str) -> None:
    assert parse_name(printed).full == full


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\nHarold Reade\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade\n\nDiana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("so said Diana\nFeldt of Kessel", ["Diana", "Feldt"], ["Diana\nFeldt"]),
        ("the envoy Diana\n\nFeldt said", ["Diana", "Feldt"], ["Diana", "Feldt"]),
    ],
)
def test_names_on_lines_of_their_own_are_not_one(text: str, tagged: list[str], names: list[str]) -> None:
    marked = tuple(NameMention(text.index(t), text.index(t) + len(t), "person", 0.9) for t in tagged)
    found = whole_names(marked, TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == names


def test_a_rank_is_not_that_of_somebody_introduced_as_something_else() -> None:
    marked = (
        "<r>Senate Leader</r> <s><p>Mara Caldwell</p></s> said that the vote was near. “He is right,” "
        "<s><p>Caldwell</p></s> said of the navy's plan. “It is enough,” <s>Admiral <p>Caldwell</p></s> said."
    )
    assert speakers_of(marked) == ["Mara Caldwell", "Mara Caldwell", "Caldwell"]


def test_a_rank_may_change() -> None:
    marked = "<r>General</r> <s><p>Ivo Hale</p></s> said so. “I was young,” <s>Colonel <p>Hale</p></s> said."
    assert speakers_of(marked) == ["Ivo Hale", "Ivo Hale"]
