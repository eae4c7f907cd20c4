"""What a browser may do with an answer: nothing beyond reading it, unless its page says more."""

from __future__ import annotations

HEADERS = {
    "X-Content-Type-Options": "nosniff",  # what came in as markup never comes out as markup
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
HTTPS_ONLY = "max-age=31536000"


def guarding(own: list[tuple[str, str]], is_secure: bool) -> list[tuple[str, str]]:
    """The headers that an answer needs beside its ``own``; over HTTPS, browsers are told to stay with it for a year."""
    names = {name.lower() for name, _ in own}
    more = [(name, value) for name, value in HEADERS.items() if name.lower() not in names]
    return [*more, ("Strict-Transport-Security", HTTPS_ONLY)] if is_secure else more
