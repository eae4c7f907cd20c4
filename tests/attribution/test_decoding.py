"""Tags become spans that hold together; the settings of a quotation decide on its cue before the pointer does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_encoding import pieces_of

from quotes.attribution.decoding import B_CONTENT, B_CUE, Content, Range, best_tags, continues, follow_conventions, runs
from quotes.quotation import quoted_stretches


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=7, max_size=7), min_size=1, max_size=30))
def test_no_inside_tag_stands_without_its_begin(rows: list[list[float]]) -> None:
    tags = best_tags(np.array(rows, dtype=np.float32))
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def test_the_likeliest_tags_win_where_nothing_forbids_them() -> None:
    logits = np.full((4, 7), -5, dtype=np.float32)
    wanted = [0, B_CUE, B_CUE + 1, B_CONTENT]
    logits[range(4), wanted] = 5
    assert best_tags(logits).tolist() == wanted


def test_runs_part_at_each_begin() -> None:
    tags = np.array([0, B_CUE, B_CUE + 1, B_CUE, 0, B_CUE + 1])
    assert runs(tags, B_CUE) == [(1, 3), (3, 4), (5, 6)]


def cue_by_convention(text: str, cues: list[str], pointer: str | None, *, of: int = -1) -> str | None:
    """The cue that the ``of``-th quotation of ``text`` gets where its pointer had chosen ``pointer``."""
    pieces = pieces_of(text)

    def place(words: str) -> Range:
        start = text.index(words)
        return pieces.covering(start, start + len(words))

    contents = []
    for q in quoted_stretches(text):
        assert q.opening and q.closing
        outer = pieces.covering(q.opening.start, q.closing.end)
        contents.append(Content(*outer, 1.0, segments=[pieces.covering(q.start, q.end)]))
    contents[of].cue = place(pointer) if pointer else None
    follow_conventions(contents, sorted(place(c) for c in cues), pieces)
    cue = contents[of].cue
    return text[pieces.starts[cue[0]] : pieces.ends[cue[1] - 1]] if cue else None


@pytest.mark.parametrize(
    ("text", "cues", "pointer", "right"),
    [
        ("Abara added, “We sail.” The pilot objected.", ["added", "objected"], "objected", "added"),
        ("The pilot objected. “We sail,” Abara said.", ["objected", "said"], "objected", "said"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said:", "objected"], "objected", "said:"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said", "objected"], "objected", "said"),
        ("Abara claimed it.\n\n“We sail.”\n\nThe pilot objected.", ["claimed", "objected"], "claimed", "claimed"),
    ],
    ids=["before with a comma", "behind with a comma", "a paragraph's colon", "its colon apart", "no convention"],
)
def test_conventions_of_setting_decide_on_the_cue(text: str, cues: list[str], pointer: str, right: str) -> None:
    assert cue_by_convention(text, cues, pointer) == right


def test_words_after_an_interruption_go_on_with_its_cue() -> None:
    text = "“We sail,” Abara said. “The tide will not wait.” Later the pilot objected."
    assert cue_by_convention(text, ["said"], None) == "said"
    assert cue_by_convention(text, ["said", "objected"], "objected") == "objected"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("“We sail,” Abara said. “The tide will not wait.”", True),
        ("“We sail,” Abara said, and “the tide” turned.", False),
        ("“We sail,” Abara said.\n\n“The tide will not wait.”", False),
        ("“We sail.” It rained. “The tide will not wait.”", False),
    ],
    ids=["an attribution and a full stop", "no full stop", "another paragraph", "no cue"],
)
def test_words_that_go_on_behind_an_attribution(text: str, goes_on: bool) -> None:
    pieces = pieces_of(text)
    first, second = quoted_stretches(text)
    assert second.opening
    at = text.find("said")
    cues = [pieces.covering(at, at + 4)] if at >= 0 else []
    before, begin = (
        pieces.covering(first.start, first.end)[1],
        pieces.covering(second.opening.start, second.opening.end)[0],
    )
    assert continues(before, begin, cues, pieces) is goes_on
