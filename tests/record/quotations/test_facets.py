"""How many quotations a filter finds, and of what sort."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model import QuotationFilter
from tests.support.record.looking import words


def test_whom_where_and_when(filled: Record) -> None:
    seen = filled.quotations.overview("default", QuotationFilter(q="strait"))
    assert (seen.count, seen.complete) == (3, True)
    counts = {name: [(v.label, v.count) for v in values] for name, values in seen.facets.items()}
    assert counts["speaker"] == [("Ana Lopes", 2), ("Darel Ivanić", 1)]
    assert counts["publisher"] == [("Courier", 3)]
    assert counts["year"] == [("2021", 2), ("2022", 1)]
    assert counts["needs_review"] == [("no", 2), ("yes", 1)]
    who = seen.facets["speaker"][0].value
    assert len(words(filled, q="strait", speaker=who)) == 2, "the value is what the filter takes"
    assert filled.quotations.overview("default", QuotationFilter(q="lighthouse")).count == 0
