"""Strong entity tags on reads: the same representation is not sent twice."""

from __future__ import annotations

from flask import Response, request


def conditional(response: Response) -> Response:
    """Give a successful read the ETag of its bytes, and answer 304 where If-None-Match names it.

    A blueprint runs it after each of its requests. Caches must ask again each time: the record changes.
    """
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        response.add_etag()
        response.headers["Cache-Control"] = "private, no-cache"
        response.make_conditional(request)
    return response
