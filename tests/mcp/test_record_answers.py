"""What is told of a quotation has bounds, and loses nothing of its words."""

from __future__ import annotations

from datetime import date

from quotes.mcp import record_answers
from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, story


def test_long_paragraph_is_left_out(record: Record) -> None:
    words = "We sail. " * 200
    record.articles.save("default", *story(Said("Ilsa Brandt", words), uri="https://desk.example/8"))
    (found,) = record.quotations.search("default", QuotationFilter(q="we sail")).items
    told = record_answers.quotation(found)
    assert (told.paragraph, told.words[0].exact) == (None, words)


def test_a_date_that_an_editor_knows_has_no_words_of_the_article(record: Record) -> None:
    saved = record.articles.save("default", *story(Said("Ilsa Brandt", "We sail"), uri="https://desk.example/9"))
    fix = QuotationFix(said_on=StatementDate(date(2024, 3, 11), "day", ""))
    settled = record.corrections.correct_quotation("default", saved.article.quotations[0].id, fix, Editor("kim"))
    assert settled is not None
    day = record_answers.quotation(settled).day
    assert (day.date, day.known_by, day.exact) == (date(2024, 3, 11), "said_on", None)


def test_copies_are_other_articles(record: Record) -> None:
    long = "Every ferry of the town sails tonight, whatever the weather may bring us."
    for number in (5, 6):
        record.articles.save("default", *story(Said("Ilsa Brandt", long), uri=f"https://desk.example/{number}"))
    (found,) = record.quotations.search("default", QuotationFilter(q="weather")).items
    told = record_answers.quotation(found)
    assert {told.article.uri, told.other_articles[0].uri} == {"https://desk.example/5", "https://desk.example/6"}
