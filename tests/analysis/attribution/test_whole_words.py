"""What the network tags in pieces of words comes out in whole ones."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE, B_SOURCE
from quotes.analysis.attribution.whole_words import names_in_whole_words
from tests.support.analysis.tagged import engine

TEXT = "Polteran said after Sunday's defeat that it was over."


@pytest.mark.parametrize(
    ("source", "content", "whole"),
    [
        ("Pol", "that it was over", ("Polteran", "that it was over")),
        ("Polteran", "after Sunday'", ("Polteran", "after Sunday's")),
        ("Polteran", "it was over", ("Polteran", "it was over")),
    ],
)
def test_source_and_content_are_whole_words(source: str, content: str, whole: tuple[str, str]) -> None:
    parts = [(B_SOURCE, source), (B_CUE, "said"), (B_CONTENT, content)]
    (found,) = engine(TEXT, parts).read(TEXT, ()).attributions
    assert found.source
    assert (TEXT[found.source.start : found.source.end], TEXT[found.content[0].start : found.content[0].end]) == whole


@pytest.mark.parametrize(("cue", "whole"), [("had", "had warned"), ("had warned", "had warned")])
def test_an_auxiliary_alone_is_no_whole_cue(cue: str, whole: str) -> None:
    text = "Polteran had warned that it was over."
    (found,) = (
        engine(text, [(B_SOURCE, "Polteran"), (B_CUE, cue), (B_CONTENT, "it was over")]).read(text, ()).attributions
    )
    assert found.cue and text[found.cue.start : found.cue.end] == whole


def test_what_is_an_owners_is_the_source_whole() -> None:
    text = "Polteran’s family said that it was over."
    parts = [(B_SOURCE, "Polteran"), (B_CUE, "said"), (B_CONTENT, "it was over")]
    (found,) = engine(text, parts).read(text, ()).attributions
    assert found.source and text[found.source.start : found.source.end] == "Polteran’s family"


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("She is the best of all and other painters said that it was over.", "the best of all and other painters",
         "other painters"),
        ("The mayor and other painters said that it was over.", "The mayor and other painters",
         "The mayor and other painters"),
    ],
)  # fmt: skip
def test_what_an_earlier_verb_says_of_another_is_no_source(text: str, source: str, speaks: str) -> None:
    parts = [(B_SOURCE, source), (B_CUE, "said"), (B_CONTENT, "it was over")]
    (found,) = engine(text, parts).read(text, ()).attributions
    assert found.source and text[found.source.start : found.source.end] == speaks


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
        (
            "the Storm and Thunder Corps",
            [("Storm and", "organization"), ("Thunder Corps", "organization")],
            [("Storm and Thunder Corps", "organization")],
        ),
        (
            "the Tide Fund Harbour Board",
            [("Tide Fund", "organization"), ("Harbour Board", "organization")],
            [("Tide Fund", "organization"), ("Harbour Board", "organization")],
        ),
        ("Ana, Ivo", [("Ivo", "person"), ("Ana", "person")], [("Ana", "person"), ("Ivo", "person")]),
    ],
)
def test_names_are_whole_words_in_order(text, tagged, names):
    found = [NameMention(text.index(words), text.index(words) + len(words), kind, 0.5) for words, kind in tagged]
    assert [(text[n.start : n.end], n.type) for n in names_in_whole_words(found, text)] == names


def test_the_parts_share_their_probability():
    parts = [NameMention(0, 5, "person", 0.9), NameMention(6, 12, "person", 0.5)]
    assert names_in_whole_words(parts, "Darel Ivanic") == (NameMention(0, 12, "person", 0.7),)
