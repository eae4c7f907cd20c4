"""Names whose pieces the network tagged apart are put together again."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention, whole_names
from quotes.analysis.speakers.names.whole_names import whole_names as made_whole
from quotes.analysis.speakers.text_regions import TextRegions


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("said Darel Ivanic on", [("Darel", "person"), ("Ivanic", "person")], [("Darel Ivanic", "person")]),
        (
            "Tomas Ferreyra-Lund",
            [("Tomas Ferreyra", "person"), ("Lund", "person")],
            [("Tomas Ferreyra-Lund", "person")],
        ),
        ("Mr Ivanic said", [("Iva", "person")], [("Ivanic", "person")]),
        ("Mr Ivanic said", [("Iva", "person"), ("nic", "place")], [("Ivanic", "person")]),
        (
            "Sorrend, Halvania",
            [("Sorre", "place"), ("Halvani", "place")],
            [("Sorrend", "place"), ("Halvania", "place")],
        ),
        ("London Ivanic", [("London", "place"), ("Ivanic", "person")], [("London", "place"), ("Ivanic", "person")]),
        ("Ana, Ivo", [("Ivo", "person"), ("Ana", "person")], [("Ana", "person"), ("Ivo", "person")]),
    ],
)
def test_names_are_whole_words_in_order(text, tagged, names):
    found = [NameMention(text.index(words), text.index(words) + len(words), kind, 0.5) for words, kind in tagged]
    assert [(text[n.start : n.end], n.type) for n in whole_names(found, text)] == names


def test_the_parts_share_their_probability():
    parts = [NameMention(0, 5, "person", 0.9), NameMention(6, 12, "person", 0.5)]
    assert whole_names(parts, "Darel Ivanic") == (NameMention(0, 12, "person", 0.7),)


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
    found = made_whole((NameMention(at, at + len(tagged), kind, 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == [whole]
