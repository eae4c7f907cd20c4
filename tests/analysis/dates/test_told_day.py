"""The day that the sentence before somebody's words tells: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.dates import announced_date
from quotes.model import Stretch

WRITTEN = date(2021, 6, 3)  # a Thursday


def announced(text: str, speaker: str = "Ana Lopes") -> str | None:
    """The day of the words between the last marks of a text, whose cue is its last verb in [ ]."""
    cue = Stretch(text.index("["), text.index("]") - 1)
    text = text.replace("[", "").replace("]", "")
    content = Stretch(text.rindex("“") + 1, text.rindex("”"))
    found = announced_date(text, (content,), cue, speaker, WRITTEN)
    return f"{found.date} {found.exact}" if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lopes replied on 9 March. “We stay,” she [wrote].", "2021-03-09 9 March"),
        ("It rained. Ana Lopes spoke in Port Alden on Tuesday. “We stay,” she [said].", "2021-06-01 Tuesday"),
        ("Lopes wrote back on May 28. “We stay.” She [added] nothing.", "2021-05-28 May 28"),
        ("Lopes announced the sale at a rally on Tuesday. “We stay,” she [said].", "2021-06-01 Tuesday"),
        ("Lopes gave evidence on Tuesday. “We stay,” she [told] the court.", "2021-06-01 Tuesday"),
        ("Lopes went online on Tuesday night to say sorry. “We stay,” she [said].", "2021-06-01 Tuesday night"),
        ("Yet on Tuesday Lopes answered them all: “We stay,” she [wrote].", "2021-06-01 Tuesday"),
        ("On Tuesday, with the ferry late, she stood on the quay. “We stay,” she [said].", "2021-06-01 Tuesday"),
        ("At the pier on Tuesday he was cross. “We stay,” the captain [said].", "2021-06-01 Tuesday"),
        ("On Tuesday, Lopes came back from the port. “We stay,” she [said].", "2021-06-01 Tuesday"),
    ],
)
def test_the_sentence_before_tells_the_day(text: str, expected: str) -> None:
    assert announced(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lopes left on 9 March. “We stay,” she [wrote].",
        "Orlow replied on 9 March. “We stay,” she [wrote].",
        "Lopes was told on 9 March. “We stay,” she [wrote].",
        "Lopes replied on 9 March.\n“We stay,” she [wrote].",
        "Lopes replied on 9 March. It rained. “We stay,” she [wrote].",
        "“No,” Lopes replied on 9 March. “We stay,” she [wrote].",
        "Lopes replied on 9 March. “We stay,” she had [written].",
        "Lopes, who reported the theft on 9 March, smiled. “We stay,” she [said].",
        "Lopes praised the crew that sank on Tuesday. “We stay,” she [said].",
        "Lopes condemned Tuesday's raid. “We stay,” she [said].",
        "On Tuesday the council sacked Lopes. “We stay,” she [said].",
        "On 9 March 2019, Lopes came to the port. “We stay,” she [said].",
        "On Tuesday, Lopes came back; on Monday she had left. “We stay,” she [said].",
        "Lopes replied in March. “We stay,” she [wrote].",
        "Lopes replied. “We stay,” she [wrote].",
    ],
)
def test_it_tells_none(text: str) -> None:
    assert announced(text) is None
