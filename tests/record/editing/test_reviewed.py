"""What editors settled is given out whole; what they never saw, or what was retracted, is not."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"
HOME = "All our engineers are returning home on schedule"
KIM = Editor("kim@courier.example")


def save(record: Record, uri: str) -> tuple[str, list[str]]:
    """An article with two quotations: its id and theirs."""
    saved = record.articles.save("default", *story(Said("Ana Lopes", SHIPS), Said("Bo Larsen", HOME), uri=uri)).article
    return saved.id, [q.id for q in saved.quotations]


def test_what_was_settled_and_what_was_not(record: Record) -> None:
    article, (first, second) = save(record, "u:1")
    save(record, "u:2")
    record.corrections.correct_quotation("default", first, QuotationFix(speaker=None), KIM)
    (reviewed,) = record.corrections.reviewed_articles("default")
    assert (reviewed.article.id, reviewed.settled) == (article, {first})
    assert [q.id for q in reviewed.article.quotations] == [first, second]
    assert list(record.corrections.reviewed_articles("other")) == []


def test_rejected_words_are_none_of_its_quotations(record: Record) -> None:
    article, (first, second) = save(record, "u:1")
    record.corrections.correct_quotation("default", first, QuotationFix(rejected=True), KIM)
    (reviewed,) = record.corrections.reviewed_articles("default")
    assert (reviewed.article.id, reviewed.settled) == (article, frozenset())
    assert [q.id for q in reviewed.article.quotations] == [second]


def test_undone_or_retracted_it_is_not_reviewed(record: Record) -> None:
    article, (first, _) = save(record, "u:1")
    _, (other, _) = save(record, "u:2")
    for quotation in (first, other):
        record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=None), KIM)
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert [r.article.id for r in record.corrections.reviewed_articles("default")] == [article]
    record.articles.retract("default", article)
    assert list(record.corrections.reviewed_articles("default")) == []


@pytest.mark.parametrize("url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_more_than_one_batch(record: Record) -> None:
    for number in range(51):
        _, (first, _) = save(record, f"u:{number}")
        record.corrections.correct_quotation("default", first, QuotationFix(speaker=None), KIM)
    found = [r.article.uri for r in record.corrections.reviewed_articles("default")]
    assert found == [f"u:{number}" for number in range(51)]
