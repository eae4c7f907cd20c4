"""From which day the weekdays of a report count: every sentence was made up here."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.dates import day_of_writing
from quotes.model import Dateline
from tests.support.analysis.sayings import marked

WRITTEN = date(2021, 6, 3)  # a Thursday
EARLIER = date(2021, 6, 2)


def written(sentences: list[str], dateline: Dateline | None = None, published: date | None = WRITTEN) -> date | None:
    """The day of writing of a text of ``sentences``, each with its content in <>, cue in [] and source in {}."""
    text, sayings = "", []
    for sentence in sentences:
        text, content, cue, source = marked(text + sentence + " ")
        sayings.append(Attribution(content, cue, source, 1.0, 1.0))
    return day_of_writing(text, sayings, dateline, published)


def test_it_is_that_of_the_dateline_or_of_publication() -> None:
    assert written(["{Lopes} [said] <she would go> on Monday."]) == WRITTEN
    assert written(["{Lopes} [said] <she would go>."], Dateline("TARN", EARLIER)) == EARLIER
    assert written(["{Lopes} [said] <she would go>."], Dateline("TARN", None)) == WRITTEN
    assert written(["{Lopes} [said] <she would go>."], published=None) is None


def test_a_report_that_was_written_on_counts_from_the_day_after_its_dateline() -> None:
    sentences = ['"<It sank>," {Lopes} [said] on Wednesday.', '"<It floats>," {Orlow} [said] on Thursday.']
    assert written(sentences, Dateline("TARN", EARLIER)) == WRITTEN
    assert written(sentences[:1], Dateline("TARN", EARLIER)) == EARLIER


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (['"<It sank>," {Lopes} [said] on Friday.'], date(2021, 6, 4)),
        (['"<It sank>," {Lopes} [said] on Thursday.', '"<No>," {Orlow} [said] on Friday.'], WRITTEN),
        (['"<It sank>," {Lopes} [said] last Friday.'], WRITTEN),
        (['The council meets on Friday. "<It sank>," {Lopes} [said].'], WRITTEN),
    ],
)
def test_the_first_dated_saying_tells_that_a_report_came_after_its_day(sentences: list[str], expected: date) -> None:
    assert written(sentences) == expected
