"""A quotation as it is cited: its words, who said them as what, where, when, and an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from quotes.exchange.citation import citation, embed
from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from tests.support.stories import Said, story

AT = "https://record.example/q/1"
PRINTED = "(“A title”, Alden Courier, 14 March 2024)"
Keep = Callable[[Said], RecordedQuotation]


@pytest.fixture
def kept(record: Record) -> Keep:
    def keep(said: Said) -> RecordedQuotation:
        record.articles.save("default", *story(said, published=date(2024, 3, 14)))
        return record.quotations.search("default", QuotationFilter(act="any")).items[0]

    return keep


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        (
            Said("Ana Lopes", "We sail.", "Minister"),
            f"“We sail.” Ana Lopes, Minister {PRINTED}, {AT}",
        ),
        (Said("Ana Lopes", "Do we sail?"), f"“Do we sail?” Ana Lopes {PRINTED}, {AT}"),
        (
            Said(None, "We sail tonight"),
            f"“We sail tonight”, speaker unknown {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "they will sail", quoted=False),
            f"they will sail, Ana Lopes, as reported {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "We sail", said_on=StatementDate(date(2024, 2, 1), "month", "in February")),
            f"“We sail”, Ana Lopes, said in February 2024 {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "The ferry leaks.", "Minister", act="denied"),
            f"“The ferry leaks.” denied or not said by Ana Lopes, Minister {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "they will sail", act="thought", quoted=False),
            f"they will sail, thought or belief of Ana Lopes, as reported {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "We sail,", said_on=StatementDate(date(2024, 3, 12), "day", "on Tuesday")),
            f"“We sail”, Ana Lopes, said on 12 March 2024 {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "We sail", said_on=StatementDate(date(2023, 1, 1), "year", "in 2023"), act="denied"),
            f"“We sail”, denied or not said by Ana Lopes, in 2023 {PRINTED}, {AT}",
        ),
        (
            Said("Ana Lopes", "We sail", said_on=StatementDate(date(2024, 3, 14), "day", "today")),
            f"“We sail”, Ana Lopes {PRINTED}, {AT}",
        ),
    ],
)
def test_cited(kept: Keep, said: Said, cited: str) -> None:
    assert citation(kept(said), AT) == cited


def test_what_was_denied_is_not_embedded_as_said(kept: Keep) -> None:
    made = embed(kept(Said("Ana Lopes", "The ferry leaks.", act="denied")), AT)
    assert "<figcaption>denied or not said by Ana Lopes (Alden Courier, 14 March 2024) · " in made


def test_embedded_markup_is_text(kept: Keep) -> None:
    made = embed(kept(Said("Ana <i>Lopes", "We <b>sail</b> “now”")), AT)
    assert "<b>" not in made and "<i>" not in made
    assert made.startswith(f'<figure class="on-record"><blockquote cite="{AT}"><p>“We &lt;b&gt;sail')


def test_words_that_turn_the_direction_are_set_apart(kept: Keep) -> None:
    said = kept(Said("Ana Lopes", "We \u202enever said that,"))
    assert citation(said, AT).startswith("\u2068“We \u202enever said that”\u2069, Ana Lopes (“A title”, Alden")
    assert "<p>\u2068“We" in embed(said, AT)


def test_a_citation_names_the_headline_and_the_address_of_the_article(record: Record) -> None:
    about = {"uri": "https://courier.example/1", "title": "“Sail” he must", "published": date(2024, 3, 14)}
    record.articles.save("default", *story(Said("Ana Lopes", "We sail now,"), **about))
    (found,) = record.quotations.search("default", QuotationFilter()).items
    printed = "(“‘Sail’ he must”, Alden Courier, 14 March 2024, https://courier.example/1)"
    assert citation(found, AT) == f"“We sail now”, Ana Lopes {printed}, {AT}"
    assert "<p>“We sail now”</p>" in embed(found, AT)


def test_only_an_address_of_the_web_is_cited(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "We sail now."), uri="javascript:alert(1)", title=None))
    (found,) = record.quotations.search("default", QuotationFilter()).items
    assert citation(found, AT) == f"“We sail now.” Ana Lopes (Alden Courier, 3 June 2021), {AT}"
