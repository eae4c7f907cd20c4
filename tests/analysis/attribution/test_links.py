"""Pointers are distributions over the pieces in reach and nobody."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.analysis.attribution.links import (
    CUE_TO_SOURCE,
    DISTANCE_BUCKETS,
    PARAGRAPH_BUCKETS,
    POINTERS,
    VECTOR,
    WIDTH,
    LinkScorer,
    LinkWeights,
    by_part,
    distance_bucket,
    paragraph_bucket,
)


def scorer(pieces: int, seed: int = 3) -> LinkScorer:
    random = np.random.default_rng(seed)

    def numbers(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    weights = LinkWeights(
        numbers(POINTERS, WIDTH), numbers(POINTERS), numbers(POINTERS, DISTANCE_BUCKETS), numbers(POINTERS, 9)
    )
    return LinkScorer(by_part(numbers(pieces, VECTOR)), np.arange(pieces) // 40, weights)


@pytest.mark.parametrize(("first", "end"), [(0, 1), (5, 9), (598, 600)])
def test_all_masses_and_nobody_make_one(first: int, end: int) -> None:
    pointing = scorer(600).point(CUE_TO_SOURCE, first, end)
    assert pointing.mass(pointing.low, pointing.high) + pointing.nobody == pytest.approx(1, abs=1e-6)
    halves = pointing.mass(0, end) + pointing.mass(end, 600)
    assert halves == pytest.approx(pointing.mass(0, 600), abs=1e-6)


def test_what_is_out_of_reach_has_no_mass() -> None:
    pointing = scorer(600).point(CUE_TO_SOURCE, 0, 2)
    assert pointing.high == 2 + LinkScorer.REACH // 2
    assert pointing.mass(pointing.high, 600) == 0


def test_expected_spans_point_where_each_alone_points() -> None:
    spans = [(0, 1), (3, 9), (4, 6), (120, 300), (130, 131), (590, 600)]
    alone, together = scorer(600), scorer(600)
    together.expect(CUE_TO_SOURCE, spans)
    for span in reversed(spans):
        one, other = alone.point(CUE_TO_SOURCE, *span), together.point(CUE_TO_SOURCE, *span)
        assert (one.low, one.high) == (other.low, other.high)
        assert other.before == pytest.approx(one.before, abs=1e-6)
        assert other.nobody == pytest.approx(one.nobody, abs=1e-6)


def test_what_was_forgotten_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.analysis.attribution.links.MOST_KNOWN", 3)
    links, spans = scorer(600), [(at, at + 2) for at in range(0, 600, 20)]
    links.expect(CUE_TO_SOURCE, spans)
    for _ in range(2):
        for span in spans:
            assert links.point(CUE_TO_SOURCE, *span).nobody == pytest.approx(
                scorer(600).point(CUE_TO_SOURCE, *span).nobody, abs=1e-6
            )


def test_many_are_scored_as_each_alone() -> None:
    links, candidates, contents = scorer(300), [(3, 5), (80, 81), (290, 300)], [(20, 40), (60, 61)]
    alone = [links.affinities((100, 102), [candidate])[0] for candidate in candidates]
    assert links.affinities((100, 102), candidates) == pytest.approx(alone, rel=1e-4)
    keys, starts = links.mean_keys(candidates), np.array([first for first, _ in candidates])
    means = np.mean([links.speaker_scores([content], starts, keys) for content in contents], axis=0)
    assert links.speaker_scores(contents, starts, keys) == pytest.approx(means, rel=1e-4)


def test_buckets_part_before_from_behind_and_stay_in_their_tables() -> None:
    far = distance_bucket(np.array([-5000, -1, 0, 1, 5000]))
    assert len(set(far.tolist())) == 5
    assert far.min() >= 0 and far.max() < DISTANCE_BUCKETS
    assert paragraph_bucket(np.array([-9, 0, 9])).tolist() == [0, 4, PARAGRAPH_BUCKETS - 1]
