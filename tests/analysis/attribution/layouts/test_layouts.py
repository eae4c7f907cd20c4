"""Transcripts, interviews and signed quotations say by their form who speaks."""

from __future__ import annotations

import time

from quotes.analysis.attribution import Attribution, Reading
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.layouts import reading


def test_the_layout_stands_before_what_the_model_saw_there() -> None:
    text = "ABARA: We sail tonight.\n\nLUND: And the tide?\n\nIt turned at nine."
    turn, after = Stretch(text.index("We"), text.index("We") + 4), Stretch(text.index("It"), len(text))
    seen = Attribution((turn, after), None, None, 0.5, 0.5)
    assert [a.content for a in reading(text, seen=(seen,)).attributions][-1] == (after,)
    assert len(reading(text, seen=(seen,)).attributions) == 3


def test_the_time_grows_no_faster_than_the_text() -> None:
    def seconds(text: str) -> float:
        quoted = quoted_stretches(text)
        began = time.process_time()
        with_layouts(text, quoted, Reading((), (), (), lambda mention, candidate: 0.0))
        return time.process_time() - began

    for shape in (
        "A" * 10 + " ",
        "A",
        "A: ",
        "“a” – A",
        "A: a?\n\n",
        "Q: a?\n\nA: b\n\n",
        "A, b (c): I\n\n",
        "“a”\nA B\n\n",
    ):
        short, long = shape * 2_000, shape * 20_000
        assert min(seconds(long) for _ in range(3)) < 40 * max(seconds(short), 0.01), shape[:10]
