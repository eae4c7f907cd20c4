"""The sentences, paragraphs and sections of a text, for look-ups by place."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import speakers_of


def test_a_new_section_of_a_live_report_begins_anew() -> None:
    marked = (
        "<s><p>Ivo Brandt</p></s> said the mill was shut. “It is,” <s>he</s> added.\n\n___\n\n2:35 p.m.\n\n"
        "<p>Jon Brandt</p> was in the harbour. “Ships are late,” <s><p>Brandt</p></s> said. “Very,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Ivo Brandt", "Ivo Brandt", "Jon Brandt", "Jon Brandt"]


@pytest.mark.parametrize(
    ("first", "is_one"),
    [
        ("Orlow seeks a bridge", True),
        ("Orlow Tells Brandt: ‘You Must Go.’", True),
        ("Whale whisperer Hori Parlo was seven when he saw it.", False),
        ("“It rains,” said Hori Parlo, who is seven.”", False),
    ],
)
def test_a_first_paragraph_that_is_a_sentence_is_no_headline(first: str, is_one: bool) -> None:
    assert TextRegions(f"{first}\n\nIt rained all day.", ()).opens_with_headline() is is_one
