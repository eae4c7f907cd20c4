"""What speaks for and against that words belong to a date, in named numbers."""

from __future__ import annotations

from quotes.analysis.occasions.features import Features, Weighing
from quotes.analysis.occasions.occasion_places import PlaceSurroundings, date_places
from quotes.analysis.occasions.utterances import UtteranceRegions, read_utterance
from tests.support.analysis.reports import REPORT, WRITTEN, report


def rows(text: str) -> list[list[Features]]:
    """The features of each date of the report, for each of its quotations; ``text`` goes on behind it."""
    text = REPORT + text
    regions = UtteranceRegions.of(text)
    utterances = [read_utterance(regions, i, q) for i, q in enumerate(report())]
    around = PlaceSurroundings(regions, utterances)
    weighing = Weighing(around, date_places(around, [], WRITTEN))
    return [weighing.question(u).rows for u in utterances]


def test_a_date_in_the_attribution_is_its_own() -> None:
    (own,), (others,), _ = rows("")
    assert own["its own"] == 1.0 and "before" not in own
    assert others["its speaker's"] == others["before"] == others["it is the nearest"] == 1.0


def test_a_date_behind_the_words_is_behind_them() -> None:
    _, (before, after), _ = rows("\nThe crews had met on Tuesday.")
    assert before["before"] == after["after"] == 1.0
    assert before["paragraphs away"] > 0 > after["paragraphs away"]
    assert after["others between"] == 0.0 and after["quotations between"] > 0


def test_what_holds_of_the_quotation_stands_in_each_row() -> None:
    _, second, _ = rows("\nThe crews had met on Tuesday.")
    assert {row["different ones"] for row in second} == {2.0}
    assert {row["its speaker's share"] for row in second} == {1.0}
