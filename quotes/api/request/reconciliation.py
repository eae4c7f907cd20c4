"""What a client of the reconciliation API sends: forms whose fields hold JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import marshmallow as ma
from marshmallow import fields
from marshmallow.validate import Length, OneOf, Range

from quotes.analysis.article.json_in import read_object
from quotes.api.context import service
from quotes.api.request.bodies import FORM, read_form_body
from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, InvalidInput, Malformed
from quotes.exchange.reconciliation import PROPERTIES, NameQuery, Wanted
from schemas.quotation import PROFILE_TYPES

MOST_QUERIES = 100
MOST_IDS = 200
MOST_CANDIDATES = 25
MOST_PROPERTIES = 20
"""Of a query, and of an extension."""
_MOST_FIELDS = 20
"""Of the form."""


@dataclass(frozen=True, slots=True)
class Extension:
    """The speakers, by their ids, that properties are asked of."""

    ids: list[str]
    properties: list[Wanted]


class _Lenient(ma.Schema):
    """Other fields may be there: later versions of the protocol have more."""

    class Meta:
        unknown = ma.EXCLUDE


class _PropertyValueSchema(_Lenient):
    pid = fields.String(required=True, validate=Length(1, 100))
    v = fields.Raw(required=True, allow_none=True)


class _QuerySchema(_Lenient):
    query = fields.String(required=True, validate=Length(1, 500))
    type = fields.Raw(load_default=None, allow_none=True)
    limit = fields.Integer(load_default=5, allow_none=True, validate=Range(1, 1000))
    properties = fields.List(
        fields.Nested(_PropertyValueSchema), load_default=list, validate=Length(max=MOST_PROPERTIES)
    )


class _SettingsSchema(_Lenient):
    on = fields.String(load_default="", allow_none=True)
    scheme = fields.String(load_default="", allow_none=True, validate=Length(max=100))


class _WantedSchema(_Lenient):
    id = fields.String(required=True, validate=OneOf(list(PROPERTIES)))
    settings = fields.Nested(_SettingsSchema, load_default=dict, allow_none=True)


class _ExtendSchema(_Lenient):
    ids = fields.List(fields.String(validate=Length(max=100)), required=True, validate=Length(max=MOST_IDS))
    properties = fields.List(fields.Nested(_WantedSchema), required=True, validate=Length(max=MOST_PROPERTIES))


def read_reconciliation() -> dict[str, NameQuery] | Extension:
    """The queries of this request by the names that the client gives them, or its extension.

    Raises UnsupportedMediaType, TooLarge, Malformed or InvalidInput.
    """
    try:
        sent = parse_qs(read_form_body().decode(), max_num_fields=_MOST_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise Malformed("The body is not a form in UTF-8.", FieldError("body", f"Send {FORM}.")) from None
    given = [name for name in ("queries", "extend") if name in sent]
    if len(given) != 1:
        raise InvalidInput("The form is not valid.", FieldError("queries", "Give either queries or extend."))
    data = read_object(sent[given[0]][0].encode(errors="replace"), service().settings.max_nesting)
    return _queries(data) if given == ["queries"] else _extension(data)


def _queries(data: dict[str, Any]) -> dict[str, NameQuery]:
    if len(data) > MOST_QUERIES:
        raise InvalidInput("Too many queries.", FieldError("queries", f"Give at most {MOST_QUERIES} at a time."))
    return {name: _query(_loaded(_QuerySchema(), query, f"queries.{name}"), name) for name, query in data.items()}


def _query(loaded: dict[str, Any], name: str) -> NameQuery:
    types = loaded["type"] if isinstance(loaded["type"], list) else [loaded["type"]]
    types = [t for t in types if t]
    if any(t not in PROFILE_TYPES for t in types):
        raise InvalidInput(
            "A query is not valid.", FieldError(f"queries.{name}.type", f"Give one of {', '.join(PROFILE_TYPES)}.")
        )
    ids = [f"{p['pid']}:{p['v']}" for p in loaded["properties"] if isinstance(p["v"], str | int) and p["v"]]
    only = types[0] if len(types) == 1 else None
    return NameQuery(loaded["query"], only, min(loaded["limit"] or 5, MOST_CANDIDATES), tuple(ids))


def _extension(data: dict[str, Any]) -> Extension:
    loaded = _loaded(_ExtendSchema(), data, "extend")
    return Extension(loaded["ids"], [_wanted(w, i) for i, w in enumerate(loaded["properties"])])


def _wanted(loaded: dict[str, Any], place: int) -> Wanted:
    settings = loaded["settings"] or {}
    try:
        on = date.fromisoformat(settings["on"]) if settings.get("on") else None
    except ValueError:
        field = FieldError(f"extend.properties.{place}.settings.on", "Give a day: 2024-03-11.")
        raise InvalidInput("The extension is not valid.", field) from None
    return Wanted(loaded["id"], on, settings.get("scheme") or None)


def _loaded(schema: ma.Schema, data: Any, path: str) -> dict[str, Any]:
    try:
        return dict(schema.load(data))
    except ma.ValidationError as error:
        messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
        raise InvalidInput("The request is not valid.", *field_errors(messages, f"{path}.")) from None
