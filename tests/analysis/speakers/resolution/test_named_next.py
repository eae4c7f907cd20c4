"""Who is described first and named in the next sentence."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("Senior Colonel <p>Ren Quong</p> was responding to reports of a blockade.", "Ren Quong"),
        ("Senior Colonel <p>Ren Quong</p> went home.", "a ministry spokesman"),
        ("<p>Per Field</p> was speaking to <p>Ren Quong</p>.", "Per Field"),
    ],
)
def test_who_was_speaking_is_who_was_described(behind: str, who: str) -> None:
    assert speakers_of(f"“The ships have left,” <s>a ministry spokesman</s> said. {behind}") == [who]


def test_who_was_named_before_is_not_introduced_again() -> None:
    marked = (
        "<p>Ren Quong</p> came.\n\n“The ships have left,” <s>a ministry spokesman</s> said. <p>Ren Quong</p> was "
        "replying to nobody."
    )
    assert speakers_of(marked) == ["a ministry spokesman"]
