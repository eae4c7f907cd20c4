"""The types of the answers are the schemas of the OpenAPI document."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from on_record_client import models
from on_record_client.models import Answer

TYPES = {
    name: kind
    for name, kind in vars(models).items()
    if isinstance(kind, type) and issubclass(kind, Answer) and kind is not Answer
}
OWN = {"BatchResult"}  # the lines of a stream, which the document describes in words
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def kinds(hint: Any) -> Iterator[str]:
    """What a type may be, in the words of JSON Schema: "string", "Span", "array of Span", "null", …"""
    if get_origin(hint) in (Union, types.UnionType):
        for one in get_args(hint):
            yield from kinds(one)
    elif get_origin(hint) is tuple:
        yield f"array of {next(kinds(get_args(hint)[0]))}"
    elif get_origin(hint) is dict:
        yield "object"
    elif hint in (dt.date, dt.datetime):
        yield "string"
    else:
        yield PLAIN.get(hint) or hint.__name__


def described(schema: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """The same of a schema of the document; an enumeration of its own is a string."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield "string" if "enum" in document["components"]["schemas"][name] else name
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from described(one, document)
    elif schema["type"] == "array":
        yield f"array of {next(described(schema['items'], document))}"
    else:
        yield from [schema["type"]] if isinstance(schema["type"], str) else schema["type"]


@pytest.mark.parametrize("name", sorted(TYPES.keys() - OWN))
def test_fields_are_those_of_the_document(name: str, document: dict[str, Any]) -> None:
    properties = document["components"]["schemas"][name]["properties"]
    hints = {field: hint for field, hint in get_type_hints(TYPES[name]).items() if field != "etag"}
    assert set(hints) == set(properties)
    required = set(document["components"]["schemas"][name]["required"])
    for field, hint in hints.items():
        told = set(described(properties[field], document))
        assert set(kinds(hint)) - ({"null"} - told if field not in required else set()) == told, (name, field)


def test_what_a_newer_service_adds_is_passed_over() -> None:
    said = b'{"id": "s1", "name": "Ana Lopes", "type": "committee", "role": null, "since": 2030}'
    assert msgspec.json.decode(said, type=models.SpeakerRef).type == "committee"
