"""On which day and occasion words were said, by the shipped forests: every article here was made up for these tests."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from quotes.analysis.occasions import agreed, answers, carried_on, questions, shared, with_occasions
from quotes.analysis.quotation import quoted_stretches
from quotes.model import StatementDate
from tests.support.analysis.reports import REPORT, WRITTEN, quotation, report


def test_date_and_occasion_hold_for_all_words_said_there() -> None:
    found = with_occasions(REPORT, report(), quoted_stretches(REPORT), WRITTEN)
    assert [q.said_on.date if q.said_on else None for q in found[1:]] == [date(2021, 6, 3)] * 2
    assert found[0].occasion is not None
    assert found[0].occasion.medium == "press conference"
    assert found[0].occasion.exact.startswith("told a news conference")
    for q in found:
        assert q.occasion is None or q.occasion.exact == REPORT[q.occasion.start : q.occasion.end]


def test_a_date_of_the_attribution_stays() -> None:
    settled = StatementDate(date(2021, 5, 1), "month", "in May")
    first, *rest = report()
    found = with_occasions(REPORT, [replace(first, said_on=settled), *rest], quoted_stretches(REPORT), WRITTEN)
    assert found[0].said_on == settled


def test_words_without_a_cue_may_tell_their_day() -> None:
    text = "“We open the pier today (Thursday) at noon.”"
    words = replace(quotation(text, text[1:-1], "open", "We", "Ana Lopes"), cue=None)
    (found,) = with_occasions(text, [words], quoted_stretches(text), date(2024, 3, 14))
    assert found.said_on == StatementDate(date(2024, 3, 14), "day", "today (Thursday")


def test_silent_text_has_neither() -> None:
    text = 'The ferries will sail. "We have waited long enough for this day," Ana Lopes said.'
    words = quotation(text, "We have waited long enough for this day,", "said", "Ana Lopes", "Ana Lopes")
    (found,) = with_occasions(text, [words], quoted_stretches(text), WRITTEN)
    assert (found.said_on, found.occasion) == (None, None)


def test_what_is_likely_for_some_words_is_likelier_for_the_speakers_others() -> None:
    dates, _ = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    assert shared(dates, [[0.9], [0.3], [0.1]]) == [[0.9], [0.6], [0.5]]


def test_who_speaks_on_speaks_on_the_same_occasion() -> None:
    first, second, third = report()
    somebody = replace(third, speaker=replace(third.speaker, name="Jo Okafor"))  # type: ignore[type-var]
    _, asked = questions(REPORT, [first, second, somebody], quoted_stretches(REPORT), WRITTEN, None)
    likely = [[0.8 if p.value.exact.startswith("told") else 0.1 for p in q.places] for q in asked]  # type: ignore[union-attr]
    doubtful = [[0.2 for _ in q.places] for q in asked]
    his, hers, others = carried_on(asked, [likely[0], *doubtful[1:]])
    assert (max(his), max(hers), max(others)) == (0.8, 0.5, 0.2)


def test_an_answer_needs_to_be_likely_enough() -> None:
    dates, _ = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    assert [a is not None for a in answers(dates, [[0.9], [0.6], [0.59]], 0.6)] == [True, True, False]


def test_what_is_nearly_likely_enough_is_answered_where_all_dated_words_agree() -> None:
    first, second, third = report()
    band = replace(third, speaker=replace(third.speaker, name="The Tarns", type="organization"))  # type: ignore[type-var]
    dates, _ = questions(REPORT, [first, second, band], quoted_stretches(REPORT), WRITTEN, None)
    likely, thursday = [[0.9], [0.55], [0.55]], StatementDate(date(2021, 6, 3), "day", "Thursday")
    days = answers(dates, likely, 0.6)
    assert [day is not None for day in days] == [True, False, False]
    assert [day is not None for day in agreed(dates, likely, [None] * 3, days, 0.6)] == [True, True, False]
    assert agreed(dates, [[0.9], [0.45], [0.45]], [None] * 3, days, 0.6) == days
    elsewhen = replace(thursday, date=date(2021, 6, 2))
    assert agreed(dates, likely, [None, None, elsewhen], days, 0.6) == days


def test_a_sentence_without_an_end_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "On Monday he told reporters in a statement to the press " * count
        start = time.process_time()
        questions(text, [], (), WRITTEN, None)
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 20 * seconds(250) + 0.05


def test_an_occasion_of_another_year_is_not_that_of_the_words() -> None:
    text = "In a 2019 interview with the Alden Post, Ana Lopes said: “I will not run for mayor again.”"
    words = quotation(text, "I will not run for mayor again.", "said", "Ana Lopes", "Ana Lopes")
    later = replace(words, said_on=StatementDate(date(2024, 3, 11), "day", "on Monday"))
    found = [with_occasions(text, [q], quoted_stretches(text), date(2024, 3, 14))[0].occasion for q in (words, later)]
    assert [occasion and occasion.exact[:19] for occasion in found] == ["In a 2019 interview", None]
