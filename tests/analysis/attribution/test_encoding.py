"""A text as the network takes it: pieces that lie where they say, windows that follow one another without gap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.attribution import encoding
from quotes.analysis.attribution.encoding import inputs, windows
from tests.support.analysis.pieces import pieces_of


@given(st.text(alphabet=st.sampled_from("aZé中9 .,:“”\"'\n—😀"), max_size=300))
def test_pieces_stand_in_order_and_inside_the_text(text: str) -> None:
    pieces = pieces_of(text)
    assert pieces.starts == sorted(pieces.starts)
    assert all(start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert len(pieces.initials) == len(pieces)


@given(st.lists(st.sampled_from(["The mayor spoke. ", "“We will,” she said. ", "\n\n", "harbour "]), max_size=200))
def test_cores_cover_every_piece_once_and_windows_keep_their_size(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = pieces_of(text)
    covered = [at for w in windows(pieces) for at in range(w.core_start, w.core_end)]
    assert covered == list(range(len(pieces)))
    for w in windows(pieces):
        assert w.start <= w.core_start < w.core_end <= w.end
        assert len(inputs(pieces, w)[0]) == w.end - w.start + 2 <= encoding.WINDOW


def test_a_window_ends_at_a_paragraph_where_it_can() -> None:
    text = "\n\n".join("The harbour master counted the boats again. " * 4 for _ in range(12))
    pieces = pieces_of(text)
    cut = windows(pieces)[0].core_end
    assert pieces.paragraphs[cut - 1] != pieces.paragraphs[cut]


def test_covering_is_the_pieces_that_touch_a_stretch() -> None:
    text = "Mayor Ines Abara left."
    pieces = pieces_of(text)
    first, end = pieces.covering(6, 16)
    assert (pieces.starts[first], pieces.ends[end - 1]) == (6, 16)
    assert pieces.covering(5, 6) == (first, first)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("He “ran”", [encoding.OUTSIDE, encoding.OPENING, encoding.INSIDE, encoding.CLOSING]),
        ("He “ran", [encoding.OUTSIDE, encoding.OPENING, encoding.UNCLOSED]),
    ],
)
def test_quotation_states(text: str, states: list[int]) -> None:
    pieces = pieces_of(text)
    assert [int(s) for s in pieces.states] == states


def test_word_shapes() -> None:
    pieces = pieces_of("WHO says Ines McCoy , J 12")
    by_start = dict(zip(pieces.starts, pieces.shapes.tolist(), strict=True))
    kinds = [encoding.CAPITALS, encoding.LOWER, encoding.CAPITALISED, encoding.MIXED]
    assert [by_start[at] for at in (0, 4, 9, 14)] == kinds
    assert [by_start[at] for at in (20, 22, 24)] == [encoding.MARK, encoding.INITIAL, encoding.NUMBER]


def test_a_first_paragraph_without_a_full_stop_is_a_headline() -> None:
    pieces = pieces_of("Ferry to sail\n\nThe ferry sails tonight.")
    headline = pieces.positions[pieces.paragraphs == 0]
    assert (headline[1:] == encoding.HEADLINE).all()
    assert np.count_nonzero(pieces.positions == encoding.PARAGRAPH_START) == 2
