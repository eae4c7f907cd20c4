"""Which source all the pointers together tell."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.analysis.attribution.decoding.pointer_targets import Targets
from quotes.analysis.attribution.decoding.source_choice import best_source
from quotes.analysis.attribution.decoys import Range
from tests.support.analysis.decoding import groups


@pytest.mark.parametrize(("nobody", "named"), [(0.0, False), (-0.5, False), (-2.0, True)])
def test_a_source_of_quoted_words_must_be_much_likelier_than_nobody(nobody: float, named: bool) -> None:
    found = groups("“We sail,” Abara said.", "Abara", "said", "We sail,", nobody)
    assert len(found) == 1
    assert bool(found[0].source) is named


@pytest.mark.parametrize(
    ("scores", "cue", "best"),
    [
        ([0.42, 0.58], (4, 5), 0),  # "Brandt said. “Never,” pilot Aalto": nearly as likely, and beside the cue
        ([0.2, 0.8], (4, 5), 1),  # another is much likelier
        ([0.42, 0.58], (5, 6), 1),  # none stands beside the cue
        ([0.42, 0.58], (4, 9), 1),  # both do
        ([0.42, 0.58], None, 1),
    ],
)
def test_a_source_beside_the_cue_wins_where_it_is_nearly_as_likely(
    scores: list[float], cue: Range | None, best: int
) -> None:
    sources = Targets.of([(1, 4), (9, 12)])
    assert best_source(np.log(np.array(scores)), 0, sources, cue) == best
