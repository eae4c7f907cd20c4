"""How many quotations a filter finds, and of what sort."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from quotes.record.quotations import newest
from tests.support.record.looking import words
from tests.support.stories import Said, story


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


def test_forms_of_a_role_are_counted_as_one_and_lead_to_what_they_count(record: Record) -> None:
    roles = ["Prime Minister", "prime minister", "Prime Minister", "former prime minister", "Secretary of State"]
    for number, role in enumerate(roles):
        said = Said("Ana Lopes", f"We open quay number {number}", role)
        record.articles.save("default", *story(said, uri=f"u:{number}"))
    facet = record.quotations.overview("default", QuotationFilter()).facets["role"]
    told = [(value.value, value.count) for value in facet]
    assert told == [("Prime Minister", 3), ("Secretary of State", 1), ("former prime minister", 1)]
    assert all(len(words(record, role=value)) >= count for value, count in told)


def test_a_count_breaks_off_and_says_so(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "MOST_LOOKED_AT", 2)
    seen = filled.quotations.overview("default", QuotationFilter(q="strait", kinds=("direct",)))
    assert (seen.count, seen.complete) == (2, False), "of three that have the word, two were looked at"
    seen = filled.quotations.overview("default", QuotationFilter(q="strait", kinds=("indirect",)))
    assert (seen.count, seen.complete) == (0, False)
    assert filled.quotations.overview("default", QuotationFilter(q="engineers")).complete
    monkeypatch.setattr(newest, "MOST_WITH_PHRASE", 1)
    seen = filled.quotations.overview("default", QuotationFilter(q='"strait must"'))
    assert (seen.count, seen.complete) == (1, False), "of those with a phrase fewer are looked at"
    wanted = QuotationFilter(q="strait", needs_review=False)
    page, seen = filled.quotations.search_and_overview("default", wanted, None, 5, "newest")
    assert (len(page.items), seen.count, seen.complete) == (2, 1, False), "the list breaks off nowhere"


@pytest.mark.parametrize("order", ["newest", "best"])
def test_a_page_with_its_overview_is_both(order: str, filled: Record) -> None:
    for wanted in (QuotationFilter(q="strait"), QuotationFilter(), QuotationFilter(publisher="Courier", q="is OR the")):
        cursor = None
        for _ in range(2):
            both = filled.quotations.search_and_overview("default", wanted, cursor, 2, order)
            page = filled.quotations.search("default", wanted, cursor, 2, order)
            assert both == (page, filled.quotations.overview("default", wanted))
            cursor = page.next
