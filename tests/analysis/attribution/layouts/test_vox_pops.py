"""What people in the street say, printed without marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.vox_pops import vox_pops
from quotes.analysis.segmentation import paragraphs
from tests.support.growth import assert_linear

PEOPLE = ("Ida Holm", "Per Lund")


def said(text: str) -> list[tuple[str, list[str]]]:
    """Who says what."""
    names = [NameMention(at, at + len(who), "person", 0.9) for who in PEOPLE if (at := text.find(who)) >= 0]
    found = vox_pops(text, paragraphs(text), names)
    return [
        (text[a.source.start : a.source.end], [text[c.start : c.end] for c in a.content]) for a in found if a.source
    ]


def test_words_behind_a_name_and_an_age() -> None:
    text = "Who likes it?\n\nIda Holm, 39: I do. It rains.\n\nPer Lund (50), baker: Ask my dog.\n\nIt opens on Monday."
    assert said(text) == [("Ida Holm", ["I do. It rains."]), ("Per Lund", ["Ask my dog."])]


def test_words_below_a_name_and_an_age() -> None:
    text = "Who does?\n\nIda Holm, 39, pilot\nI do.\nIt rains.\n\nPer Lund, 50, baker\nAsk my dog.\n\nIt opens today."
    assert said(text) == [("Ida Holm", ["I do.", "It rains."]), ("Per Lund", ["Ask my dog."])]


def test_comments_that_are_signed() -> None:
    text = "You wrote:\n\nI was there. — Ida Holm, Tarn\n\nWhy tell us now? – Per Lund"
    assert said(text) == [("Ida Holm", ["I was there."]), ("Per Lund", ["Why tell us now?"])]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm, 39: I do.",
        "Ida Holm, 39, pilot\nShe sails.\n\nPer Lund, 50, baker\nHe bakes.",
        "Ida Holm, 39: “I do.”\n\nPer Lund, 50: “I do not.”",
        "It rained. — Ida Holm, Tarn\n\nIt snowed. — Per Lund, Hull",
        "Ida Holm (39): She was one of us.\n\nPer Lund (50): He was our pilot.",
        "Ida Holm: I do.\n\nPer Lund: I do not.",
    ],
    ids=["one", "nobody talks", "marks", "reports", "of the dead", "no age"],
)
def test_no_vox_pops(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("shape", ["Ida Holm, 39: I do. ", "Ida Holm, 39\nI do.\n", "I do. — Ida Holm\n", "Ida Holm "])
def test_linear_time(shape: str) -> None:
    def work(text: str) -> Callable[[], object]:
        found = paragraphs(text)
        return lambda: vox_pops(text, found, [])

    assert_linear(work, shape, 300)
