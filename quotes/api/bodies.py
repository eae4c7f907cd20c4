"""The bodies of requests: judged by their type before they are read, and by their size while they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from quotes.api.context import service
from quotes.api.parameters import field_errors
from quotes.article import Limits, from_html, from_json, from_text
from quotes.article.json_in import read_object
from quotes.errors import FieldError, InvalidInput, TooLarge, UnsupportedMediaType
from quotes.shapes import Article

JSON, TEXT, HTML = "application/json", "text/plain", "text/html"


def read_article(meta: Mapping[str, str]) -> Article:
    """The article that this request submits. ``meta`` are its query parameters (title, uri, published, …).

    Raises UnsupportedMediaType, TooLarge, Malformed or InvalidInput.
    """
    settings = service().settings
    limits = Limits(settings.max_bytes, settings.max_characters, settings.max_nesting)
    if _media_type(JSON, TEXT, HTML) == JSON:
        if meta:
            faults = (FieldError(name, "Give it in the JSON body.") for name in meta)
            raise InvalidInput("With a JSON body these belong into the body, not into the query.", *faults)
        return from_json(_body(), limits)
    read = from_html if request.mimetype == HTML else from_text
    return read(_body(), meta, limits, request.mimetype_params.get("charset"))


def read_fields(schema: ma.Schema) -> dict[str, Any]:
    """The JSON object that this request submits, through ``schema``. Raises as ``read_article`` does."""
    _media_type(JSON)
    data = read_object(_body(), service().settings.max_nesting)
    try:
        return dict(schema.load(data, unknown=ma.RAISE))
    except ma.ValidationError as error:
        raise InvalidInput("A field of the body cannot be taken.", *field_errors(error.messages_dict)) from None


def _media_type(*taken: str) -> str:
    """The media type of this request. Raises UnsupportedMediaType where it is none of ``taken``, or compressed."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        detail = "The body is compressed. Send it without Content-Encoding."
        raise UnsupportedMediaType(detail, FieldError("Content-Encoding", detail))
    if request.mimetype not in taken:
        detail = f"The content type is none that is read here. Send {' or '.join(taken)}."
        raise UnsupportedMediaType(detail, FieldError("Content-Type", detail))
    return request.mimetype


def _body() -> bytes:
    """The bytes of the body. Raises TooLarge as soon as they are known to be too many, read or not."""
    most = service().settings.max_bytes
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        body = None
    if body is None or len(body) > most:
        detail = f"The body has more than {most} bytes. Send less at a time."
        raise TooLarge(detail, FieldError("body", detail))
    return body
