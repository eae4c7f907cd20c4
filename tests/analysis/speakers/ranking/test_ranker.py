"""A learned ranker over the candidates of a mention."""

from __future__ import annotations

import math

import numpy as np
import pytest

from quotes.analysis.speakers.ranking.candidate_features import FEATURES
from quotes.analysis.speakers.ranking.ranker import Ranker, load_rankers


def test_probabilities_follow_the_weighted_sum() -> None:
    ranker = Ranker(np.array([1.0, -2.0]))
    found = ranker.probabilities(((1.0, 0.0), (0.0, 0.0), (0.0, 500.0)))
    assert found.sum() == pytest.approx(1)
    assert math.log(found[0] / found[1]) == pytest.approx(1)
    assert found[2] == pytest.approx(0)


def test_the_shipped_rankers_have_a_weight_for_each_feature() -> None:
    rankers = load_rankers()
    assert {"name", "description", "he", "she"} & rankers.by_kind.keys()
    assert all(len(r.weights) == len(FEATURES) and r.weights.any() for r in rankers.by_kind.values())
    assert all(0 < p <= 1 for p in rankers.single.values())
