"""Strong entity tags: what a client has is not sent again, and an edit of an older version is refused."""

from __future__ import annotations

from flask import Response, jsonify, request
from marshmallow import Schema
from werkzeug.exceptions import PreconditionRequired
from werkzeug.http import generate_etag

from quotes.errors import Outdated


def conditional(response: Response) -> Response:
    """Give a representation the ETag of its bytes, and answer a read 304 where If-None-Match names it.

    A blueprint runs it after each of its requests. Caches must ask again each time: the record changes.
    """
    if request.method in ("GET", "HEAD", "PATCH") and response.status_code == 200 and not response.is_streamed:
        response.add_etag()
        response.headers["Cache-Control"] = "private, no-cache"
        response.make_conditional(request)
    return response


def require_if_match() -> None:
    """Raise PreconditionRequired (428) unless the caller says which version its edit is made on."""
    if not request.if_match:
        raise PreconditionRequired


def must_match(schema: Schema, current: object) -> None:
    """Raise Outdated (412) unless If-Match names the representation of ``current`` by ``schema``.

    The tag is a hash of all that is shown, not the version of a row: what is shown of a quotation or a profile comes
    from many rows (the name of the speaker, the other articles with the same words, profiles that may be the same), and
    from the schema. The version is for the transaction that edits: it tells what changed after this comparison.
    """
    if not request.if_match.contains(tag_of(schema, current)):
        raise Outdated


def tag_of(schema: Schema, current: object) -> str:
    """The tag, without its quotes, of the representation of ``current`` by ``schema``."""
    return generate_etag(jsonify(schema.dump(current)).get_data())
