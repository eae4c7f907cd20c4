"""Lists with heads that say whose the quoted words below them are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.headed import headed_words
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.segmentation import paragraphs
from tests.support.growth import assert_linear

PEOPLE = ("Ines Abara", "Per Lund", "Ida Holm")


def headed(text: str) -> list[tuple[str | None, str]]:
    """Who says what in a list."""
    found = sorted((text.find(name), name) for name in PEOPLE if name in text)
    names = [NameMention(at, at + len(name), "person", 0.9) for at, name in found]
    return [
        (text[a.source.start : a.source.end] if a.source else None, " ".join(text[c.start : c.end] for c in a.content))
        for a in headed_words(text, paragraphs(text), quoted_stretches(text), names).words
    ]


def test_the_line_above_says_whose_the_words_are() -> None:
    text = "Sayings\n\nPilot Ines Abara, on the fog\n“It was there first.”\nHarbour master Per Lund\n“It left.”\n"
    text += "And the mayor: “So did I.”\nAdvertisement"
    assert headed(text) == [("Ines Abara", "It was there first."), ("Per Lund", "It left.")]


def test_so_does_what_stands_before_a_colon_and_each_words_have_their_own() -> None:
    text = (
        "We asked them.\nInes Abara, 61, pilot: “I like it.”\nA tall woman who was in a hurry: “No.” “Never.”\n"
        "Per Lund, 24: “Why not?”\nBest of all: “Who asks?”\nA ratepayer: “Not we.”\nThe end."
    )
    assert headed(text) == [
        ("Ines Abara", "I like it."),
        ("A tall woman who was in a hurry", "No. Never."),
        ("Per Lund", "Why not?"),
        ("A ratepayer", "Not we."),
    ]


def test_the_heads_are_told() -> None:
    text = "Ines Abara, 61: “I like it.”\nPer Lund: “Why not?”"
    names = [NameMention(0, 10, "person", 0.9), NameMention(text.index("Per"), text.index("Per") + 8, "person", 0.9)]
    found = headed_words(text, paragraphs(text), quoted_stretches(text), names)
    assert [text[h.start : h.end] for h in found.heads] == ["Ines Abara, 61", "Per Lund"]


def test_a_head_that_is_but_a_name_is_whole() -> None:
    text = "Ines Abara, 61: “I like it.”\nHarbour Friends: “Why not?”"
    names = [NameMention(0, 10, "person", 0.9), NameMention(text.index("Har"), text.index(" Fri"), "place", 0.9)]
    found = headed_words(text, paragraphs(text), quoted_stretches(text), names)
    assert [text[n.start : n.end] for n in found.bodies] == ["Harbour Friends"]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Abara: “I like it.”\nThe fog stayed.\nPer Lund: “Why not?”",
        "“It was there first.”\nInes Abara\n“It left.”\nPer Lund\n“It came.”\nIda Holm",
        "Ines Abara\n“It left.”\nPer Lund\n“It came.”\nIda Holm",
        "Ines Abara says: “I like it.”\nPer Lund says: “Why not?”",
        "The fog\n“It left.”\nThe harbour\n“It came.”",
        "Ines Abara waited.\n“It left.”\nPer Lund left.\n“It came.”",
        "Ines Abara: “I like it,” but not “now”.\nPer Lund: “Why not?” he asked.",
        "Ines Abara",
    ],
)
def test_no_list(text: str) -> None:
    assert headed(text) == []


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        lines, quoted = paragraphs(text), quoted_stretches(text)
        return lambda: headed_words(text, lines, quoted, [])

    for shape in ("A b\n“a”\n", "A: “a”\n", "A b\n", "“a”\n", "A, b: “a” ", "A b c "):
        assert_linear(work, shape, 1_000)
