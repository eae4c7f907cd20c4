"""Who told words, by what stands behind them."""

from __future__ import annotations

import pytest

from tests.support.analysis.retold import read


def test_who_was_told_did_not_say_it() -> None:
    assert read("“Go home,” Per Lund was told by the pilot Ida Holm.", "Per Lund") == ("Go home,", "Ida Holm", None)
    assert read("“Go home,” Per Lund was told.", None) == ("Go home,", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” aides said Per Lund told his crew behind closed doors.",
        "“Go home,” aides said Per Lund had told them.",
    ],
)
def test_who_told_it_by_what_others_say_behind_the_words_said_it(text: str) -> None:
    assert read(text, "aides") == ("Go home,", "Per Lund", "aides")


@pytest.mark.parametrize("text", ["“Go home,” Ida Holm said.", "“Go home,” Ida Holm said the plan was called."])
def test_who_says_it_behind_the_words_stays(text: str) -> None:
    assert read(text, "Ida Holm") == ("Go home,", "Ida Holm", None)
