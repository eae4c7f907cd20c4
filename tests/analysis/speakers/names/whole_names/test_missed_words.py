"""Words of a name that the engine missed beside it."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names.missed_words import extended
from quotes.analysis.speakers.text_regions import TextRegions


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("At noon Goh Teck Soon came.", "Teck Soon", "Goh Teck Soon"),
        ("At noon Goh Teck Soon came.", "Goh Teck", "Goh Teck Soon"),
        ("At noon Goh Teck Monday came.", "Goh Teck", "Goh Teck"),
        ("The driller Friday Okonjo came.", "Okonjo", "Friday Okonjo"),
        ("On Friday Okonjo came.", "Okonjo", "Okonjo"),
        ("The ruler, Chief Friday Okonjo, came.", "Okonjo", "Friday Okonjo"),
        ("The member Ivo arap Brandt came.", "Ivo", "Ivo arap Brandt"),
        ("They saw Ivo do Brandt a favour.", "Ivo", "Ivo"),
        ("At noon Ivo Brandt, Jr., came.", "Ivo Brandt", "Ivo Brandt, Jr."),
        ("At noon Ivo Brandt, Sr. Maria and Sr. Ana came.", "Ivo Brandt", "Ivo Brandt"),
        ("He told drillers Friday Okonjo came.", "Okonjo", "Okonjo"),
        ("The rower Ma. Ana Brandt came.", "Ana Brandt", "Ma. Ana Brandt"),
        ("Director Md Ana Brandt came.", "Ana Brandt", "Md Ana Brandt"),
        ("The skipper Man Ana Brandt came.", "Ana Brandt", "Man Ana Brandt"),
        ("The deputy CM Ana Brandt came.", "Ana Brandt", "Ana Brandt"),
        ("The city Manager Ana Brandt came.", "Ana Brandt", "Ana Brandt"),
        ("In Erie, Pa. Ana Brandt came.", "Ana Brandt", "Ana Brandt"),
        ("Friday Okonjo, whose boat sank, came.", "Okonjo", "Friday Okonjo"),
        ("It rains. Friday Okonjo came.", "Okonjo", "Okonjo"),
        ("Ana Pushes Great Harbour Wall", "Ana", "Ana"),
        ("Ana Orlow came to the great harbour wall", "Ana", "Ana Orlow"),
    ],
)
def test_what_was_missed_beside_a_name_belongs_to_it(text: str, tagged: str, whole: str) -> None:
    at = text.index(tagged)
    mention = NameMention(at, at + len(tagged), "person", 0.9)
    found = extended(mention, TextRegions(text, ()), 0, len(text))
    assert text[found.start : found.end] == whole
