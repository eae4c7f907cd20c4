"""Query parameters: what a schema does not know, what is given twice and what is no text is refused by name."""

from __future__ import annotations

import marshmallow as ma
import pytest
from flask import Flask, request

from quotes.api.request.parameters import UNKNOWN, QueryParser, field_errors
from quotes.errors import InvalidInput, Malformed

SCHEMA = {"q": ma.fields.Str(), "limit": ma.fields.Int()}


def read(query: str) -> object:
    """The parameters of a request with this query string."""
    with Flask(__name__).test_request_context(f"/?{query}"):
        return QueryParser().parse(SCHEMA, request, location="query")


def test_known_parameters_are_read() -> None:
    assert read("q=a%20b&limit=3") == {"q": "a b", "limit": 3}


@pytest.mark.parametrize(
    ("query", "field", "detail"),
    [
        ("serach=a", "serach", UNKNOWN),
        ("q=a&q=b", "q", "Send it only once."),
        ("q=a%00", "q", "Remove the NUL character."),
        ("limit=many", "limit", "Not a valid integer."),
    ],
)
def test_others_are_refused_by_name(query: str, field: str, detail: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(query)
    assert [(e.field, e.detail) for e in refused.value.fields] == [(field, detail)]


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(Malformed):
        read("q=%ff")


def test_nested_messages_name_their_field() -> None:
    nested = {"said_on": {"date": ["Not a date."], "_schema": ["Give one."]}, "x": ["Unknown field."]}
    assert [(e.field, e.detail) for e in field_errors(nested)] == [
        ("said_on.date", "Not a date."),
        ("said_on", "Give one."),
        ("x", UNKNOWN),
    ]
