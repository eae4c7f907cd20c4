"""What editors settled, as records to measure and to train with."""

from __future__ import annotations

import pytest

from quotes.analysis.selection import quotation_of
from quotes.evaluation import read_gold
from quotes.exchange.gold_export import gold_records
from quotes.model import Stretch
from quotes.record import Record
from quotes.record.model.corrections import Editor, Named, QuotationFix
from quotes.record.model.quotations import RecordedQuotation
from tests.support.stories import Said, story

KIM = Editor("Kim Okoye")


@pytest.fixture
def said(record: Record) -> tuple[RecordedQuotation, RecordedQuotation]:
    """The two quotations of one article, in the order of the text."""
    two = story(Said("Ana Lopes", "The strait must stay open"), Said("Tom Reyes", "Tolls will rise"), uri="u:1")
    article = record.articles.save("default", *two).article
    first, second = article.quotations
    return first, second


def test_untouched_articles_are_missing(record: Record, said: object) -> None:
    assert list(gold_records(record, "default")) == []


def test_settled_and_unsettled_are_told_apart(
    record: Record, said: tuple[RecordedQuotation, RecordedQuotation]
) -> None:
    record.corrections.correct_quotation("default", said[0].id, QuotationFix(right=True), KIM)
    (gold,) = gold_records(record, "default")
    assert (gold["id"], gold["reviewed"]) == ("u:1", False)
    assert [a["settled"] for a in gold["attributions"]] == [True, False]
    assert list(gold_records(record, "default", reviewed=True)) == []
    record.corrections.correct_quotation("default", said[1].id, QuotationFix(rejected=True), KIM)
    (gold,) = gold_records(record, "default", reviewed=True)
    assert [a["id"] for a in gold["attributions"]] == [said[0].id], "what is rejected is nobody's"


def test_it_reads_as_gold(record: Record, said: tuple[RecordedQuotation, RecordedQuotation]) -> None:
    record.corrections.correct_quotation("default", said[0].id, QuotationFix(right=True), KIM)
    (article,) = read_gold(gold_records(record, "default"))
    first, second = article.attributions
    assert [article.text[start:end] for start, end in first.content] == ["The strait must stay open"]
    assert [article.text[start:end] for start, end in first.source] == ["Ana Lopes"]
    assert article.speakers[second.speaker or ""].name == "Tom Reyes"


def test_the_nearest_name_is_the_source(record: Record) -> None:
    """Words that an editor found have no mention: the name nearest to them in their paragraph serves."""
    opening = "Ana Lopes was quiet. All was well, Ana Lopes thought, and went home."
    article = record.articles.save("default", *story(Said("Ana Lopes", "Tolls will rise"), opening=opening)).article
    start = opening.index("All was well")
    missed = quotation_of(article.text, [Stretch(start, start + len("All was well"))])
    added = record.corrections.add_quotation("default", article.id, missed, Named("Ana Lopes"), KIM)
    (gold,) = gold_records(record, "default")
    (found,) = (a for a in gold["attributions"] if a["id"] == added.id)
    assert found["source"] == [[opening.rindex("Ana Lopes"), opening.rindex("Ana Lopes") + len("Ana Lopes")]]
