"""The link to the next page, under the filters of the request."""

from __future__ import annotations

from flask import Flask

from quotes.api.representation.paging import next_link, page_of
from quotes.record.model.list_pages import Page


def test_the_next_page_keeps_the_filters() -> None:
    with Flask(__name__).test_request_context("/v1/speakers?q=a%26b&cursor=old"):
        assert next_link("n=w") == "/v1/speakers?q=a%26b&cursor=n%3Dw"


def test_body_and_header_name_the_same_link() -> None:
    with Flask(__name__).test_request_context("/v1/speakers"):
        body, headers = page_of("speakers", Page(("one",), "new"))
    assert body == {"speakers": ("one",), "next": "/v1/speakers?cursor=new", "next_cursor": "new"}
    assert headers == {"Link": '</v1/speakers?cursor=new>; rel="next"'}


def test_the_last_page_has_none() -> None:
    with Flask(__name__).test_request_context("/v1/speakers?q=a"):
        assert page_of("speakers", Page((), None)) == ({"speakers": (), "next": None, "next_cursor": None}, {})
