"""The newest of what the full-text index finds, in times of any length."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from quotes.record import Record
from quotes.record.db import newest_found
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import words
from tests.support.stories import Said, story

FIRST = date(1999, 12, 1)


def test_days_far_apart(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [FIRST + timedelta(days=number**3) for number in range(26)]
    for number, day in enumerate(days):
        said = [Said("Ana Lopes", f"The strait is {'closed' if number % 5 else 'ours'}, {number}")]
        record.articles.save("default", *story(*said, uri=f"u:{number}", published=day, publisher=f"P {number % 2}"))
    for lately, growth in product((0, 1, 2), (2, 16, 600)):
        monkeypatch.setattr(newest_found, "NEWEST_PER_WANTED", lately)
        monkeypatch.setattr(newest_found, "MOST_GROWTH", growth)
        assert words(record, q="strait") == [*_said(range(25, -1, -1))], (lately, growth)
        assert words(record, q="ours") == [*_said((25, 20, 15, 10, 5, 0))], (lately, growth)
        assert words(record, q="ours", publisher="P 1") == [*_said((25, 15, 5))], (lately, growth)
        assert words(record, publisher="P 0", to_date=days[6]) == [*_said((6, 4, 2, 0))], (lately, growth)
        between = words(record, q="strait", from_date=days[3], to_date=days[5])
        assert between == [*_said((5, 4, 3))], (lately, growth)


@pytest.mark.parametrize("frequent", [0, 20])
def test_one_speaker_on_days_far_apart(frequent: int, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest_found, "FREQUENT", frequent)
    monkeypatch.setattr(newest_found, "NEWEST_PER_WANTED", 1)
    days = [FIRST + timedelta(days=number**2) for number in range(24)]
    for number, day in enumerate(days):
        said = Said(
            "Ana Lopes" if number % 3 else "Bo Hale", f"The strait is {'closed' if number % 4 else 'ours'}, {number}"
        )
        record.articles.save("default", *story(said, uri=f"u:{number}", published=day))
    (who,) = record.speakers.search("default", SpeakerFilter(q="lopes")).items
    for limit in (1, 2, 20):
        page = record.quotations.search("default", QuotationFilter(q="ours", speaker=who.id), limit=limit)
        assert [quotation.dated for quotation in page.items] == [days[n] for n in (20, 16, 8, 4)][:limit]


@pytest.mark.parametrize("day", [date.min, date(2024, 2, 29), date.max])
def test_all_on_one_day(day: date, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        said = Said("Ana Lopes", f"The strait is {'closed' if number % 2 else 'ours'}, {number}")
        record.articles.save("default", *story(said, uri=f"u:{number}", published=day))
    (who,) = record.speakers.search("default", SpeakerFilter(q="lopes")).items
    for lately in (0, 1, 2):
        monkeypatch.setattr(newest_found, "NEWEST_PER_WANTED", lately)
        assert sorted(words(record, q="strait")) == [
            f"The strait is {w}" for w in ("closed, 1", "closed, 3", "ours, 0", "ours, 2")
        ], lately
        assert sorted(words(record, q='"is ours"')) == ["The strait is ours, 0", "The strait is ours, 2"], lately
        assert len(words(record, q="closed", speaker=who.id)) == 2, lately
        assert words(record, q="lighthouse") == [], lately


def _said(numbers: object) -> list[str]:
    return [f"The strait is {'closed' if number % 5 else 'ours'}, {number}" for number in numbers]


@pytest.mark.parametrize(
    ("length", "most_around"),
    [(1, 0), (7, 0), (9, 0), (60, 14), (64, 14), (300, 126), (580, 126), (1000, 1022), (4000, 1022)],
)
def test_days_as_labels(length: int, most_around: int) -> None:
    for start in (date(2021, 6, 3), date.fromordinal(64 * 11500), date(2020, 12, 31)):
        labels = newest_found._days(start, start + timedelta(days=length - 1))
        blocks = [tuple(map(int, label.strip("'#").split("."))) for label in labels.split(" | ")]
        days = [day for bits, block in blocks for day in range(block << bits, (block + 1) << bits)]
        assert days == [*range(days[0], days[0] + len(days))], "no day is missing, and none there twice"
        assert days[0] <= start.toordinal() and days[-1] >= start.toordinal() + length - 1
        assert len(days) <= length + most_around


def test_so_many_days_that_all_are_looked_through() -> None:
    assert newest_found._days(date(1990, 1, 1), date(2024, 1, 1)) is None
