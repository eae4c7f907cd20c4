"""However many a search finds, SQLite finds the same, whichever way it goes."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model import QuotationFilter
from quotes.record.quotations import conditions
from tests.support.stories import Said, story


@pytest.mark.parametrize(("many", "common"), [(1000, 200_000), (1, 200_000), (1, 2)])
def test_few_many_and_most(record: Record, monkeypatch: pytest.MonkeyPatch, many: int, common: int) -> None:
    for number in range(4):
        said = [Said("Ana Lopes", f"The strait is ours, number {number}"), Said("Bo Hale", f"Nobody sails {number}")]
        record.articles.save("default", *story(*said, uri=f"u:{number}"))
    monkeypatch.setattr(conditions, "MANY", many)
    monkeypatch.setattr(conditions, "COMMON", common)
    counting = conditions._COUNT_FOUND.text.replace("LIMIT 200000", f"LIMIT {common}")
    monkeypatch.setattr(conditions, "_COUNT_FOUND", conditions.text(counting))

    def found(**wanted: str) -> list[str]:
        page = record.quotations.search("default", QuotationFilter(**wanted), limit=50)
        return [quotation.spans[0].exact for quotation in page.items]

    assert found(q="strait") == [f"The strait is ours, number {number}" for number in (3, 2, 1, 0)]
    assert found(q="strait -2 sails OR number") == [f"The strait is ours, number {number}" for number in (3, 1, 0)]
    speaker = record.quotations.search("default", QuotationFilter(q="sails")).items[0].speaker
    assert found(q="sails", speaker=speaker.id if speaker else "") == [f"Nobody sails {n}" for n in (3, 2, 1, 0)]
    assert record.quotations.overview("default", QuotationFilter(q="strait")).count == 4
