"""The document of the calls, cut into what a page about them shows: references followed, types in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
_SCHEMAS = "#/components/schemas/"

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a call or a field of an object. ``place``: where a parameter stands (path, query, header).
    ``type``: its type in words, ``object``: the name of the object that it is or holds, empty where it is none."""

    name: str
    place: str
    type: str
    object: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Example:
    """A body as it may be: its media type, what it shows (empty where there is one alone), and its text."""

    media_type: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call may answer. ``object``: the name of what the body is, empty where it is no object."""

    status: str
    meaning: str
    object: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``scope``: what its key must hold, empty where none is needed."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    parameters: tuple[Field, ...]
    body: str
    bodies: tuple[Example, ...]
    answers: tuple[Answer, ...]
    refusals: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The calls of one tag."""

    name: str
    description: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that calls take or give, or a set of words (``words``)."""

    name: str
    fields: tuple[Field, ...]
    words: tuple[str, ...]


def topics(document: Part) -> tuple[Topic, ...]:
    """The calls of an OpenAPI document by their first tags, in the order of the document."""
    calls: dict[str, list[Call]] = {tag["name"]: [] for tag in document["tags"]}
    for path, item in document["paths"].items():
        for method in (method for method in METHODS if method in item):
            operation = item[method]
            shared = item.get("parameters", [])
            calls[operation["tags"][0]].append(_call(document, path, method, operation, shared))
    return tuple(Topic(tag["name"], tag.get("description", ""), tuple(calls[tag["name"]])) for tag in document["tags"])


def shapes(document: Part) -> tuple[Shape, ...]:
    """The objects of an OpenAPI document by name."""
    found = document["components"]["schemas"]
    return tuple(
        Shape(name, tuple(_fields(found[name])), tuple(map(str, found[name].get("enum", ())))) for name in sorted(found)
    )


def _call(document: Part, path: str, method: str, operation: Part, shared: list[Part]) -> Call:
    answers = [_answer(document, status, told) for status, told in sorted(operation["responses"].items())]
    body = operation.get("requestBody", {})
    return Call(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        scope=next((scope for needed in operation.get("security", ()) for scope in needed.get("key", ())), ""),
        parameters=tuple(_parameter(_followed(document, p)) for p in (*shared, *operation.get("parameters", ()))),
        body=body.get("description", ""),
        bodies=tuple(_examples(body)),
        answers=tuple(answer for answer in answers if answer.status < "400"),
        refusals=tuple(answer for answer in answers if answer.status >= "400"),
    )


def _followed(document: Part, part: Part) -> Part:
    """The part itself, or what it refers to."""
    if "$ref" not in part:
        return part
    _, *steps = part["$ref"].split("/")
    for step in steps:
        document = document[step]
    return document


def _parameter(given: Part) -> Field:
    schema = given.get("schema", {})
    required = bool(given.get("required"))
    return Field(given["name"], given["in"], _type(schema), _object(schema), required, given.get("description", ""))


def _fields(schema: Part) -> Iterator[Field]:
    required = schema.get("required", ())
    for name, part in schema.get("properties", {}).items():
        yield Field(name, "", _type(part), _object(part), name in required, part.get("description", ""))


def _answer(document: Part, status: str, told: Part) -> Answer:
    told = _followed(document, told)
    schema: Part = next((content.get("schema", {}) for content in told.get("content", {}).values()), {})
    return Answer(status, told["description"], _object(schema), tuple(_examples(told)))


def _examples(told: Part) -> Iterator[Example]:
    for media_type, content in told.get("content", {}).items():
        for example in content.get("examples", {}).values():
            yield Example(media_type, example.get("summary", ""), _written(example["value"]))
        if "example" in content:
            yield Example(media_type, "", _written(content["example"]))


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


def _type(schema: Part) -> str:
    """The type in words: "string (date)", "list of Span", "Span or null"."""
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_SCHEMAS))
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        kind = " or ".join(kind)
    if schema.get("items"):
        return f"list of {_type(schema['items'])}"
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)


def _object(schema: Part) -> str:
    """The name of the first object in a type."""
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_SCHEMAS))
    inside = [*schema.get("anyOf", ()), *([schema["items"]] if schema.get("items") else [])]
    return next((name for part in inside if (name := _object(part))), "")
