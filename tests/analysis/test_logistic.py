"""Weights and numbers make a probability."""

from __future__ import annotations

import pytest

from quotes.analysis.logistic import LogisticRegression, log_odds


def test_the_log_odds_of_a_probability_lead_back_to_it() -> None:
    assert LogisticRegression((1.0,), 0.0).probability((log_odds(0.8),)) == pytest.approx(0.8)
    assert LogisticRegression((2.0, -1.0), 1.0).probability((0.5, 2.0)) == 0.5


def test_what_is_sure_stays_finite() -> None:
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0)) == pytest.approx(6.907, abs=0.001)
    assert LogisticRegression((1e6,), 0.0).probability((1.0,)) == pytest.approx(1.0)
    assert LogisticRegression((1e6,), 0.0).probability((-1.0,)) == pytest.approx(0.0)


def test_as_many_numbers_as_weights() -> None:
    with pytest.raises(ValueError, match="1 features, 2 weights"):
        LogisticRegression((1.0, 2.0), 0.0).probability((1.0,))
