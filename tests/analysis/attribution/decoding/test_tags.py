"""Tags become stretches that hold together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE, best_tags, runs


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=7, max_size=7), min_size=1, max_size=30))
def test_no_inside_tag_stands_without_its_begin(rows: list[list[float]]) -> None:
    tags = best_tags(np.array(rows, dtype=np.float32), np.arange(len(rows)) // 4)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def best_score(rows: np.ndarray) -> float:
    """The score of the best sequence in which no inside tag stands without its begin: each tag is tried behind each."""
    best = {0: 0.0}
    for row in rows.tolist():
        allowed = {
            tag: [s for before, s in best.items() if tag in (0, 1, 3, 5, before, before + 1)] for tag in range(7)
        }
        best = {tag: max(scores) + row[tag] for tag, scores in allowed.items() if scores}
    return max(best.values())


@given(st.integers(0, 10_000), st.sampled_from([1.0, 3.0, 9.0]), st.sampled_from([0.0, 2.0, 6.0]))
def test_no_sequence_is_likelier(seed: int, spread: float, outside: float) -> None:
    random = np.random.default_rng(seed)
    rows = (random.normal(size=(40, 7)) * spread).astype(np.float32)
    rows[:, 0] += outside
    rows[0, 2::2] = -99
    tags = best_tags(rows, np.zeros(40, dtype=np.int64))
    assert float(rows[range(40), tags].sum()) == pytest.approx(best_score(rows), rel=1e-4)


def test_the_likeliest_tags_win_where_nothing_forbids_them() -> None:
    logits = np.full((4, 7), -5, dtype=np.float32)
    wanted = [0, B_CUE, B_CUE + 1, B_CONTENT]
    logits[range(4), wanted] = 5
    assert best_tags(logits, np.zeros(4, dtype=np.int64)).tolist() == wanted
    by_part = best_tags(logits, np.array([0, 0, 1, 1]))
    assert by_part.tolist() == [0, B_CUE, B_CUE, B_CONTENT]


def test_runs_part_at_each_begin() -> None:
    tags = np.array([0, B_CUE, B_CUE + 1, B_CUE, 0, B_CUE + 1])
    assert runs(tags, B_CUE) == [(1, 3), (3, 4), (5, 6)]
