"""Strong entity tags: a representation is not sent twice, and nobody edits one that has changed since they read it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, jsonify, request
from marshmallow import Schema
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired
from werkzeug.http import generate_etag


def conditional(response: Response) -> Response:
    """Give a representation the ETag of its bytes, and answer a read 304 where If-None-Match names it.

    A blueprint runs it after each of its requests. Caches must ask again each time: the record changes.
    """
    if request.method in ("GET", "HEAD", "PATCH") and response.status_code == 200 and not response.is_streamed:
        response.add_etag()
        response.headers["Cache-Control"] = "private, no-cache"
        response.make_conditional(request)
    return response


def must_match(schema: Schema) -> Callable[[object], None]:
    """What judges, before an edit, whether the caller has read what now stands: its representation by ``schema``.

    Raises PreconditionRequired (428) without an If-Match; the judge raises PreconditionFailed (412).
    """
    if not request.if_match:
        raise PreconditionRequired

    def judge(current: object) -> None:
        if not request.if_match.contains(tag_of(schema, current)):
            raise PreconditionFailed

    return judge


def tag_of(schema: Schema, current: object) -> str:
    """The tag, without its quotes, of the representation of ``current`` by ``schema``."""
    return generate_etag(jsonify(schema.dump(current)).get_data())
