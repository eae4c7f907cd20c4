"""The body of a request -> an article: judged by its type before it is read, and by its size while it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from quotes.api.context import service
from quotes.article import Limits, from_html, from_json, from_text
from quotes.errors import FieldError, InvalidInput, TooLarge, UnsupportedMediaType
from quotes.shapes import Article

JSON, TEXT, HTML = "application/json", "text/plain", "text/html"


def read_article(meta: Mapping[str, str]) -> Article:
    """The article that this request submits. ``meta`` are its query parameters (title, uri, published, …).

    Raises UnsupportedMediaType, TooLarge, Malformed or InvalidInput.
    """
    settings = service().settings
    limits = Limits(settings.max_bytes, settings.max_characters, settings.max_nesting)
    read = _reader()
    if read is None:
        faults = (FieldError(name, "Give it in the JSON body.") for name in meta)
        if meta:
            raise InvalidInput("With a JSON body these belong into the body, not into the query.", *faults)
        return from_json(_body(), limits)
    return read(_body(), meta, limits, request.mimetype_params.get("charset"))


def _reader() -> Callable[[bytes, Mapping[str, str], Limits, str | None], Article] | None:
    """What reads the media type of this request, None for JSON. Raises UnsupportedMediaType for others."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        detail = "The body is compressed. Send it without Content-Encoding."
        raise UnsupportedMediaType(detail, FieldError("Content-Encoding", detail))
    readers = {JSON: None, TEXT: from_text, HTML: from_html}
    if request.mimetype not in readers:
        detail = f"The content type is none that is read. Send {JSON}, {TEXT} or {HTML}."
        raise UnsupportedMediaType(detail, FieldError("Content-Type", detail))
    return readers[request.mimetype]


def _body() -> bytes:
    """The bytes of the body. Raises TooLarge as soon as they are known to be too many, read or not."""
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        detail = f"The body has more than {request.max_content_length} bytes. Send less at a time."
        raise TooLarge(detail, FieldError("body", detail)) from None
