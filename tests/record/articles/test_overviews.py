"""The list of articles: what was saved last first, each once, by headline, publisher and day."""

from __future__ import annotations

from datetime import date

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.articles import ArticleFilter
from tests.support.stories import Said, story


@pytest.fixture
def listed(record: Record) -> Record:
    """Four articles, the last of which is retracted."""
    for number, (title, publisher, day) in enumerate(
        [
            ("Ferry 100% safe", "Courier", date(2021, 6, 1)),
            ("FERRY sails", "Post", date(2021, 6, 2)),
            ("Harbour_opens", "Post", date(2021, 6, 3)),
            ("Ferry sinks", "Post", date(2021, 6, 4)),
        ]
    ):
        said = [Said("Ana Lopes", f"We saw it {i} times of {number}") for i in range(number)]
        story_ = story(*said, uri=f"u:{number}", title=title, publisher=publisher, published=day)
        last = record.articles.save("default", *story_)
    record.articles.retract("default", last.article.id)
    return record


def test_the_last_first_in_pages(listed: Record) -> None:
    first = listed.articles.recent("default", ArticleFilter(), limit=2)
    second = listed.articles.recent("default", ArticleFilter(), first.next, 2)
    found = [(a.title, a.quotations) for a in (*first.items, *second.items)]
    assert found == [
        ("Harbour_opens", 2),
        ("FERRY sails", 1),
        ("Ferry 100% safe", 0),
    ]
    assert second.next is None
    assert listed.articles.recent("other", ArticleFilter()).items == ()


def test_when_the_current_version_came_in(record: Record) -> None:
    for words in ("We saw it", "We saw it again"):
        record.articles.save("default", *story(Said("Ana Lopes", words), uri="u"))
    (shown,) = record.articles.recent("default", ArticleFilter()).items
    current, first = record.articles.versions("default", shown.id).items
    assert shown.saved_at == current.kept_at > first.kept_at
    assert (shown.version, shown.kept_at < shown.saved_at) == (2, True)


def test_words_of_a_headline_in_any_case_and_alphabet(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "We saw it"), uri="u", title="ÉCOLE Überfüllt"))
    for title in ("ÉCOLE", "école", "École über"):
        assert [a.uri for a in record.articles.recent("default", ArticleFilter(title=title)).items] == ["u"]


@pytest.mark.parametrize(
    ("wanted", "uris"),
    [
        (ArticleFilter(title="ferry"), ["u:1", "u:0"]),
        (ArticleFilter(title="100%"), ["u:0"]),
        (ArticleFilter(title="r_o"), ["u:2"]),
        (ArticleFilter(publisher="Post"), ["u:2", "u:1"]),
        (ArticleFilter(from_date=date(2021, 6, 2)), ["u:2", "u:1"]),
        (ArticleFilter(to_date=date(2021, 6, 2)), ["u:1", "u:0"]),
        (ArticleFilter(title="ferry", publisher="Post", from_date=date(2021, 6, 3)), []),
    ],
)
def test_filters(listed: Record, wanted: ArticleFilter, uris: list[str]) -> None:
    assert [a.uri for a in listed.articles.recent("default", wanted).items] == uris


def test_a_cursor_belongs_to_its_filter(listed: Record) -> None:
    first = listed.articles.recent("default", ArticleFilter(), limit=1)
    with pytest.raises(errors.InvalidInput):
        listed.articles.recent("default", ArticleFilter(publisher="Post"), cursor=first.next, limit=1)


def test_under_one_address(listed: Record) -> None:
    assert [a.title for a in listed.articles.under("default", "u:1")] == ["FERRY sails"]
    assert listed.articles.under("default", "u:3") == () == listed.articles.under("other", "u:1")
