"""Errors as pages for people: the same exceptions and statuses as the API's problem documents."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from quotes.api.middleware.problems import DETAILS, answer_http, headers_of
from quotes.errors import OnRecordError
from quotes.web.assets import guarded

NO_TOKEN = (
    "This form was sent from another site, by a browser that keeps no cookies, or after its session ended. "
    "Nothing was read or kept. Open the page again and send it from there."
)
WORDS = {
    404: "There is nothing at this address. It may have been mistyped.",
    413: "What was sent is over the limit on its size. Send a shorter article.",
}


def register(app: Flask) -> None:
    """Answer addresses that do not exist with a page where a browser asks; errors of the views are the blueprint's."""
    for unrouted in (NotFound, MethodNotAllowed):
        app.register_error_handler(unrouted, page_or_document)


def own_page(error: OnRecordError) -> Response:
    """The page for an error of this project."""
    html = render_template(
        "pages/problem.html", status=error.status, title=error.title, detail=error.detail, fields=error.fields
    )
    response = make_response(html, error.status)
    response.headers.update(headers_of(error))
    return response


def http_page(error: HTTPException) -> Response:
    """The page for an error of the framework; nothing of an exception's own words is shown."""
    status = error.code or 500
    detail = NO_TOKEN if isinstance(error, CSRFError) else WORDS.get(status) or DETAILS.get(status, error.name)
    html = render_template("pages/problem.html", status=status, title=error.name, detail=detail)
    response = make_response(html, status)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def page_or_document(error: HTTPException) -> Response:
    """A page for a browser that lost its way, a problem document for a program."""
    asks_for_page = "text/html" in request.accept_mimetypes.values()
    if asks_for_page and not request.path.startswith("/v1/"):
        return guarded(http_page(error))
    return answer_http(error)
