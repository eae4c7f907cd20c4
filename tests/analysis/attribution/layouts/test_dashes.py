"""Dialogue that is set with dashes: every text was made up here."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.dashes import dashed_dialogue
from quotes.analysis.segmentation import paragraphs
from tests.support.growth import assert_linear

ASKED = "— Is it late? asked Per Lund."


def told(*lines: str) -> list[tuple[list[str], str | None]]:
    """The words of each turn of a text, and who is told to say them."""
    text = "\n\n".join(lines)
    people = [NameMention(*m.span(), "person", 0.9) for m in re.finditer("Per Lund|Ida Holm", text)]
    found = dashed_dialogue(text, paragraphs(text), people)
    return [
        ([text[c.start : c.end] for c in a.content], text[a.source.start : a.source.end] if a.source else None)
        for a in found
    ]


def dialogue(*lines: str) -> list[list[str]]:
    return [words for words, _ in told(*lines)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("— It is, said Ida Holm.", ["It is"]),
        ("— It is, said Ida Holm. I heard the bell.", ["It is", "I heard the bell."]),
        ("— It is, said Ida Holm. She laughed.", ["It is"]),
        ("— A bell, said Ida Holm, does not lie.", ["A bell", "does not lie."]),
        ("— It is, said Ida Holm, a teacher from Tarn.", ["It is"]),
        ("— It is! said Ida Holm.", ["It is!"]),
        ("– It is, said Ida Holm. – The bell has rung.", ["It is", "The bell has rung."]),
    ],
)
def test_the_words_of_a_turn(line: str, words: list[str]) -> None:
    assert dialogue(ASKED, line) == [["Is it late?"], words]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("— It is late — says Ida Holm. — The bell has rung.", ["It is late", "The bell has rung."]),
        ("— It is late, — Ida Holm said. — The bell has rung.", ["It is late", "The bell has rung."]),
        ("—It is late —says Ida Holm, 62—. The bell has rung.", ["It is late", "The bell has rung."]),
        ("- It is late - laughs Ida Holm. - The bell has rung.", ["It is late", "The bell has rung."]),
        ("— It is late! — smiles her aunt, Ida Holm, and waves.", ["It is late!"]),
        ("— It is late — she says, and shuts the door. Nobody moves.", ["It is late"]),
        ("— It is late — says Ida Holm. — The bell — she adds — has rung.", ["It is late", "The bell", "has rung."]),
    ],
)
def test_tags_between_dashes(line: str, words: list[str]) -> None:
    assert dialogue("— Do you hear it? — asks Per Lund.", line)[1] == words


def test_who_speaks() -> None:
    lines = ("— I do — says her uncle Per Lund with a nod.", "— It is late — she says.", "— I promise, — Holm said.")
    assert [who for _, who in told(*lines)] == ["her uncle Per Lund", "she", "Holm"]


def test_what_the_writer_asks_is_nobodys_and_who_answered_goes_on_to_answer() -> None:
    found = told("— Is it late? — I ask.", "— It is — Ida Holm answers.", "— And the bell?", "— It has rung.")
    assert [(words[0], who) for words, who in found] == [
        ("Is it late?", None),
        ("It is", "Ida Holm"),
        ("And the bell?", None),
        ("It has rung.", "Ida Holm"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (ASKED,),
        ("— Three are hurt, police say.", "— The ferry sank, says Per Lund."),
        ("Is it late? asked Per Lund.", "It is, said Ida Holm."),
        ("- We won, says Per Lund.", "- Is it late? asked Ida Holm."),
    ],
)
def test_no_dialogue(lines: tuple[str, ...]) -> None:
    assert dialogue(*lines) == []


@pytest.mark.parametrize("shape", ["— the bell ", "a, said ", ", ", " ", "— says Per "])
def test_linear_time(shape: str) -> None:
    def work(words: str) -> Callable[[], object]:
        text = f"{ASKED}\n\n— It is late — says Ida Holm {words}\n\n— {words}"
        return lambda: list(dashed_dialogue(text, paragraphs(text), []))

    assert_linear(work, shape, 300)
