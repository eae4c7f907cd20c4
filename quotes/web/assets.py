"""Style sheet, script, font and icon, kept by browsers until they change; and what a browser may do with a page."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, url_for

STATIC = Path(__file__).with_name("static")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",  # pages may show drafts and embargoed text
}


def register(app: Flask) -> None:
    """Give the templates of ``app`` ``asset(name)``, the address of a static file, which changes with its content."""
    versions = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in STATIC.iterdir()}

    def asset(name: str) -> str:
        return url_for("pages.static", filename=name, v=versions[name])

    app.add_template_global(asset)


def guarded(response: Response) -> Response:
    """The same answer with the headers that keep a page to itself; static files may be cached, pages may not."""
    for name, value in HEADERS.items():
        if not (name == "Cache-Control" and response.mimetype != "text/html"):
            response.headers[name] = value
    return response
