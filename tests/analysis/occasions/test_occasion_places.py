"""The places of an article that date words: every article here was made up for these tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quotes.analysis.occasions.occasion_places import PlaceSurroundings, date_places
from quotes.analysis.occasions.utterances import read_utterance
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.segmentation import Segments
from tests.support.analysis.reports import WRITTEN, quotation


def dates_of(text: str) -> list[tuple[str, date]]:
    around = PlaceSurroundings(Segments(text), [])
    places = date_places(around, [(q.start, q.end) for q in quoted_stretches(text)], WRITTEN)
    return [(text[p.start : p.end], p.value.date) for p in places]  # type: ignore[union-attr]


def test_a_date_in_brackets_explains_the_one_before_it() -> None:
    assert dates_of("Yesterday [1 June] the ministry spoke.") == [("Yesterday [1 June", date(2021, 6, 1))]


def test_a_dateline_and_quoted_words_date_nothing() -> None:
    assert dates_of('PORT ALDEN, June 3 (NNA) - Lopes said: "On Monday we sail." She met the crews on Tuesday.') == [
        ("Tuesday", date(2021, 6, 1))
    ]


def test_today_explained_in_brackets_dates_the_words_around_it() -> None:
    text = 'Ana Lopes said: "I meet the crews today (Thursday), and on Monday we sail."'
    words = quotation(text, text[text.index("I meet") : -1], "said", "Ana Lopes", "Ana Lopes")
    around = PlaceSurroundings(Segments(text), [read_utterance(Segments(text), 0, words)])
    (place,) = date_places(around, [(q.start, q.end) for q in quoted_stretches(text)], WRITTEN)
    assert text[place.start : place.end] == "today (Thursday" and place.value.date == date(2021, 6, 3)  # type: ignore[union-attr]
    assert place.anchors == {0} and place.firm


def test_a_date_between_cue_and_words_belongs_to_the_saying() -> None:
    text = "Ana Lopes said Tuesday ferries would sail again."
    words = quotation(text, "Tuesday ferries would sail again", "said", "Ana Lopes", "Ana Lopes")
    utterance = read_utterance(Segments(text), 0, replace(words, kind="indirect"))
    (place,) = date_places(PlaceSurroundings(Segments(text), [utterance]), [], WRITTEN)
    assert place.anchors == {0} and not place.inside
