"""Dates and datelines of any text at all."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis.dates import find_dateline, statement_date
from quotes.model import Stretch


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Monday", "May", "28", "2019", "said", "in", "a", ",", "on", "last", "week", "(", '"', ".\n"])
    ),
    st.lists(st.integers(0, 120), min_size=6, max_size=6),
    st.sampled_from([None, date(2021, 6, 3), date.min, date.max]),
)
def test_any_arrangement(words: list[str], places: list[int], base: date | None) -> None:
    text = " ".join(words)
    stretches = [
        Stretch(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in zip(places[::2], places[1::2], strict=True)
    ]
    found = statement_date(text, (stretches[0],), stretches[1], stretches[2], base)
    assert found is None or found.exact in text
    find_dateline(text, base)
