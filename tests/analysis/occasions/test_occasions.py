"""On which day and occasion words were said, by the shipped forests: every article here was made up for these tests."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from quotes.analysis.occasions import answers, questions, shared, with_occasions
from quotes.analysis.occasions.forest import Forest, load_forests
from quotes.analysis.occasions.occasion_places import PlaceSurroundings, date_places
from quotes.analysis.occasions.utterances import UtteranceRegions, read_utterance
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Evidence, Quotation, QuotedSpan, Span, SpeakerRef

WRITTEN = date(2021, 6, 4)  # a Friday


def quotation(text: str, words: str, cue: str, mention: str, name: str) -> Quotation:
    """A quotation of ``text`` with these words, and the cue and mention that follow or come before them next."""
    start = text.index(words)
    near = text.index(cue, start) if cue in text[start:] else text.rindex(cue, 0, start)
    who = text.rindex(mention, 0, near + 80)
    span = QuotedSpan(start, start + len(words), words, text[start - 1] in '"“')
    return Quotation(
        id=words,
        kind="direct",
        act="statement",
        spans=(span,),
        cue=Span.of(text, near, near + len(cue)),
        mention=Span.of(text, who, who + len(mention)),
        speaker=SpeakerRef(name, name, "person"),
        candidates=(),
        said_on=None,
        occasion=None,
        via=None,
        confidence=0.9,
        needs_review=False,
        evidence=Evidence("model"),
    )


REPORT = (
    "Minister Ana Lopes told a news conference in Port Alden on Thursday that the ferries would sail.\n\n"
    '"We have waited long enough for this day," Lopes said.\n\n'
    '"The crews are ready, and so are the ships," she said.\n'
)


def report() -> list[Quotation]:
    return [
        quotation(REPORT, "the ferries would sail", "told", "Ana Lopes", "Ana Lopes"),
        quotation(REPORT, "We have waited long enough for this day,", "said", "Lopes", "Ana Lopes"),
        quotation(REPORT, "The crews are ready, and so are the ships,", "said", "she", "Ana Lopes"),
    ]


def test_date_and_occasion_hold_for_all_words_said_there() -> None:
    found = with_occasions(REPORT, report(), quoted_stretches(REPORT), WRITTEN)
    assert [q.said_on.date if q.said_on else None for q in found[1:]] == [date(2021, 6, 3)] * 2
    assert found[0].occasion is not None
    assert found[0].occasion.medium == "press conference"
    assert found[0].occasion.exact.startswith("told a news conference")
    for q in found:
        assert q.occasion is None or q.occasion.exact == REPORT[q.occasion.start : q.occasion.end]


def test_a_date_of_the_attribution_stays() -> None:
    from quotes.model import StatementDate

    settled = StatementDate(date(2021, 5, 1), "month", "in May")
    first, *rest = report()
    found = with_occasions(REPORT, [replace(first, said_on=settled), *rest], quoted_stretches(REPORT), WRITTEN)
    assert found[0].said_on == settled


def test_silent_text_has_neither() -> None:
    text = 'The ferries will sail. "We have waited long enough for this day," Ana Lopes said.'
    words = quotation(text, "We have waited long enough for this day,", "said", "Ana Lopes", "Ana Lopes")
    (found,) = with_occasions(text, [words], quoted_stretches(text), WRITTEN)
    assert (found.said_on, found.occasion) == (None, None)


def dates_of(text: str) -> list[tuple[str, date]]:
    around = PlaceSurroundings(UtteranceRegions.of(text), [])
    places = date_places(around, [(q.start, q.end) for q in quoted_stretches(text)], WRITTEN)
    return [(text[p.start : p.end], p.value.date) for p in places]  # type: ignore[union-attr]


def test_a_date_in_brackets_explains_the_one_before_it() -> None:
    assert dates_of("Yesterday [1 June] the ministry spoke.") == [("Yesterday [1 June", date(2021, 6, 1))]


def test_a_dateline_and_quoted_words_date_nothing() -> None:
    assert dates_of('PORT ALDEN, June 3 (NNA) - Lopes said: "On Monday we sail." She met the crews on Tuesday.') == [
        ("Tuesday", date(2021, 6, 1))
    ]


def test_a_date_between_cue_and_words_belongs_to_the_saying() -> None:
    text = "Ana Lopes said Tuesday ferries would sail again."
    words = quotation(text, "Tuesday ferries would sail again", "said", "Ana Lopes", "Ana Lopes")
    utterance = read_utterance(UtteranceRegions.of(text), 0, replace(words, kind="indirect"))
    (place,) = date_places(PlaceSurroundings(UtteranceRegions.of(text), [utterance]), [], WRITTEN)
    assert place.anchors == {0} and not place.inside


def test_what_is_likely_for_some_words_is_likelier_for_the_speakers_others() -> None:
    dates, _ = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    assert shared(dates, [[0.9], [0.3], [0.1]]) == [[0.9], [0.6], [0.5]]


def test_an_answer_needs_to_be_likely_enough() -> None:
    dates, _ = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    assert [a is not None for a in answers(dates, [[0.9], [0.6], [0.59]], 0.6)] == [True, True, False]


def test_a_sentence_without_an_end_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "On Monday he told reporters in a statement to the press " * count
        start = time.process_time()
        questions(text, [], (), WRITTEN, None)
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 20 * seconds(250) + 0.05


def test_a_forest_is_the_mean_of_its_trees() -> None:
    whole, real = np.int32, np.float32
    forest = Forest(
        names=("near", "far"),
        roots=np.array([0, 3], whole),
        feature=np.array([0, -1, -1, 1, -1, -1], whole),
        threshold=np.array([0.5, 0, 0, 2, 0, 0], real),
        left=np.array([1, 0, 0, 4, 3, 3], whole),
        right=np.array([2, 0, 0, 5, 3, 3], whole),
        value=np.array([0, 0.2, 0.8, 0, 0.4, 1.0], real),
        enough=0.5,
    )
    assert forest.probabilities([{"near": 1}, {"far": 3, "other": 9}, {}]) == pytest.approx([0.6, 0.6, 0.3])
    assert forest.probabilities([]) == []


def test_shipped_forests_ask_only_for_features_there_are() -> None:
    dates, occasions = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    forests = load_forests()
    for kind, asked in (("date", dates), ("occasion", occasions)):
        assert {name for question in asked for row in question.rows for name in row} & set(forests[kind].names)
        assert forests[kind].enough > 0.5
