"""JSON bodies are judged before and while they are read."""

from __future__ import annotations

import pytest

from quotes.analysis.article.json_in import check_nesting, decode, json_type, read_object
from quotes.errors import InvalidInput, Malformed, TooLarge


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbf{}") == "{}"
    assert read_object('{"text": "“Go”"}'.encode(), 5) == {"text": "“Go”"}


@pytest.mark.parametrize(
    "body",
    [
        b"\xff{}",
        b"{",
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"a": ' + b"9" * 500 + b"}",
    ],
)
def test_what_is_no_json_says_so(body: bytes) -> None:
    with pytest.raises(Malformed) as error:
        read_object(body, 5)
    assert error.value.fields[0].field == "body"


def test_only_an_object_is_an_article() -> None:
    with pytest.raises(InvalidInput, match="an array"):
        read_object(b"[1]", 5)


def test_levels_count_outside_strings() -> None:
    check_nesting('{"a": "[[[[[[", "b": "\\"[[["}', 1)
    check_nesting("[[[]]]", 3)
    with pytest.raises(TooLarge):
        check_nesting("[[[]]]", 2)


@pytest.mark.parametrize(
    ("value", "name"), [(None, "null"), (True, "a boolean"), (1.5, "a number"), ("", "a string"), ({}, "an object")]
)
def test_types_have_the_names_of_json(value: object, name: str) -> None:
    assert json_type(value) == name
