"""An engine that tells nothing of speakers."""

from __future__ import annotations

from quotes.analysis.attribution import no_affinities, no_speaker_scores
from quotes.model import Stretch


def test_an_engine_may_tell_nothing_of_speakers() -> None:
    mentions = [Stretch(0, 4), Stretch(9, 12)]
    assert no_speaker_scores(mentions)([Stretch(5, 8)]).tolist() == [0.0, 0.0, 0.0]
    assert no_affinities(mentions[0], mentions[1:]) == [0.0]
