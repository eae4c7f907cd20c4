"""What belongs to the last word of words without marks."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.edges.last_words import with_last_words
from quotes.model import Stretch


@pytest.mark.parametrize(
    ("words", "behind", "more"),
    [
        ("the ferry sank at 6 a.m", ". (0500 GMT) and not at noon.", ". (0500 GMT)"),
        ("the ferry sank at 6 p.m", ". Nobody drowned.", "."),
        ("the ferry sank at 6 a.m. local time (0500 GMT", "), Ida Holm said.", ")"),
        ("the ferry (a gift) sank", ") and so on.", ""),
        ("she was born in Tarn", ", Wash.; she left.", ", Wash."),
        ("she was born in Port Alden", ", D.C., and left.", ", D.C."),
        ("she was born in Tarn", ", Wash and all.", ""),
        ("she thanked the mayor", ", Wash.", ""),
        ("it had sailed under another master,", " Per Lund. It sank.", " Per Lund"),
        (
            "it had a berth in Tarn,",
            " Port Alden, Orre and the Isle of Fara.",
            " Port Alden, Orre and the Isle of Fara",
        ),
        ("it had sailed under another master,", " Per Lund. Ida Holm. It sank.", " Per Lund"),
        ("it had sailed on Monday,", " Per Lund said.", ""),
        ("it had sailed on Monday,", " and sank.", ""),
        ("it had sailed on Monday", ".", ""),
    ],
)
def test_what_belongs_to_the_last_word(words: str, behind: str, more: str) -> None:
    text = f"He said {words}{behind}"
    end = with_last_words(text, Stretch(8, 8 + len(words)), len(text))
    assert text[8 + len(words) : end] == more


def test_no_further_than_the_next_part() -> None:
    text = "He said it sank at 6 a.m. (0500 GMT) he said"
    assert with_last_words(text, Stretch(8, 24), 24) == 24
