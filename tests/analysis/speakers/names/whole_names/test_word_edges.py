"""Where the words of a name begin and end, and which of them are one name."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\nHarold Reade\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade\n\nDiana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("so said Diana\nFeldt of Kessel", ["Diana", "Feldt"], ["Diana\nFeldt"]),
        ("He fears Kwon Dae Un. Tarn is far.", ["Kwon Dae Un", "Tarn"], ["Kwon Dae Un", "Tarn"]),
        ("so said Wm. Feldt of Kessel", ["Wm", "Feldt"], ["Wm. Feldt"]),
        ("so said Diana de la Feldt of Kessel", ["Diana de", "Feldt"], ["Diana de la Feldt"]),
        ("so said Kavi a/p Feldt of Kessel", ["Kavi", "Feldt"], ["Kavi a/p Feldt"]),
        ("the envoy Diana\n\nFeldt said", ["Diana", "Feldt"], ["Diana", "Feldt"]),
    ],
)
def test_names_on_lines_of_their_own_are_not_one(text: str, tagged: list[str], names: list[str]) -> None:
    marked = tuple(NameMention(text.index(t), text.index(t) + len(t), "person", 0.9) for t in tagged)
    found = whole_names(marked, TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == names


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "whole"),
    [
        ("Good Works\n\nOrlow came.", "Orlow", "person", "Orlow"),
        ("the Tarn-based firm", "Tarn", "place", "Tarn"),
        ("Ivo Ng’ori came.", "Ivo Ng", "person", "Ivo Ng’ori"),
        ("Orlow’s car", "Orlow", "person", "Orlow"),
    ],
)
def test_a_name_ends_where_its_words_do(text: str, tagged: str, kind, whole: str) -> None:
    at = text.index(tagged)
    found = whole_names((NameMention(at, at + len(tagged), kind, 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == [whole]


def test_a_body_does_not_take_in_the_person_named_behind_it() -> None:
    text = "Head of the Service for Coastal Trade Anton Orlow came."
    marked = [("Service", "organization"), ("Coastal Trade", "organization"), ("Anton Orlow", "person")]
    names = tuple(NameMention(text.index(t), text.index(t) + len(t), kind, 0.9) for t, kind in marked)
    found = whole_names(names, TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == ["Service for Coastal Trade", "Anton Orlow"]


@pytest.mark.parametrize(("text", "kind"), [("the Tarn-based firm", "place"), ("the Tarn-led firm", "organization")])
def test_where_a_firm_is_based_is_a_place(text: str, kind: str) -> None:
    found = whole_names((NameMention(4, 8, "organization", 0.9),), TextRegions(text, ()), [])
    assert [(text[n.start : n.end], n.type) for n in found] == [("Tarn", kind)]


def test_a_name_in_small_letters_is_not_cut_before_its_second_word() -> None:
    text = "It rains — ida holm"
    found = whole_names((NameMention(11, 19, "person", 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == ["ida holm"]


def test_no_heading_that_is_repeated_begins_a_name() -> None:
    heading = "Hide caption 1 of 9 Photos of the storm in Tarn"
    text = f"{heading} Waves broke. {heading} Boats sank. {heading} Radio Falk said so."
    at = text.index("Tarn Radio")
    (found,) = whole_names(
        (NameMention(at, at + len("Tarn Radio Falk"), "organization", 0.9),), TextRegions(text, ()), []
    )
    assert text[found.start : found.end] == "Radio Falk"
