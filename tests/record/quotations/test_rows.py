"""What is written of what an analysis found."""

from __future__ import annotations

from quotes.record import Record
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"


def test_an_article_without_a_date_is_dated_by_the_day_it_was_kept(record: Record) -> None:
    kept = record.articles.save("default", *story(Said("Ana Lopes", SHIPS), published=None))
    (quotation,) = kept.article.quotations
    assert (quotation.dated, quotation.dated_by) == (kept.article.kept_at.date(), "kept")
