"""Words said at another time than any that the article dates: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.occasions.other_time import OtherTimes, tells_other_time
from quotes.analysis.occasions.utterances import read_utterance
from quotes.analysis.segmentation import Segments
from quotes.model import StatementDate
from tests.support.analysis.reports import quotation

WRITTEN = date(2021, 6, 3)  # a Thursday
TUESDAY = date(2021, 6, 1)


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
    assert tells_other_time(text, utterance, TUESDAY, WRITTEN) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("During his campaign for the harbour board in 1994, Ana Lopes vowed", True),
        ("When in 2003 the ferry sank, Ana Lopes, then its mate, said", True),
        ("Last May, Ana Lopes said", True),
        ("In June 2021, Ana Lopes said", False),
        ("On Tuesday, Ana Lopes said", False),
        ("Ana Lopes, who joined the board in 1994, said", False),
        ("In the harbour of 1994 Ana Lopes said", False),
    ],
)
def test_a_year_that_opens_the_sentence_is_another_time(before: str, expected: bool) -> None:
    text = f"{before}: “We stay here.”"
    words = quotation(text, "We stay here.", before.split()[-1], "Ana Lopes", "Ana Lopes")
    utterance = read_utterance(Segments(text), 0, words)
    assert tells_other_time(text, utterance, TUESDAY, WRITTEN) is expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("“I am sure of it,” Ana Lopes said.", True),
        ("“I am sure of it,” Jo Orre said.", False),
        ("It rained.\n\n“I am sure of it,” Ana Lopes said.", False),
    ],
)
def test_who_speaks_on_does_so_at_that_time(behind: str, expected: bool) -> None:
    text = f"Last year, Ana Lopes vowed she would stay.\n\n{behind}"
    name = "Jo Orre" if "Orre" in behind else "Ana Lopes"
    first = quotation(text, "she would stay", "vowed", "Ana Lopes", "Ana Lopes")
    second = quotation(text, "I am sure of it,", "said", name, name)
    others, segments = OtherTimes(text, WRITTEN), Segments(text)
    day = StatementDate(TUESDAY, "day", "Tuesday")
    last_year = StatementDate(date(2020, 1, 1), "year", "Last year")
    assert not others.at_another(read_utterance(segments, 0, first), last_year, None)
    assert others.at_another(read_utterance(segments, 1, second), None, day) is expected
