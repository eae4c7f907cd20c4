"""Style sheets, scripts and the documentation go out compressed; what belongs to a newsroom never does.

An answer that holds a secret and what a stranger put into it tells of the secret by its compressed length (BREACH). A
proxy in front that compresses everything takes that risk; this service does not.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

LEAST = 1024
"""Bytes below which nothing is gained."""
_PUBLIC = ("documentation.", "pages.static")
_OPENAPI = "openapi"
_TYPES = ("text/", "application/json", "application/javascript", "image/svg+xml")


def register(app: Flask) -> None:
    """Compress the public answers of ``app`` for whoever takes gzip."""
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    """The same answer, its body in gzip where it is public, long enough, text, and wanted so."""
    endpoint = request.endpoint or ""
    if not (endpoint == _OPENAPI or endpoint.startswith(_PUBLIC)) or not (response.mimetype or "").startswith(_TYPES):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= LEAST:
        response.set_data(gzip.compress(body, mtime=0))
        response.content_encoding = "gzip"
        etag, _ = response.get_etag()
        if etag:
            response.set_etag(etag, weak=True)  # the same words in other bytes
    return response
