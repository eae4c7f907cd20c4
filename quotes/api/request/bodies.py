"""The bodies of requests: judged by their type before they are read, and by their size while they are."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, TypeVar, cast

import marshmallow as ma
from flask import g, request
from werkzeug.exceptions import RequestEntityTooLarge

from quotes.analysis.article import from_html, from_json, from_text, submission_from_json
from quotes.analysis.article.json_in import read_object
from quotes.analysis.deadline import Turn
from quotes.api.context import html_turn, service
from quotes.api.request.parameters import field_errors
from quotes.errors import FieldError, InvalidInput, Malformed, TooLarge, UnsupportedMediaType
from quotes.exchange.input_lines import NumberedLine, bounded_lines
from quotes.model import Article, Limits, Retraction
from schemas.batch import SmallBatchSchema

_Read = TypeVar("_Read")
JSON, TEXT, HTML = "application/json", "text/plain", "text/html"
FORM = "application/x-www-form-urlencoded"
NDJSON = ("application/x-ndjson", "application/ndjson", "application/jsonl")
PORTION_SECONDS = 60.0
"""How long a client may take for each portion of a long body."""


def read_article(meta: Mapping[str, str]) -> Article:
    """The article that this request submits. ``meta`` are its query parameters (title, uri, published, …).

    Raises UnsupportedMediaType, TooLarge, Malformed or InvalidInput; Unavailable where HTML is not read in time.
    """
    return _read(meta, from_json)


def read_submission(meta: Mapping[str, str]) -> Article | Retraction:
    """As ``read_article``; or the retraction that this request submits."""
    return _read(meta, submission_from_json)


def _read(meta: Mapping[str, str], read_json: Callable[[bytes, Limits, Turn], _Read]) -> Article | _Read:
    limits = service().settings.article_limits
    if _media_type(JSON, TEXT, HTML) == JSON:
        if meta:
            faults = (FieldError(name, "Send it in the JSON body.") for name in meta)
            raise InvalidInput("With a JSON body, send these fields in the body, not in the query string.", *faults)
        return read_json(_body(_longest_article()), limits, html_turn)
    body, charset = _body(_longest_article()), request.mimetype_params.get("charset")
    if request.mimetype == HTML:
        return from_html(body, meta, limits, charset, html_turn)
    return from_text(body, meta, limits, charset)


def read_fields(schema: ma.Schema, most: int | None = None) -> dict[str, Any]:
    """The JSON object that this request submits, through ``schema``. It has at most ``most`` bytes; by default as many
    as a text may have (``max_bytes``). Where it may be empty (`{}`), the request may as well have no body. Raises
    UnsupportedMediaType, TooLarge, Malformed or InvalidInput."""
    if _has_no_body() and not schema.validate({}):
        return dict(schema.load({}))
    _media_type(JSON)
    settings = service().settings
    data = read_object(_body(most or settings.max_bytes), settings.max_nesting)
    try:
        return dict(schema.load(data, unknown=ma.RAISE))
    except ma.ValidationError as error:
        raise InvalidInput("A field of the body is not valid.", *field_errors(error.messages_dict)) from None


def read_message() -> bytes:
    """The JSON object that this request submits, as it came. Raises as ``read_fields`` does."""
    _media_type(JSON)
    settings = service().settings
    body = _body(settings.max_bytes)
    read_object(body, settings.max_nesting)
    return body


def read_signed() -> bytes:
    """The JSON that this request submits, as it came and not yet parsed. Raises UnsupportedMediaType or TooLarge."""
    _media_type(JSON)
    return _body(_longest_article())


def read_form_body() -> bytes:
    """The form that this request submits, as it came. Raises UnsupportedMediaType or TooLarge."""
    _media_type(FORM)
    return _body(service().settings.max_bytes)


def read_articles() -> Iterator[NumberedLine]:
    """The articles of a batch with their numbers: the lines of the body, read as they are asked for (one that is too
    long is an error), or the ``articles`` of a JSON object.

    Raises UnsupportedMediaType at once, and for an object all that ``read_fields`` raises; while lines are read
    TooLarge, and Malformed where the client breaks it off.
    """
    most = service().settings.max_html_bytes
    if _media_type(*NDJSON, JSON) == JSON:
        articles = read_fields(SmallBatchSchema(), most)["articles"]
        return iter([(number, json.dumps(article).encode()) for number, article in enumerate(articles, 1)])
    allow_time()
    return bounded_lines(BufferedReader(_long_body(), 1 << 16), most)


def read_past() -> None:
    """Read a body of lines for its digest alone. Raises what reading the lines raises."""
    body = _long_body()
    while body.read(1 << 16):
        allow_time()


def read_digest() -> str:
    """The digest of what was read of the lines of this request; empty where none were asked for."""
    return g.lines_digest.hexdigest() if "lines_digest" in g else ""


def allow_time() -> None:
    """Give the client ``PORTION_SECONDS`` from now on for what comes next of its body."""
    connection = request.environ.get("gunicorn.socket")
    if connection is not None and hasattr(connection, "receive_until"):
        connection.receive_until = time.monotonic() + PORTION_SECONDS


def _long_body() -> RawIOBase:
    most = service().settings.max_batch_bytes
    request.max_content_length = most + 1
    g.lines_digest = hashlib.sha256()
    return _Counted(request.stream, most, g.lines_digest.update)


class _Counted(RawIOBase):
    """A body that may not be longer than ``most`` bytes, and must come whole. ``seen`` is told what was read."""

    def __init__(self, body: Any, most: int, seen: Callable[[bytes], None]) -> None:
        self._body = cast(BinaryIO, body)
        self._left = most
        self._seen = seen

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes of it. Raises TooLarge, or Malformed if the client disconnected."""
        try:
            read = self._body.read(len(buffer))
        except RequestEntityTooLarge:
            self._left = -1
            read = b""
        except Exception:  # each server has its own errors for a client that disconnects or sends no chunks
            detail = "The body is incomplete. Send all of it again."
            raise Malformed(detail, FieldError("body", detail)) from None
        self._left -= len(read)
        if self._left < 0:
            detail = f"The body has more than {service().settings.max_batch_bytes} bytes. Send it in several batches."
            raise TooLarge(detail, FieldError("body", detail))
        self._seen(read)
        buffer[: len(read)] = read
        return len(read)


def _media_type(*taken: str) -> str:
    """The media type of this request. Raises UnsupportedMediaType where it is none of ``taken``, or compressed."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        detail = "The body is compressed. Send it without Content-Encoding."
        raise UnsupportedMediaType(detail, FieldError("Content-Encoding", detail))
    if request.mimetype not in taken:
        detail = f"Unsupported content type. Send {' or '.join(taken)}."
        raise UnsupportedMediaType(detail, FieldError("Content-Type", detail))
    return request.mimetype


def _has_no_body() -> bool:
    return not request.content_length and "Transfer-Encoding" not in request.headers


def _longest_article() -> int:
    """The most bytes of this request where it submits an article: more where there may be HTML in it."""
    settings = service().settings
    return settings.max_bytes if request.mimetype == TEXT else settings.max_html_bytes


def _body(most: int) -> bytes:
    """The bytes of the body. Raises TooLarge as soon as they are known to be more than ``most``, read or not."""
    request.max_content_length = most + 1
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        body = None
    if body is None or len(body) > most:
        detail = f"The body has more than {most} bytes. Send less at a time."
        raise TooLarge(detail, FieldError("body", detail))
    return body
