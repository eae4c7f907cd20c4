"""The day that the sentence before somebody's words tells: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.dates import announced_date, same_day
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
        "Lopes replied on 9 March in the morning paper. “We stay,” she [wrote].",
        "Lopes replied in March. “We stay,” she [wrote].",
        "Lopes replied. “We stay,” she [wrote].",
    ],
)
def test_it_tells_none(text: str) -> None:
    assert announced(text) is None


def on_the_same_day(text: str) -> str | None:
    """The day of the words between the last marks of a text, whose cue is its last verb in [ ]."""
    cue = Stretch(text.index("["), text.index("]") - 1)
    text = text.replace("[", "").replace("]", "")
    content = Stretch(text.rindex("“") + 1, text.rindex("”"))
    found = same_day(text, (content,), cue, None, WRITTEN)
    return f"{found.date} {found.exact}" if found else None


def test_the_same_day_is_the_one_told_last() -> None:
    assert on_the_same_day("It sank on Tuesday. She [said] the same day: “We stay.”") == "2021-06-01 the same day"
    assert on_the_same_day("It sank on Tuesday.\nShe [said] the same day: “We stay.”") is None
    assert on_the_same_day("It sank. She [said] the same day: “We stay.”") is None
    assert on_the_same_day("It sank on Tuesday. She [said]: “We stay.” It rained the same day.") is None
    assert on_the_same_day("It sank on Tuesday. She [said] of those who left the same day: “We stay.”") is None
