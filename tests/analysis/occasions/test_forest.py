"""Random forests: the mean of trees, and those that are shipped."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.analysis.occasions import questions
from quotes.analysis.occasions.forest import Forest, load_forests
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.reports import REPORT, WRITTEN, report


def test_a_forest_is_the_mean_of_its_trees() -> None:
    whole, real = np.intp, np.float32
    forest = Forest(
        roots=np.array([0, 3], whole),
        feature=np.array([0, 0, 0, 1, 0, 0], whole),
        threshold=np.array([0.5, 0, 0, 2, 0, 0], real),
        below=np.array([1, 2, 1, 1, 2, 2, 4, 5, 4, 4, 5, 5], whole),
        value=np.array([0, 0.2, 0.8, 0, 0.4, 1.0], real),
        enough=0.5,
    )
    near, far, neither = [1.0, 0.0], [0.0, 3.0], [0.0, 0.0]
    assert forest.probabilities(np.array([near, far, neither], real)) == pytest.approx([0.6, 0.6, 0.3])
    assert forest.probabilities(np.zeros((0, 2), real)) == []
    assert forest.probabilities(np.array([near, neither] * 3000, real)) == pytest.approx([0.6, 0.3] * 3000)


def test_shipped_forests_tell_apart_the_places_of_a_report() -> None:
    dates, occasions = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    forests = load_forests()
    for kind, asked in (("date", dates), ("occasion", occasions)):
        own, other = (forests[kind].probabilities(question.rows)[0] for question in asked[:2])
        assert own > forests[kind].enough > 0.5 and other != own
