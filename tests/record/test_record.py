"""The record as a whole: it is not ready before its tables are, and opens again after it was closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes import errors
from quotes.record import Record
from tests.support.stories import Said, story


def test_not_ready_before_its_tables(empty_url: str, open_record: Callable[..., Record]) -> None:
    record = open_record(empty_url)
    with pytest.raises(errors.Unavailable):
        record.ping()
    record.migrate()
    record.ping()
    record.migrate()  # again, as the next process does that starts
    assert record.newsrooms() == ("default",)


def test_closed_it_opens_again(record: Record) -> None:
    saved = record.articles.save("default", *story(Said("Ana Lopes", "The strait must stay open")))
    record.close()
    assert record.articles.read("default", saved.article.id) == saved.article


def test_no_other_kind_of_database() -> None:
    with pytest.raises(ValueError, match="needs an SQLite file"):
        Record("mysql://localhost/record")
