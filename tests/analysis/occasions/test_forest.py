"""Random forests: the mean of trees, and those that are shipped."""

from __future__ import annotations

import json

import numpy as np
import pytest

from quotes.analysis.occasions import questions
from quotes.analysis.occasions.features import COLUMN
from quotes.analysis.occasions.forest import Forest, load_forests, means_of
from quotes.analysis.occasions.tree_network import Trees
from quotes.analysis.quotation import quoted_stretches
from quotes.model_files import model_file
from tests.support.analysis.reports import REPORT, WRITTEN, report


def test_a_forest_is_the_mean_of_its_trees() -> None:
    whole, real = np.intp, np.float32
    trees = Trees(
        roots=np.array([0, 3], whole),
        feature=np.array([0, -1, -1, 1, -1, -1], whole),
        threshold=np.array([0.5, 0, 0, 2, 0, 0], real),
        left=np.array([1, 0, 0, 4, 0, 0], whole),
        right=np.array([2, 0, 0, 5, 0, 0], whole),
        value=np.array([0, 0.2, 0.8, 0, 0.4, 1.0], real),
    )
    forest = Forest(means_of(trees, 2), enough=0.5)
    near, far, neither, at_both = [1.0, 0.0], [0.0, 3.0], [0.0, 0.0], [0.5, 2.0]
    assert forest.probabilities(np.array([near, far, neither, at_both], real)) == [0.6, 0.6, 0.3, 0.3]
    assert forest.probabilities(np.zeros((0, 2), real)) == []
    assert forest.probabilities(np.array([near, neither] * 3000, real)) == [0.6, 0.3] * 3000


@pytest.mark.parametrize("kind", ["date", "occasion"])
def test_a_shipped_forest_goes_down_the_trees_of_its_file(kind: str) -> None:
    data = json.loads(model_file("occasions.json").read_text(encoding="utf-8"))[kind]
    columns = [COLUMN[name] for name in data["names"]]
    asked = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)[kind == "occasion"]
    rows = np.concatenate([question.rows for question in asked])

    def leaf(node: int, row: np.ndarray) -> float:
        feature = data["feature"][node]
        if feature < 0:
            return data["value"][node]
        below = data["left" if row[columns[feature]] <= data["threshold"][node] else "right"][node]
        return leaf(below, row)

    means = [np.mean([leaf(root, row) for root in data["roots"]]) for row in rows]
    assert load_forests()[kind].probabilities(rows) == pytest.approx(means, abs=1e-4)


def test_shipped_forests_tell_apart_the_places_of_a_report() -> None:
    dates, occasions = questions(REPORT, report(), quoted_stretches(REPORT), WRITTEN, None)
    forests = load_forests()
    for kind, asked in (("date", dates), ("occasion", occasions)):
        own, other = (forests[kind].probabilities(question.rows)[0] for question in asked[:2])
        assert own > forests[kind].enough > 0.5 and other != own
