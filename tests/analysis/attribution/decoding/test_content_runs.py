"""Contents that touch are one."""

from __future__ import annotations

from quotes.analysis.attribution.decoding.content_runs import Content, without_scraps
from tests.support.analysis.pieces import pieces_of


def test_what_touches_is_one_and_a_lone_piece_is_nothing() -> None:
    pieces = pieces_of("Oslo has said more than once that we sail with the tide")
    contents = [Content(3, 4, 0.6), Content(6, 7, 0.8), Content(7, 9, 0.9), Content(9, 12, 0.9)]
    whole = without_scraps(contents, pieces)
    assert [(c.first, c.end) for c in whole] == [(6, 12)]
    assert 0.8 < whole[0].probability < 0.9
    assert [(c.first, c.end) for c in without_scraps(contents[:1], pieces)] == [(3, 4)]
