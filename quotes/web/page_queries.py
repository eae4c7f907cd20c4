"""What the address of a page asks for, judged by the schemas of the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import request
from marshmallow import Schema, ValidationError

from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.citation import day

PAGE = "cursor"


def filter_words(typed: Mapping[str, str]) -> str:
    """The filters of a speaker's page as a reader says them: "drug", 1 May 2004 to 15 June 2004."""
    first, last = (_day(typed[name]) for name in ("from", "to"))
    period = f"{first} to {last}" if first and last else f"since {first}" if first else f"until {last}" if last else ""
    words = f"“{typed['q']}”" if typed["q"] else ""
    return ", ".join(
        part for part in (words, period, typed["medium"], "with beliefs and denials" if typed["act"] else "") if part
    )


def _day(value: str) -> str:
    """A day as the pages print it; as it was typed where it is none."""
    try:
        return day(date.fromisoformat(value)) if value else ""
    except ValueError:
        return value


def read_query(schema: Schema, *names: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The filters ``names`` as typed, empty where absent, for the form; and the parameters read, for the record.

    The latter hold "cursor" and "limit" too. Other parameters are ignored. Raises InvalidInput naming each bad one.
    """
    typed = {name: request.args.get(name, "").strip() for name in names}
    given = {name: value for name, value in {**typed, PAGE: request.args.get(PAGE, "")}.items() if value}
    faults = [FieldError(name, "Remove the NUL character.") for name, value in given.items() if "\0" in value]
    try:
        read = schema.load(given)
    except ValidationError as error:
        faults += field_errors(error.messages_dict)
    if faults:
        raise InvalidInput("One of the filters is not valid.", *faults)
    return typed, read
