"""What a browser may do with an answer: nothing beyond reading it, unless its page says more."""

from __future__ import annotations

from flask import Flask, Response, request

HEADERS = {
    "X-Content-Type-Options": "nosniff",  # what came in as markup never comes out as markup
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
HTTPS_ONLY = "max-age=31536000"


def register(app: Flask) -> None:
    """Put the headers on every answer of ``app`` that has not its own."""
    app.after_request(guard)


def guard(response: Response) -> Response:
    """The same answer with the headers; over HTTPS, browsers are told to stay with it for a year."""
    own = {name.lower() for name, _ in response.headers}
    response.headers.extend([(name, value) for name, value in HEADERS.items() if name.lower() not in own])
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HTTPS_ONLY
    return response
