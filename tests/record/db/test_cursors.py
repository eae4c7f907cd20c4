"""Cursors: where a page ended, read back with suspicion."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story


def all_pages(call: object, limit: int) -> list[object]:
    found, cursor = [], None
    while True:
        page = call(cursor, limit)
        found += page.items
        cursor = page.next
        if cursor is None:
            return found
        assert len(page.items) == limit


def test_pages_join_into_the_whole_list(filled: Record) -> None:
    def quotations(cursor: str | None, limit: int) -> object:
        return filled.quotations.search("default", QuotationFilter(q="the"), cursor, limit)

    def speakers(cursor: str | None, limit: int) -> object:
        return filled.speakers.search("default", SpeakerFilter(), cursor, limit)

    def closest(cursor: str | None, limit: int) -> object:
        return filled.speakers.search("default", SpeakerFilter(q="al"), cursor, limit)

    for call, limit in itertools.product((quotations, speakers, closest), (1, 2, 3, 200)):
        assert all_pages(call, limit) == list(call(None, 200).items)


def test_cursors_hold_meanwhile(record: Record) -> None:
    for i in range(10):
        record.articles.save(
            "default", *story(Said("Ana Lopes", f"Saying {i} of many"), uri=f"u:{i}", published=date(2021, 1, 1 + i))
        )
    page = record.quotations.search("default", QuotationFilter(), limit=4)
    seen = [q.spans[0].exact for q in page.items]
    record.articles.save("default", *story(Said("Ana Lopes", "Newer than all"), uri="u:n", published=date(2022, 1, 1)))
    record.articles.save("default", *story(Said("Ana Lopes", "Older than all"), uri="u:o", published=date(2020, 1, 1)))
    record.articles.retract("default", page.items[-1].article.id)
    rest = record.quotations.search("default", QuotationFilter(), cursor=page.next, limit=200)
    seen += [q.spans[0].exact for q in rest.items]
    assert seen == [f"Saying {i} of many" for i in reversed(range(10))] + ["Older than all"]


BROKEN = [
    "",
    "x",
    "====",
    "é",
    "\0",
    "\ud800",
    "bnVsbA",
    "W10",
    "e30",
    "WyJhIl0",
    "W" * 10_000,
    "W1tbW1tbW1tb" * 50_000,
]


def test_broken_cursors(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0].id
    calls = [
        lambda cursor: filled.quotations.search("default", QuotationFilter(), cursor),
        lambda cursor: filled.speakers.search("default", SpeakerFilter(), cursor),
        lambda cursor: filled.speakers.search("default", SpeakerFilter(q="ana"), cursor),
        lambda cursor: filled.speakers.roles("default", lopes, None, cursor),
        lambda cursor: filled.speakers.positions("default", lopes, None, cursor),
    ]
    for call, cursor in itertools.product(calls, BROKEN):
        with pytest.raises(errors.InvalidInput) as caught:
            call(cursor)
        assert caught.value.fields[0].field == "cursor"


def test_a_cursor_of_another_list(filled: Record) -> None:
    cursor = filled.quotations.search("default", QuotationFilter(), limit=1).next
    with pytest.raises(errors.InvalidInput):
        filled.quotations.search("default", QuotationFilter(kinds=("direct",)), cursor)


def test_page_sizes_out_of_range(filled: Record) -> None:
    for limit in (0, -1, 201):
        with pytest.raises(errors.InvalidInput) as caught:
            filled.quotations.search("default", QuotationFilter(), limit=limit)
        assert caught.value.fields[0].field == "limit"
