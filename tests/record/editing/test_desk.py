"""What the editor's desk asks of the record."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.editing.desk import ArticleProgress
from quotes.record.editing.review_queue import QueueFilter
from quotes.record.model.corrections import Editor, QuotationFix
from tests.support.newsrooms import make_newsroom
from tests.support.stories import Said, kept, walked

KIM = Editor("kim")
ALL = QueueFilter(of="all")


def test_another_newsroom_sees_nothing(record: Record) -> None:
    make_newsroom(record, "other")
    (said,) = kept(record, "u:1", Said("Ana Lopes", "It works", confidence=0.5))
    desk = record.desk
    assert desk.queue("other", ALL).items == ()
    assert (desk.waiting("other", ALL), desk.publishers("other"), desk.subjects("other", [said])) == (0, (), {})


def test_progress_within_an_article(record: Record) -> None:
    ids = kept(record, "u:1", *(Said("Ana Lopes", f"Saying number {n}", confidence=0.5) for n in range(3)))
    kept(record, "u:2", Said("Bo Hale", "Elsewhere", confidence=0.4))
    article = record.quotations.read("default", ids[0]).article.id
    assert record.desk.progress("default", article) == ArticleProgress(0, tuple(ids))
    record.corrections.correct_quotation("default", ids[1], QuotationFix(rejected=True), KIM)
    record.corrections.correct_quotation("default", ids[0], QuotationFix(right=True), KIM)
    assert record.desk.progress("default", article) == ArticleProgress(2, (ids[2],))
    record.corrections.correct_quotation("default", ids[2], QuotationFix(positions=()), KIM)
    assert record.desk.progress("default", article) == ArticleProgress(2, (ids[2],)), "what waits is not settled too"
    assert walked(record, QueueFilter(of="all", article=article)) == ["Saying number 2"]
    assert walked(record, QueueFilter(of="all", kinds=("indirect",))) == []
