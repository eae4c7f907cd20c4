"""What the address of a page asks for, judged by the schemas of the API."""

from __future__ import annotations

from typing import Any

from flask import request
from marshmallow import Schema, ValidationError

from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, InvalidInput

PAGE = "cursor"


def asked(schema: Schema, *names: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The filters ``names`` as typed, empty where absent, for the form; and the parameters read, for the record.

    The latter hold "cursor" and "limit" too. Other parameters are ignored. Raises InvalidInput naming each bad one.
    """
    typed = {name: request.args.get(name, "").strip() for name in names}
    given = {name: value for name, value in {**typed, PAGE: request.args.get(PAGE, "")}.items() if value}
    faults = [FieldError(name, "Leave out the NUL.") for name, value in given.items() if "\0" in value]
    try:
        read = schema.load(given)
    except ValidationError as error:
        faults += field_errors(error.messages_dict)
    if faults:
        raise InvalidInput("This page cannot be shown as the address asks.", *faults)
    return typed, read
