"""Query parameters: read through a schema, and refused where they are unknown, repeated or no text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

import marshmallow as ma
from flask import Request
from webargs.flaskparser import FlaskParser

from quotes.errors import FieldError, InvalidInput, Malformed

UNKNOWN = "Unknown name. Leave it out; /docs lists the known ones."


class QueryParser(FlaskParser):
    """webargs' parser, strict: a typo in a filter must not silently return everything."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {  # noqa: RUF012, as webargs declares it
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
    }

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The parameters of ``req``. Malformed where they are not UTF-8, InvalidInput for a repeated one or a NUL."""
        try:
            unquote_to_bytes(req.query_string).decode()
        except UnicodeDecodeError:
            detail = "The query string is not valid UTF-8. Percent-encode its UTF-8 bytes."
            raise Malformed(detail, FieldError("query", detail)) from None
        faults = [FieldError(name, "Send it only once.") for name, values in req.args.lists() if len(values) > 1]
        faults += [FieldError(name, "Remove the NUL character.") for name, value in req.args.items() if "\0" in value]
        if faults:
            raise InvalidInput("A query parameter is not valid.", *faults)
        return super().load_querystring(req, schema)

    def handle_error(self, error: ma.ValidationError, *_: Any, **__: Any) -> NoReturn:
        """Turn what the schema found into an InvalidInput that names each parameter."""
        messages = error.messages_dict.get("query", {})
        raise InvalidInput("A query parameter is not valid.", *field_errors(messages)) from None


def field_errors(messages: Mapping[str, Any], path: str = "") -> list[FieldError]:
    """marshmallow's messages, which may nest, as one FieldError each: {"said_on": {"date": […]}} is "said_on.date"."""
    errors = []
    for name, found in messages.items():
        field = path.rstrip(".") if name == "_schema" else f"{path}{name}"
        if isinstance(found, Mapping):
            errors += field_errors(found, f"{field}.")
        else:
            errors += [FieldError(field, UNKNOWN if text == "Unknown field." else text) for text in found]
    return errors
