"""Dialogue that is set with dashes: every text was made up here."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.layouts.dashes import dashed_dialogue
from quotes.analysis.segmentation import paragraphs
from quotes.model import Stretch

ASKED = "— Is it late? asked Per Lund."


def dialogue(*lines: str) -> list[list[str]]:
    """The words of each turn of a text, whose tags are a verb and a name."""
    text = "\n\n".join(lines)
    seen = []
    for tag in re.finditer(r"(asked|says?|said) (Per Lund|Ida Holm|police)|(police) (say)\b", text):
        cue, source = (1, 2) if tag[1] else (4, 3)
        start = text.rfind("\n", 0, tag.start()) + 1
        words = Stretch(start + 2, tag.start() - 1)
        seen.append(Attribution((words,), Stretch(*tag.span(cue)), Stretch(*tag.span(source)), 0.5, 0.5))
    found = dashed_dialogue(text, paragraphs(text), seen)
    return [[text[c.start : c.end] for c in a.content] for a in found]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("— It is, said Ida Holm.", ["It is"]),
        ("— It is, said Ida Holm. I heard the bell.", ["It is", "I heard the bell."]),
        ("— It is, said Ida Holm. She laughed.", ["It is"]),
        ("— A bell, said Ida Holm, does not lie.", ["A bell", "does not lie."]),
        ("— It is, said Ida Holm, a teacher from Tarn.", ["It is"]),
        ("— It is! said Ida Holm.", ["It is!"]),
    ],
)
def test_the_words_of_a_turn(line: str, words: list[str]) -> None:
    assert dialogue(ASKED, line) == [["Is it late?"], words]


@pytest.mark.parametrize(
    "lines",
    [
        (ASKED,),
        ("— Three are hurt, police say.", "— The ferry sank, says Per Lund."),
        ("Is it late? asked Per Lund.", "It is, said Ida Holm."),
    ],
)
def test_no_dialogue(lines: tuple[str, ...]) -> None:
    assert dialogue(*lines) == []
