"""What a source tells of the names in it."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import Stretch


def test_a_people_s_adjective_after_an_age_is_no_name() -> None:
    text = "“I rowed,” the 27-year-old Austrian said."
    source = Stretch(text.index("the"), text.index(" said"))
    assert whole_names((), TextRegions(text, ()), [source]) == ()


@pytest.mark.parametrize(
    ("source", "tagged", "name"),
    [
        ("Headliner Jonte Flod", "Jonte Flod", "Jonte Flod"),
        ("Anna Jonte Flod", "Jonte Flod", "Anna Jonte Flod"),
        ("Ong Beng Huat", "Beng Huat", "Ong Beng Huat"),
        ("Ngozi Flod", "Flod", "Ngozi Flod"),
    ],
)
def test_a_capital_at_the_head_of_a_sentence_begins_no_full_name(source: str, tagged: str, name: str) -> None:
    text = f"It rains. {source} said so."
    at, start = text.index(tagged), text.index(source)
    (found,) = whole_names(
        (NameMention(at, at + len(tagged), "person", 0.9),),
        TextRegions(text, ()),
        [Stretch(start, start + len(source))],
    )
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rains. Management called it a strike.", []),
        ("It rains. Toyota called it a strike.", ["Toyota"]),
        ("It rains. Anna called it a strike.", ["Anna"]),
        ("It rains, and Ekelund called it a strike.", ["Ekelund"]),
    ],
)
def test_a_capital_at_the_head_of_a_sentence_makes_no_name(text: str, names: list[str]) -> None:
    word = next(w for w in ("Management", "Toyota", "Anna", "Ekelund") if w in text)
    source = Stretch(text.index(word), text.index(word) + len(word))
    found = whole_names((), TextRegions(text, ()), [source])
    assert [text[n.start : n.end] for n in found] == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a report by the campaign group Hands off Our Quays", ["Hands off Our Quays"]),
        ("analysts Falk//Reuss", ["Falk//Reuss"]),
        ("Tarn think-tank Quill", ["Quill"]),
        ("analysts Ida Holm and Per Lund", []),
        ("the skipper’s friend in Tarn", []),
        ("Tarn quiller Orlow Foods", ["Orlow Foods"]),
        ("Tarn quiller Ida Foods", []),
    ],
)
def test_a_noun_for_a_body_before_it_tells_its_name(source: str, names: list[str]) -> None:
    text = f"It rains, according to {source}."
    start = text.index(source)
    found = whole_names((), TextRegions(text, ()), [Stretch(start, start + len(source))])
    assert [text[n.start : n.end] for n in found if n.type == "organization"] == names
