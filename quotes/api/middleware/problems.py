"""Every error as a problem document (RFC 9457): our own errors, Flask's, and unforeseen ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import Flask, Response, json, request, url_for
from werkzeug.exceptions import ClientDisconnected, HTTPException, PreconditionRequired, default_exceptions

from quotes.api.context import asked
from quotes.api.middleware import problem_fields
from quotes.errors import FieldError, Forbidden, Moved, OnRecordError, TooManyRequests, Unauthorized, Unavailable
from schemas.problem import ProblemSchema

MEDIA_TYPE = "application/problem+json"
REALM = 'Bearer realm="On Record"'
DETAILS = {
    400: "The request is not valid HTTP, or its body is incomplete. Send it again.",
    404: "There is nothing at this address. See /docs for the API.",
    405: "Method not allowed here; the Allow header lists the methods that are.",
    408: "The request took too long to arrive. Send it again.",
    428: "Send If-Match with the ETag of the version you are editing. Read it first to get the ETag.",
    413: "The body is too large. Send less at a time.",
    414: "The URL is too long. Send long fields in the body.",
    417: "The Expect header is not supported. Leave it out.",
    431: "There are too many headers, or they are too long. Send fewer or shorter ones.",
    501: "This transfer coding is not supported. Send the body chunked or with a Content-Length.",
    500: "Internal error. Nothing was stored. The logs have more under this request id.",
}
SCHEMA = ProblemSchema()


def register(app: Flask) -> None:
    """Answer every error of ``app`` with a problem document."""
    app.register_error_handler(OnRecordError, answer_own)
    app.register_error_handler(HTTPException, answer_http)


def answer_own(error: OnRecordError) -> Response:
    """The problem document for an error of this project."""
    response = problem(error.status, error.title, error.detail, problem_fields.fields_of(error))
    response.headers.update(headers_of(error))
    return response


def headers_of(error: OnRecordError) -> dict[str, str]:
    """What an error of this project says in headers: when to come back, where to go, which key to bring (RFC 6750)."""
    if isinstance(error, Unavailable | TooManyRequests):
        return {"Retry-After": str(error.retry_after)}
    if isinstance(error, Moved):
        return {"Location": survivor_address(error)}
    if isinstance(error, Unauthorized):
        return {"WWW-Authenticate": REALM + (f', error="{error.reason}"' if error.reason else "")}
    if isinstance(error, Forbidden) and error.scope:
        return {"WWW-Authenticate": f'{REALM}, error="insufficient_scope", scope="{error.scope}"'}
    return {}


def survivor_address(error: Moved) -> str:
    """What this request asked of a merged profile, asked of the one it was merged into."""
    route, query = dict(request.view_args or {}), list(request.args.items(multi=True))
    if "speaker_id" in route:
        route["speaker_id"] = error.to
    else:
        query = [(name, error.to if name == "speaker" else value) for name, value in query]
    # Not through url_for: some names in a query (_method, endpoint) are parameters of that function.
    return url_for(request.endpoint or "", **route) + (f"?{urlencode(query)}" if query else "")


def answer_http(error: HTTPException) -> Response:
    """The problem document for an HTTP error of the framework, 500 for an unforeseen exception included.

    Headers that belong to the error (Allow, Retry-After) are kept. The text of the exception is never shown.
    """
    status = error.code or 500
    detail = DETAILS.get(status, error.description or error.name)
    fields = [FieldError("body", "Send it whole.")] if isinstance(error, ClientDisconnected) else []
    if isinstance(error, PreconditionRequired):
        fields.append(problem_fields.missing_tag())
    response = problem(status, error.name, detail, fields)
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def problem(status: int, title: str, detail: str, fields: Sequence[FieldError] = ()) -> Response:
    """A response that holds one problem document."""
    document = SCHEMA.dump(
        {
            "type": f"/docs/problems#{slug(title)}",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": quote(request.path),
            "request_id": asked().request_id,
            "errors": fields,
        }
    )
    # A field may have been sent with half a character in its name; backslashreplace writes that as JSON does.
    response = Response(json.dumps(document).encode(errors="backslashreplace"), status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def slug(title: str) -> str:
    """A title as the fragment of a link: "Too large" -> "too-large"."""
    return re.sub(r"\W+", "-", title.lower()).strip("-")


class Kind(NamedTuple):
    """One kind of problem: the fragment of its ``type``, its title and status, and what it means."""

    slug: str
    title: str
    status: int
    meaning: str


def kinds() -> list[Kind]:
    """Every kind of problem that an answer may have, by status."""
    own = [(e.title, e.status, " ".join((e.__doc__ or "").split())) for e in OnRecordError.__subclasses__()]
    http = [(default_exceptions[status]().name, status, detail) for status, detail in DETAILS.items()]
    found = {slug(title): Kind(slug(title), title, status, meaning) for title, status, meaning in (*http, *own)}
    return sorted(found.values(), key=lambda kind: (kind.status, kind.slug))
