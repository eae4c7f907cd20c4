"""Errors as pages for people: the same exceptions and statuses as the API's problem documents."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from quotes.api.middleware.problems import DETAILS, answer_http, headers_of
from quotes.errors import FieldError, Forbidden, OnRecordError
from quotes.web.assets import guarded

NO_TOKEN = "Your session ended, or cookies are blocked. Nothing was saved; go back, copy your text and send it again."
WORDS = {
    404: "There is no page at this address. Check it for typing errors.",
    413: "The article is too long. Split it and try again.",
}
HEADINGS = {
    400: "The request could not be read",
    401: "Please sign in",
    403: "Your key does not allow this",
    404: "Page not found",
    405: "This page does not take that request",
    410: "No longer here",
    412: "Changed while you had it open",
    413: "Too long",
    422: "Something is not valid",
    500: "Something went wrong",
}
MAY_NOT = {
    "read": "read saved articles",
    "extract": "analyse articles",
    "ingest": "save articles",
    "curate": "correct quotations and speakers",
}
MAY_NOT_AT = {
    "pages.follows": "follow speakers, words or positions",
    "pages.follow_now": "follow speakers, words or positions",
    "pages.end_follow": "end what is followed",
    "pages.versions": "see the history of an article",
}
"""What takes the same scope at some addresses, and is another thing there."""
TYPED = {
    "text": "The article’s text",
    "title": "Headline",
    "publisher": "Publisher",
    "published": "Published on",
    "uri": "Link (URL)",
    "words0": "The words",
    "words1": "Second part",
    "words2": "Third part",
    "name": "Name",
    "target": "Position",
    "reason": "Reason",
}
"""The fields that people write in, with their labels: a form that is refused gives these back."""


def register(app: Flask) -> None:
    """Answer addresses that do not exist with a page where a browser asks; errors of the views are the blueprint's."""
    for unrouted in (NotFound, MethodNotAllowed):
        app.register_error_handler(unrouted, page_or_document)


def own_page(error: OnRecordError) -> Response:
    """The page for an error of this project."""
    response = _page(error.status, heading_of(error), detail_of(error), error.fields)
    response.headers.update(headers_of(error))
    return response


def http_page(error: HTTPException) -> Response:
    """The page for an error of the framework; nothing of an exception's own words is shown."""
    status = error.code or 500
    detail = NO_TOKEN if isinstance(error, CSRFError) else WORDS.get(status) or DETAILS.get(status, error.name)
    response = _page(status, HEADINGS.get(status, error.name), detail, ())
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _page(status: int, title: str, detail: str, fields: Sequence[FieldError]) -> Response:
    html = render_template(
        "pages/problem.html",
        status=status,
        title=title,
        detail=detail,
        fields=fields,
        typed=_typed(status),
    )
    return make_response(html, status)


def heading_of(error: OnRecordError) -> str:
    """What happened, in a few words."""
    return HEADINGS.get(error.status, error.title)


def detail_of(error: OnRecordError) -> str:
    """What went wrong; of a missing scope what the key may not do."""
    if isinstance(error, Forbidden) and error.scope in MAY_NOT:
        wanted = MAY_NOT_AT.get(request.endpoint or "", MAY_NOT[error.scope]) if request else MAY_NOT[error.scope]
        return f"Your key may not {wanted}. Ask your administrator for the permission “{error.scope}”."
    return error.detail


def _typed(status: int) -> list[tuple[str, str, str]]:
    """Name, label and value of what the reader wrote in the form that is refused; nothing where it cannot be read."""
    if request.method != "POST" or status == 413:
        return []
    try:
        values = [(name, label, request.form.get(name, "").replace("\0", "")) for name, label in TYPED.items()]
    except HTTPException:
        return []
    return [typed for typed in values if typed[2].strip()]


def page_or_document(error: HTTPException) -> Response:
    """A page for a browser that lost its way, a problem document for a program."""
    asks_for_page = "text/html" in request.accept_mimetypes.values()
    if asks_for_page and not request.path.startswith("/v1/"):
        return guarded(http_page(error))
    return answer_http(error)
