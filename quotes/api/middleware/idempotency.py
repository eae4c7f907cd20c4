"""Idempotency-Key: a POST that is sent again, after a lost connection say, is answered as before and does nothing."""

from __future__ import annotations

import hashlib
import re
from typing import cast

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from quotes.api.context import asked, caller
from quotes.api.middleware.auth import is_api
from quotes.api.request.bodies import NDJSON, read_digest, read_past
from quotes.errors import Conflict, FieldError, InvalidInput
from quotes.redis.idempotency import Answer, IdempotencyStore

HEADER = "Idempotency-Key"
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "Anything that you have never sent before, such as a UUID. The same request with the same value is "
    "answered as before for a day, and does nothing; another request with it is refused.",
}
REPLAYED = "Idempotent-Replayed"
_SANE = re.compile(r"[!-~]{1,255}", re.ASCII)
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Link")
_PASSING = (401, 403, 408, 429)
_MOST_BYTES = 1_000_000


def register(app: Flask) -> None:
    """Answer repeats. Register it after ``auth``, which finds out who calls: each key has names of its own."""
    app.before_request(recall)
    app.after_request(remember)


def recall() -> Response | None:
    """The answer to this very request, where it was given before. Raises Conflict while that is still worked on, and
    InvalidInput where the name was given to another request. None where there is no
    caller: names belong to keys."""
    name = request.headers.get(HEADER)
    if name is None or request.method != "POST" or not is_api(current_app, request) or asked().caller is None:
        return None
    if not _SANE.fullmatch(name):
        raise InvalidInput("The header is not valid.", FieldError(HEADER, "Give 1 to 255 printable ASCII characters."))
    try:
        digest = _digest()
    except RequestEntityTooLarge:
        return None  # which the view says better
    who = caller()
    own_name = f"{who.newsroom}\n{who.key_id}\n{name}"
    found = _store().begin(own_name, digest)
    if found.ours:
        g.idempotent = own_name, digest
        return None
    if found.same and found.answer is None:
        raise Conflict("The same request is still being processed.", FieldError(HEADER, "Wait, then send it again."))
    if found.answer is None or not found.same or not _same_lines(found.answer):
        raise InvalidInput(
            "This key was already used for a different request.", FieldError(HEADER, "Use a new key for each request.")
        )
    replayed = Response(found.answer.body, found.answer.status, found.answer.headers)
    replayed.headers[REPLAYED] = "true"
    return replayed


def remember(response: Response) -> Response:
    """Keep an answer that will be the same next time; what failed for a while may be tried again."""
    if "idempotent" not in g:
        return response
    name, digest = g.pop("idempotent")
    passing = response.status_code >= 500 or response.status_code in _PASSING
    if read_digest() and response.status_code >= 400:  # the rest was not read, so the request is not known
        passing = True
    if passing or response.is_streamed or len(response.get_data()) > _MOST_BYTES:
        _store().drop(name)
    else:
        headers = [(name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers]
        answer = Answer(response.status_code, headers, response.get_data(), read_digest())
        _store().save(name, digest, answer)
    return response


def _same_lines(answer: Answer) -> bool:
    """Whether the lines of this request, where it has any, are those that were answered so. Reads them."""
    if answer.lines:
        read_past()
    return read_digest() == answer.lines


def _digest() -> str:
    """What is asked. Of the lines of a batch only the length is looked at: there may be gigabytes of them, and they are
    compared once they were read."""
    digest = hashlib.sha256()
    is_batch = request.mimetype in NDJSON
    body = request.headers.get("Content-Length", "").encode() if is_batch else request.get_data(cache=True)
    conditions = request.headers.get("If-Match", ""), request.headers.get("Content-Type", "")
    for part in (request.full_path, *conditions):
        digest.update(part.encode(errors="surrogateescape") + b"\0")
    digest.update(body)
    return digest.hexdigest()


def _store() -> IdempotencyStore:
    return cast(IdempotencyStore, current_app.extensions["on_record_idempotency"])
