"""JSON bodies -> objects, judged before and while they are read: encoding, nesting, doubled keys, odd numbers."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from quotes.errors import FieldError, InvalidInput, Malformed, TooLarge

_ESCAPED = re.compile(r"\\.", re.DOTALL)
_STRING = re.compile(r'"[^"]*"')
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")
_MOST_OUTSIDE = 1_000_000  # characters outside strings: values cost far more memory than the bytes they came in
_LONGEST_NUMBER = 400  # digits; Python itself refuses to read integers of more than 4300


def decode(body: bytes) -> str:
    """The text that ``body`` encodes in UTF-8; a byte order mark at its start belongs to the encoding, not to the text.

    Raises Malformed where it is not UTF-8.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(
            f"The body is not UTF-8: byte {error.start} cannot be read. Send it encoded as UTF-8.",
            FieldError("body", f"Not UTF-8 at byte {error.start}."),
        ) from None


def read_object(body: bytes, max_nesting: int) -> dict[str, Any]:
    """The JSON object in ``body``. Linear time, no recursion deeper than ``max_nesting``.

    Raises Malformed where it is no JSON, has a key twice or a number that is none or too long; TooLarge where it is
    nested deeper; InvalidInput where it is not an object.
    """
    text = decode(body)
    check_nesting(text, max_nesting)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_fraction
        )
    except json.JSONDecodeError as error:
        raise _malformed(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    if not isinstance(value, dict):
        detail = f'The body must be a JSON object such as {{"text": "…"}}, not {json_type(value)}.'
        raise InvalidInput(detail, FieldError("body", detail))
    return value


def json_type(value: object) -> str:
    """What ``value`` is called in JSON, with its article: "a string", "null"."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    names = {str: "a string", int: "a number", float: "a number", list: "an array"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "an object")


def check_nesting(text: str, max_nesting: int) -> None:
    """Judge a JSON before the recursive parser sees it: its depth by the brackets outside strings, and their number.

    Raises TooLarge.

    Up to the first place that is no JSON the count is exact, and the parser stops there.
    """
    outside = _STRING.sub("", _ESCAPED.sub("", text))
    if len(outside) > _MOST_OUTSIDE:
        detail = f"The JSON has more than {_MOST_OUTSIDE} characters outside its strings. Send the article alone."
        raise TooLarge(detail, FieldError("body", detail))
    depth = 0
    for bracket in _NOT_BRACKETS.sub("", outside):
        depth += 1 if bracket in "[{" else -1
        if depth > max_nesting:
            detail = f"The JSON is nested more than {max_nesting} levels deep. Send a flatter object."
            raise TooLarge(detail, FieldError("body", detail))


def _malformed(what: str) -> Malformed:
    detail = f"The body is {what}. Send one JSON object."
    return Malformed(detail, FieldError("body", detail))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _malformed(f"ambiguous: the key {json.dumps(key[:60])} stands in it twice")
            seen.add(key)
    return found


def _constant(name: str) -> NoReturn:
    raise _malformed(f"not JSON: {name} is no JSON number")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _malformed(f"not readable: it has a number of {len(digits)} digits")
    return int(digits)


def _fraction(number: str) -> float:
    """Not what is beyond every number here (1e999): no JSON could say it again."""
    if math.isinf(value := float(number)):
        raise _malformed("not readable: it has a number over 1.8e308")
    return value
