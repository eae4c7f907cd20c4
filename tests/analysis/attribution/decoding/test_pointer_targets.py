"""What a pointer may point to, as far as it looks."""

from __future__ import annotations

from quotes.analysis.attribution.decoding.pointer_targets import Targets
from quotes.analysis.attribution.links import CONTENT_TO_CUE
from tests.support.analysis.decoding import links_that_point


def test_the_masses_are_those_of_the_ranges_in_sight() -> None:
    targets = Targets.of([(1, 2), (4, 6)])
    pointing = links_that_point(8, (2, 4), (4, 6)).point(CONTENT_TO_CUE, 2, 4)
    low, masses = targets.in_sight(pointing)
    assert [targets[low + i] for i in range(len(masses))] == [(1, 2), (4, 6)]
    assert masses[1] > 0.9 > masses[0]
    assert len(Targets.of([]).in_sight(pointing)[1]) == 0
