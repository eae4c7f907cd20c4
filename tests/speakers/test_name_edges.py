"""Where a name begins and ends: titles before it, and lines between names."""

from __future__ import annotations

import pytest

from quotes.attribution import NameMention
from quotes.speakers.layout import Layout
from quotes.speakers.names import parse_name
from quotes.speakers.whole_names import whole_names


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
    found = whole_names(marked, Layout(text, ()), [])
    assert [text[n.start : n.end] for n in found] == names
