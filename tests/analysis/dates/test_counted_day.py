"""Days that are counted from the one told before: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.dates import counted_day
from tests.support.analysis.sayings import marked

WRITTEN = date(2021, 6, 3)  # a Thursday


def counted(sentence: str, base: date | None = WRITTEN) -> str | None:
    text, content, cue, source = marked(sentence)
    found = counted_day(text, content, cue, source, base)
    return f"{found.date} {found.exact}" if found else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It sank on Tuesday. {She} [said] the same day: “<We stay>.”", "2021-06-01 the same day"),
        (
            "It sank on Tuesday.\n“<We stay>,” [said] {Ana Lopes}, the mate, in a film shown the same day.",
            "2021-06-01 the same day",
        ),
        ("It sank on Tuesday.\n“<We stay>,” {Lopes} [told] the crew that night.", "2021-06-01 that night"),
        ("It sank on May 21. Five days later {Lopes} [said] <she would stay>.", "2021-05-26 Five days later"),
        ("It sank on May 21. Five days later there was [one line]: “<We stay>.”", "2021-05-26 Five days later"),
        ("It sank on Tuesday. The next day, {she} [said] <she would stay>.", "2021-06-02 The next day"),
        ("It sank on Tuesday. The day before, {she} [said] <she would stay>.", "2021-05-31 The day before"),
        ("It sank on Tuesday. {She} [said] two days earlier <that she would stay>.", "2021-05-30 two days earlier"),
    ],
)
def test_the_day_is_counted_from_the_one_told_last(sentence: str, expected: str) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It sank. {She} [said] the same day: “<We stay>.”",
        "It sank on Tuesday.\nIt rained.\n{She} [said] the same day: “<We stay>.”",
        "It sank on Tuesday. {She} [said]: “<We stay>.” It rained the same day.",
        "It sank on Tuesday. {She} [said] of those who left the same day: “<We stay>.”",
        "It sank on Tuesday. The day before the storm, {she} [said] <she would stay>.",
        "It sank in May. The next day, {she} [said] <she would stay>.",
        "It sank on Tuesday. Five days later, {she} [said] <she would stay>.",  # which is yet to come
        "It sank on Tuesday. {She} [said]: “<We stay>.”",
    ],
)
def test_nothing_is_counted(sentence: str) -> None:
    assert counted(sentence) is None


def test_without_a_day_of_writing_a_whole_date_is_enough() -> None:
    assert counted("It sank on 3 May 1945. Five days later {Lopes} [said] <no>.", None) == "1945-05-08 Five days later"
