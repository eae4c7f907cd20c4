"""Stances that nouns, adjectives and judgements show: each kind of sentence by itself."""

from __future__ import annotations

import pytest

from quotes.analysis.positions import predicate_frames as predicates
from tests.support.analysis.trees import Frame, shown


@pytest.mark.parametrize(
    ("frame", "text", "expected"),
    [
        (predicates.expressed, "She expressed support for the plan.", ("support", "support", "plan", "she")),
        (predicates.sided, "Hale, a critic of the tunnel, said so.", ("critic", "oppose", "tunnel", "hale")),
        (predicates.standing, "We are against the tunnel.", ("against", "oppose", "tunnel", "we")),
        (predicates.standing, "I remain against the tunnel.", ("against", "oppose", "tunnel", "i")),
        (predicates.standing, "She is for the tunnel.", ("for", "support", "tunnel", "she")),
        (predicates.standing, "I am for Kellers.", ("for", "support", "kellers", "i")),
        (predicates.disposed, "We remain committed to the treaty.", ("committed", "support", "treaty", "we")),
        (predicates.lacking, "There should be a law.", ("be", "support", "law", None)),
        (predicates.judged, "The tunnel is a mistake.", ("mistake", "oppose", "tunnel", None)),
        (predicates.called, "She called the plan a disgrace.", ("disgrace", "oppose", "plan", "she")),
    ],
)
def test_each_frame_shows_a_stance(frame: Frame, text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert shown(frame, text) == [expected]


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (predicates.standing, "We are not against the tunnel."),
        (predicates.standing, "Varland is for Varlanders."),
        (predicates.standing, "The limit is for the boys."),
        (predicates.standing, "I stay for the children."),
        (predicates.disposed, "I am not opposed to the tunnel."),
        (predicates.called, "She did not call the plan a disgrace."),
        (predicates.expressed, "She expressed no support for the plan."),
        (predicates.judged, "The tunnel is a road."),
    ],
)
def test_a_denied_one_shows_none(frame: Frame, text: str) -> None:
    assert shown(frame, text) == []
