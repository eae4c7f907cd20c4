"""Whether a confidence means what it says, on cases worked by hand."""

from __future__ import annotations

import pytest

from quotes.evaluation import evaluate, read_gold
from quotes.evaluation.calibration import calibrate, judge, judged
from quotes.evaluation.gold_records import prediction
from tests.support.gold import HANDS, OPEN, TOLLS, VANITY, gold, quote


def test_calibration() -> None:
    quotes = [
        quote(OPEN, "Lopes", "Ana Lopes", 0.95),  # right
        quote(HANDS, "she", "Tom Reyes", 0.93),  # wrong speaker
        quote(VANITY, "her", "Ana Lopes", 0.25),  # no utterance
        quote(TOLLS, "Tom Reyes", None, 0.99),  # names nobody: not judged
    ]
    found = evaluate([gold()], {"a1": {"quotes": quotes}}).calibration
    assert [(b.low, b.count, round(b.confidence, 2), b.right) for b in found.bins] == [
        (0.2, 1, 0.25, 0.0),
        (0.9, 2, 0.94, 0.5),
    ]
    # (1 * 0.25 + 2 * 0.44) / 3
    assert found.error == pytest.approx(1.13 / 3)
    assert found.count == 3
    # Of three, the most confident round(2.4) = 2 and round(2.7) = 3.
    assert found.precision_at == {80: pytest.approx(1 / 2), 90: pytest.approx(1 / 3)}


def test_only_known_speakers_are_judged() -> None:
    (article,) = read_gold([gold()])
    answers = prediction({"quotes": [quote(OPEN, "Lopes", "Ana Lopes"), quote(TOLLS, "Tom Reyes", None)]})
    assert [judge(article, q) for q in answers.quotations] == [True, None]
    assert judged(article, answers) == [(0.9, True)]


def test_nothing_to_calibrate() -> None:
    found = calibrate([])
    assert (found.bins, found.count, found.error, found.precision_at) == ((), 0, 0.0, {})


def test_full_confidence_has_a_bin() -> None:
    (last,) = calibrate([(1.0, True), (0.9, True)]).bins
    assert (last.low, last.high, last.count) == (0.9, 1.0, 2)
