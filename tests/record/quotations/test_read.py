"""Lists of quotations: their pages, each item once."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, story


def test_pages_of_one_day(record: Record) -> None:
    """Five quotations of one day, in pages of two: none twice, none left out."""
    record.articles.save("default", *story(*(Said("Ana Lopes", f"Saying number {i} of the day") for i in range(5))))
    found, cursor = [], None
    for expected in (2, 2, 1):
        page = record.quotations.search("default", QuotationFilter(), cursor, 2)
        assert len(page.items) == expected
        found += [q.id for q in page.items]
        cursor = page.next
    assert cursor is None
    assert len(set(found)) == 5
    assert found == sorted(found, reverse=True)
