"""Pages of letters to the editor: every letter was made up here."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.letters_page import read_letters
from quotes.analysis.attribution.layouts.others_words import Others
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.segmentation import paragraphs
from quotes.model import Stretch


def letters(text: str, *people: str) -> list[tuple[str, str]]:
    """Who signs each letter of a text, and its words."""
    names = sorted(
        (NameMention(at, at + len(name), "person", 0.9) for name in people if (at := text.index(name)) >= 0),
        key=lambda name: name.start,
    )
    page = read_letters(text, paragraphs(text), names)
    return [
        (text[a.source.start : a.source.end], " ".join(text[c.start : c.end] for c in a.content))
        for a in page.letters
        if a.source
    ]


def test_letters_that_close_before_the_name() -> None:
    text = (
        "Sir – It leaks.\nYours, etc,\nPer Lund,\nTarn.\n\nDear Editor, I agree.\nYours sincerely\nIda Holm (Mrs)\nHull"
    )
    assert letters(text) == [("Per Lund", "It leaks."), ("Ida Holm", "I agree.")]


def test_a_letter_greets_the_editor_and_is_signed_below() -> None:
    text = "Shelter\n\nSir – It faces the wrong way.\nIt leaks, too.\nPer Lund\nTarn\n\nDear Editor, I agree.\nIda Holm"
    assert letters(text, "Ida Holm") == [
        ("Per Lund", "It faces the wrong way. It leaks, too."),
        ("Ida Holm", "I agree."),
    ]


def test_a_page_of_letters_needs_no_greeting() -> None:
    text = "Your letters\n\nLights\n\nI oppose the plan.\n\nIda Holm, Tarn\n\nBuses\n\nLate.\n\nMs Ana Orre, Tarn"
    assert letters(text) == [("Ida Holm", "I oppose the plan."), ("Ms Ana Orre", "Late.")]


def test_names_and_places_are_told() -> None:
    text = "Letters to the editor\n\nSir – Late.\nPer Lund\nTarn"
    page = read_letters(text, paragraphs(text), [NameMention(35, 48, "person", 0.9)])
    assert [(text[n.start : n.end], n.type) for n in page.names] == [("Per Lund", "person"), ("Tarn", "place")]


@pytest.mark.parametrize(
    "text",
    [
        "It faces the wrong way.\nPer Lund\nTarn",
        "Your letters\n\nIt is late.\n\nOld Harbour\n\nIt is full.",
        "Your letters\n\nPer Lund, Tarn",
        "Stolen letters\n\nThey are gone.\n\nPer Lund, Tarn\n\nThe post is late.\n\nIda Holm, Tarn",
        "Letters\n\nThey are gone.\n\nPer Lund, Tarn\n\nThe post is late.",
        "The letters from the old harbour of Tarn\n\nIt is late.\nPer Lund\nTarn",
        "Sir – It is late.\n\nOld harbour\n\nPer Lund, Tarn",
    ],
)
def test_no_letter(text: str) -> None:
    assert letters(text) == []


def test_words_that_a_letter_quotes_are_not_the_writers() -> None:
    text = "Sir – The boat is late. The master says “soon”. I wait. “Never,” I said. I left.\nPer Lund\nTarn"

    def stretch(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    seen = [
        Attribution((stretch("soon"),), stretch("says"), stretch("The master"), 0.9, 0.9),
        Attribution((stretch("Never,"),), stretch("said"), stretch("I"), 0.9, 0.9),
    ]
    page = read_letters(text, paragraphs(text), [NameMention(text.index("Per"), text.index("\nTarn"), "person", 0.9)])
    quoted = quoted_stretches(text)
    (letter,) = Others(text, quoted, [], seen).out_of_letters(page.letters)
    assert [text[c.start : c.end] for c in letter.content] == ["The boat is late.", "I wait. “Never,” I said. I left."]
    assert list(Others(text, quoted, [], []).out_of_letters(page.letters)) == list(page.letters)
