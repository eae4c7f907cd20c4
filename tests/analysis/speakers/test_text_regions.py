"""The sentences, paragraphs and sections of a text, for look-ups by place."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


def test_a_new_section_of_a_live_report_begins_anew() -> None:
    marked = (
        "<s><p>Ivo Brandt</p></s> said the mill was shut. “It is,” <s>he</s> added.\n\n___\n\n2:35 p.m.\n\n"
        "<p>Jon Brandt</p> was in the harbour. “Ships are late,” <s><p>Brandt</p></s> said. “Very,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Ivo Brandt", "Ivo Brandt", "Jon Brandt", "Jon Brandt"]
