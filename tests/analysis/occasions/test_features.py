"""What speaks for and against that words belong to a date, in named numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from quotes.analysis.occasions.features import COLUMN, FEATURES, UtteranceRows, Weighing
from quotes.analysis.occasions.occasion_places import PlaceSurroundings, date_places, occasion_places
from quotes.analysis.occasions.utterances import read_utterance
from quotes.analysis.segmentation import Segments
from tests.support.analysis.reports import REPORT, WRITTEN, report


def surroundings(text: str) -> PlaceSurroundings:
    """Those of the report with its quotations; ``text`` goes on behind it."""
    segments = Segments(REPORT + text)
    return PlaceSurroundings(segments, [read_utterance(segments, i, q) for i, q in enumerate(report())])


def rows(text: str) -> list[list[dict[str, float]]]:
    """The features of each date of the report, for each of its quotations; those that are 0 left out."""
    around = surroundings(text)
    return [
        [{name: float(row[i]) for name, i in COLUMN.items() if row[i]} for row in question.rows]
        for question in Weighing(around, UtteranceRows(around), date_places(around, [], WRITTEN)).questions()
    ]


def test_a_date_in_the_attribution_is_its_own() -> None:
    (own,), (others,), _ = rows("")
    assert own["its own"] == 1.0 and "before" not in own
    assert others["its speaker's"] == others["before"] == others["it is the nearest"] == 1.0


def test_a_date_behind_the_words_is_behind_them() -> None:
    _, (before, after), _ = rows("\nThe crews had met on Tuesday.")
    assert before["before"] == after["after"] == 1.0
    assert before["paragraphs away"] > 0 > after["paragraphs away"]
    assert "others between" not in after and after["quotations between"] > 0


def test_what_holds_of_the_quotation_stands_in_each_row() -> None:
    _, second, _ = rows("\nThe crews had met on Tuesday.")
    assert {row["different ones"] for row in second} == {2.0}
    assert {row["its speaker's share"] for row in second} == {1.0}


def test_places_between_are_counted_once_each() -> None:
    _, (*_, last), _ = rows("\nThe crews had met on Tuesday. They met on Wednesday, again on Tuesday, and on Monday.")
    assert last["others between"] == pytest.approx(math.log(3))  # Tuesday and Wednesday
    assert last["different ones"] == 4.0


def test_many_quotations_give_what_each_alone_gives() -> None:
    """More quotations than are computed at once."""
    text = REPORT + "\nThe crews had met on Tuesday, and on Monday.\n"
    segments = Segments(text)
    utterances = [read_utterance(segments, i, report()[i % 3]) for i in range(150)]
    around = PlaceSurroundings(segments, utterances)
    asked = list(Weighing(around, UtteranceRows(around), date_places(around, [], WRITTEN)).questions())
    assert [question.utterance.number for question in asked] == list(range(150))
    for question in asked[3:]:
        assert np.array_equal(question.rows, asked[question.utterance.number % 3].rows)


def test_each_trait_is_a_feature() -> None:
    around = surroundings("\nOn Twitter, she told him on 3 May 2019 that she would speak to the BBC’s Newsnight.")
    places = [*date_places(around, [], None), *occasion_places(around, [], "The Alden Post")]
    traits = {trait for place in places for trait in place.traits} | {
        f"its {t}" for u in around.utterances for t in u.traits
    }
    assert len(traits) > 20 and traits <= set(FEATURES)


def test_a_text_without_places_gives_questions_without_rows() -> None:
    around = surroundings("")
    assert [len(question.rows) for question in Weighing(around, UtteranceRows(around), []).questions()] == [0, 0, 0]
