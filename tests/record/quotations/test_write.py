"""The quotations of an article as they are written: ids that stay."""

from __future__ import annotations

from quotes.record import Record
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"
URI = "https://courier.example/1"


def test_the_same_words_twice_in_one_article_keep_their_ids(record: Record) -> None:
    saved = [Said("Ana Lopes", SHIPS), Said("Bo Larsen", SHIPS)]
    first = record.articles.save("default", *story(*saved, uri=URI))
    second = record.articles.save("default", *story(*reversed(saved), uri=URI))
    assert [q.id for q in second.article.quotations] == [q.id for q in reversed(first.article.quotations)]
    assert second.changes.changed == second.changes.added == second.changes.withdrawn == ()


def test_a_changed_mark_counts_as_changed_but_keeps_the_id(record: Record) -> None:
    first = record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=URI))
    second = record.articles.save("default", *story(Said("Ana Lopes", SHIPS + "!"), uri=URI))
    assert second.changes.changed == first.changes.added
