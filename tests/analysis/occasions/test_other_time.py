"""Words said at another time than any that the article dates: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.occasions.other_time import tells_other_time
from quotes.analysis.occasions.utterances import read_utterance
from quotes.analysis.segmentation import Segments
from tests.support.analysis.reports import quotation

WRITTEN = date(2021, 6, 3)  # a Thursday


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Ana Lopes said then.", True),
        ("Ana Lopes said at the time, in Tarn.", True),
        ("Ana Lopes said back then.", True),
        ("Ana Lopes said on Friday.", True),
        ("Ana Lopes said.", False),
        ("Ana Lopes then said.", False),
        ("Ana Lopes said on Thursday.", False),
        ("Ana Lopes said of the vote on Friday.", False),
    ],
)
def test_another_time(behind: str, expected: bool) -> None:
    text = f"“We stay here,” {behind}"
    words = quotation(text, "We stay here,", "said", "Ana Lopes", "Ana Lopes")
    utterance = read_utterance(Segments(text), 0, words)
    assert tells_other_time(text, utterance, WRITTEN) is expected
