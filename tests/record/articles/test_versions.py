"""The versions of an article: each with its own words, the newest first, also after the article was retracted."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"
HOME = "All our engineers are returning home on schedule"
KIM = Editor("kim@courier.example")


@pytest.fixture
def article(record: Record) -> str:
    """An article of three versions: its id."""
    record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri="u:1", title="One"))
    record.articles.save("default", *story(Said("Ana Lopes", HOME), uri="u:1", title="Two"))
    saved = record.articles.save("default", *story(Said("Ana Lopes", HOME), Said("Bo Larsen", SHIPS), uri="u:1"))
    return saved.article.id


def test_the_newest_first_page_by_page(record: Record, article: str) -> None:
    first = record.articles.versions("default", article, limit=2)
    assert [v.version for v in first.items] == [3, 2]
    last = record.articles.versions("default", article, cursor=first.next, limit=2)
    assert [(v.version, v.title, v.text) for v in last.items] == [(1, "One", None)] and last.next is None


def test_each_has_its_words_and_its_changes(record: Record, article: str) -> None:
    one, two = (record.articles.version("default", article, number) for number in (1, 2))
    assert SHIPS in one.text and HOME not in one.text and HOME in two.text
    assert len(one.changes.added) == 1 and two.changes.withdrawn == one.changes.added


@pytest.mark.parametrize("number", [0, 4, 2**31, 10**20])
def test_no_other_version(record: Record, article: str, number: int) -> None:
    with pytest.raises(errors.NotFound):
        record.articles.version("default", article, number)


def test_they_stay_when_it_is_retracted(record: Record, article: str) -> None:
    record.articles.retract("default", article)
    assert len(record.articles.versions("default", article).items) == 3
    assert SHIPS in record.articles.version("default", article, 1).text


def test_they_go_when_it_is_erased(record: Record, article: str) -> None:
    record.erasure.erase_article("default", article, KIM)
    for call in (
        lambda: record.articles.versions("default", article),
        lambda: record.articles.version("default", article, 1),
    ):
        with pytest.raises(errors.Gone):
            call()


def test_what_is_not_there(record: Record, article: str) -> None:
    with pytest.raises(errors.NotFound):
        record.articles.version("default", article, 4)
    with pytest.raises(errors.NotFound):
        record.articles.versions("other", article)
    with pytest.raises(errors.InvalidInput):
        record.articles.versions("default", article, cursor="x")
