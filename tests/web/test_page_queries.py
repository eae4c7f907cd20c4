"""What the address of a page asks for."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from quotes.errors import InvalidInput
from quotes.web.page_queries import filter_words, read_query
from schemas.lists import QuotationQuerySchema

NOTHING = {"q": "", "from": "", "to": "", "medium": "", "act": ""}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, ""),
        ({"q": "quay", "from": "2024-03-01", "to": "2024-03-31"}, "“quay”, 1 March 2024 to 31 March 2024"),
        ({"from": "2024-03-01"}, "since 1 March 2024"),
        ({"to": "soon", "medium": "speech"}, "until soon, speech"),
        ({"act": "any"}, "with beliefs and denials"),
    ],
)
def test_filters_in_words(typed: dict[str, str], words: str) -> None:
    assert filter_words({**NOTHING, **typed}) == words


def test_typed_and_read(app: Flask) -> None:
    with app.test_request_context("/?q=+quay+&from=2024-03-01&strange=1"):
        typed, read = read_query(QuotationQuerySchema(), "q", "from", "to")
    assert typed == {"q": "quay", "from": "2024-03-01", "to": ""}
    assert (read["q"], read["from_date"]) == ("quay", date(2024, 3, 1))


def test_each_bad_filter_is_named(app: Flask) -> None:
    with app.test_request_context("/?q=a%00b&from=soon"), pytest.raises(InvalidInput) as caught:
        read_query(QuotationQuerySchema(), "q", "from", "to")
    assert [fault.field for fault in caught.value.fields] == ["q", "from"]
