"""The newest of a search, whatever the store goes by."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.db import newest_found
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter, QuotationOrder
from quotes.record.quotations import conditions, newest
from tests.support.record.looking import words
from tests.support.stories import Said, story

KIM = Editor("Kim")

ways = pytest.mark.parametrize(
    ("candidates", "common"),
    [(5_000, 50_000), (1, 50_000), (1, 2)],
    ids=["from the newest on", "by what was found", "by the words of each"],
)


@pytest.fixture
def way(candidates: int, common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which way a search goes."""
    monkeypatch.setattr(newest, "CANDIDATES", candidates)
    monkeypatch.setattr(newest, "MOST_CANDIDATES", candidates)
    monkeypatch.setattr(conditions, "COMMON", common)


@ways
@pytest.mark.usefixtures("way")
def test_every_way_finds_the_same(record: Record) -> None:
    for number in range(4):
        said = [Said("Ana Lopes", f"The strait is ours, number {number}"), Said("Bo Hale", f"Nobody sails {number}")]
        record.articles.save("default", *story(*said, uri=f"u:{number}", publisher=f"Paper {number % 2}"))
    assert words(record, q="strait") == [f"The strait is ours, number {number}" for number in (3, 2, 1, 0)]
    assert words(record, q="strait", publisher="Paper 0") == [f"The strait is ours, number {n}" for n in (2, 0)]
    assert words(record, q="strait -2 sails OR number") == [f"The strait is ours, number {n}" for n in (3, 1, 0)]
    speaker = record.quotations.search("default", QuotationFilter(q="sails")).items[0].speaker
    assert words(record, q="sails", speaker=speaker.id if speaker else "") == [
        f"Nobody sails {n}" for n in (3, 2, 1, 0)
    ]
    assert (
        words(record, q='"is ours number" -4') == words(record, q='"IS ours" -"sails 0"') == words(record, q="strait")
    )
    assert words(record, q='"ours is"') == words(record, q="trait") == []
    assert record.quotations.overview("default", QuotationFilter(q="strait")).count == 4


@ways
@pytest.mark.usefixtures("way")
def test_pages_follow_each_other(record: Record) -> None:
    days = (date(1, 1, 1), date(2021, 6, 1), date(2021, 6, 1), date(2020, 2, 29), date(9999, 12, 31))
    for number, day in enumerate(days):
        said = [Said("Ana Lopes", f"The strait is ours, {number} and {other}") for other in range(2)]
        record.articles.save("default", *story(*said, uri=f"u:{number}", published=day))
    pages, cursor = [], None
    while not pages or cursor:
        page = record.quotations.search("default", QuotationFilter(q="strait"), cursor, limit=3)
        pages.append([quotation.spans[0].exact[20:] for quotation in page.items])
        cursor = page.next
    assert pages == [
        ["4 and 1", "4 and 0", "2 and 1"],
        ["2 and 0", "1 and 1", "1 and 0"],
        ["3 and 1", "3 and 0", "0 and 1"],
        ["0 and 0"],
    ]


@ways
@pytest.mark.usefixtures("way")
def test_a_period_that_began_before_the_first_day_is_found(record: Record) -> None:
    said = [Said("Ana Lopes", "The strait is ours"), Said("Bo Hale", "The strait is theirs")]
    record.articles.save("default", *story(*said, published=date(2020, 12, 1)))
    mine = record.quotations.search("default", QuotationFilter(q="ours")).items[0]
    year = StatementDate(date(2020, 1, 1), "year", "")
    record.corrections.correct_quotation("default", mine.id, QuotationFix(said_on=year), KIM)
    assert words(record, q="strait", from_date=date(2020, 12, 31)) == ["The strait is ours"]
    assert words(record, q="strait", on=date(2020, 2, 1)) == ["The strait is ours"]
    assert words(record, q="strait", to_date=date(2020, 1, 31)) == ["The strait is ours"]
    assert words(record, q="strait", from_date=date(2021, 1, 1)) == words(record, q="strait", on=date(1, 1, 1)) == []


