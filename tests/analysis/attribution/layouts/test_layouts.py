"""Transcripts, interviews and signed quotations say by their form who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import Attribution, Reading, no_affinities
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.layouts import reading
from tests.support.growth import assert_linear


def test_the_layout_stands_before_what_the_model_saw_there() -> None:
    text = "ABARA: We sail tonight.\n\nLUND: And the tide?\n\nIt turned at nine."
    turn, after = Stretch(text.index("We"), text.index("We") + 4), Stretch(text.index("It"), len(text))
    seen = Attribution((turn, after), None, None, 0.5, 0.5)
    assert [a.content for a in reading(text, seen=(seen,)).attributions][-1] == (after,)
    assert len(reading(text, seen=(seen,)).attributions) == 3


def test_what_heads_the_next_words_signs_no_others() -> None:
    text = "Pilot Ida Holm, on fog\n“It was there first.”\nPer Lund, harbour master\n“It left at noon.”"
    found = reading(text, ("Ida Holm", "Per Lund")).attributions
    assert [text[a.source.start : a.source.end] for a in found if a.source] == ["Ida Holm", "Per Lund"]


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        quoted = quoted_stretches(text)
        return lambda: with_layouts(text, quoted, Reading((), (), (), no_affinities))

    for shape in (
        "A" * 10 + " ",
        "A",
        "A: ",
        "“a” – A",
        "A: a?\n\n",
        "Q: a?\n\nA: b\n\n",
        "A, b (c): I\n\n",
        "“a”\nA B\n\n",
        "“a. A” – @a\n\n",
        "A: I\n\nI\n\n",
        "THE A: I\n\n",
        "A B A ",
        "A, a as @a\n\n",
        "a statement by A:\n\n“a\n\n",
    ):
        assert_linear(work, shape, 2_000)
