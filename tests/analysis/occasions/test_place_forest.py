"""Random forests: the mean of trees, and those that are shipped."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.analysis.occasions import questions
from quotes.analysis.occasions.features import FEATURES
from quotes.analysis.occasions.place_forest import load_forests
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.reports import REPORT, WRITTEN, report


@pytest.mark.parametrize("kind", ["date", "occasion"])
def test_rows_are_weighed_each_by_itself(kind: str) -> None:
    asked = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)[kind == "occasion"]
    rows = np.concatenate([question.rows for question in asked])
    weigh = load_forests()[kind].probabilities
    alone = [weigh(rows[i : i + 1])[0] for i in range(len(rows))]
    assert weigh(rows) == pytest.approx(alone, abs=1e-4)
    assert weigh(np.concatenate([rows] * 300)) == pytest.approx(alone * 300, abs=1e-4)
    assert weigh(np.zeros((0, len(FEATURES)), np.float32)) == []


def test_shipped_forests_tell_apart_the_places_of_a_report() -> None:
    dates, occasions = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    forests = load_forests()
    for kind, asked in (("date", dates), ("occasion", occasions)):
        own, other = (forests[kind].probabilities(question.rows)[0] for question in asked[:2])
        assert own > forests[kind].enough > 0.5 and other != own