def test_what_an_editor_dates_is_found_on_its_day(record: Record) -> None:
    said = [Said("Ana Lopes", f"The strait is ours, {number}") for number in range(3)]
    record.articles.save("default", *story(*said, published=date(2021, 6, 1)))
    last = record.quotations.search("default", QuotationFilter(q="strait")).items[0]
    earlier = QuotationFix(said_on=StatementDate(date(2021, 5, 1), "day", ""))
    changed = record.corrections.correct_quotation("default", last.id, earlier, KIM)
    assert words(record, q="strait") == [f"The strait is ours, {number}" for number in (1, 0, 2)]
    record.corrections.correct_quotation("default", last.id, QuotationFix(rejected=True), KIM, seen=changed.version)
    assert words(record, q="strait") == [f"The strait is ours, {number}" for number in (1, 0)]


def test_ids_come_in_the_order_of_the_rows_whatever_the_clock_says(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, hour in enumerate((7, 3)):
        monkeypatch.setattr("quotes.record.db.ids.time.time_ns", lambda hour=hour: hour * 3_600_000_000_000)
        monkeypatch.setattr("quotes.record.db.ids._last", 0)  # as in another process
        said = Said("Ana Lopes", f"The strait is ours, {number}")
        record.articles.save("default", *story(said, uri=f"u:{number}", published=date(2021, 6, 1)))
    if record._store.engine.dialect.name == "sqlite":
        assert words(record, q="strait") == ["The strait is ours, 1", "The strait is ours, 0"]


def test_what_is_rare_is_found_behind_many_newer_ones(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest_found, "NEWEST_PER_WANTED", 0)  # only the newest day is looked at first
    for number in range(4):
        said = Said("Ana Lopes", f"The strait is {'ours' if number % 3 else 'closed'}, {number}")
        record.articles.save("default", *story(said, uri=f"u:{number}", published=date(2021, 6, 1 + number)))
    assert words(record, q="strait") == [
        f"The strait is {word}" for word in ("closed, 3", "ours, 2", "ours, 1", "closed, 0")
    ]
    assert words(record, q='"is closed"') == ["The strait is closed, 3", "The strait is closed, 0"]
    assert words(record, q="closed", to_date=date(2021, 6, 2)) == ["The strait is closed, 0"]


@pytest.mark.parametrize("order", ["newest", "best"])
def test_a_list_goes_on_behind_what_was_counted(
    record: Record, monkeypatch: pytest.MonkeyPatch, order: QuotationOrder
) -> None:
    monkeypatch.setattr(newest, "MOST_LOOKED_AT", 2)
    for number in range(5):
        said = [Said("Ana Lopes", f"The strait is ours, {number} and {other}") for other in range(2)]
        record.articles.save("default", *story(*said, uri=f"u:{number}", published=date(2021, 6, 1 + number // 2)))
    wanted = QuotationFilter(q="strait", min_confidence=0.1)
    found, seen = record.quotations.search_and_overview("default", wanted, None, 50, order)
    assert (seen.count, seen.complete) == (2, False)
    assert [q.spans[0].exact[20:] for q in found.items] == [
        f"{n} and {other}" for n in range(4, -1, -1) for other in (1, 0)
    ]


@pytest.mark.parametrize("spare", [0, 1, 3])
def test_what_few_of_the_newest_are_is_looked_for_on_and_on(
    spare: int, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "SPARE", spare)
    for number in range(12):
        said = [Said("Ana Lopes", f"The strait is ours, {number} {n}", quoted=n + number == 5) for n in range(4)]
        record.articles.save("default", *story(*said, uri=f"u:{number}", published=date(2021, 6, 1 + number // 5)))
    direct = QuotationFilter(q="strait", kinds=("direct",))
    expected = [f"The strait is ours, {number} {5 - number}" for number in (5, 4, 3, 2)]
    for limit in (1, 2, 3, 4):
        found, cursor = [], None
        while not found or cursor:
            page = record.quotations.search("default", direct, cursor, limit=limit)
            found += [quotation.spans[0].exact for quotation in page.items]
            cursor = page.next
        assert found == expected, limit
