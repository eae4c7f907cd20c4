"""GET /openapi.json, the document of the calls, and /docs, the pages that show them to people and explain problems."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from typing import Any

import flask_smorest
from flask import Blueprint, Flask, Response, current_app, jsonify, render_template
from markupsafe import Markup, escape

import quotes
from quotes.api.middleware import idempotency, problems
from quotes.api.middleware.auth import SECURITY_SCHEME, open_to_anyone
from quotes.api.representation.enumerations import with_named_enumerations
from quotes.api.representation.examples import with_examples
from quotes.api.representation.reference import shapes, topics
from schemas.problem import ProblemSchema

ABOUT = """On Record tells a newsroom who said what: an article is posted, the answer is every quotation letter for
letter with its speaker, its evidence and a calibrated confidence; for each speaker a lasting record grows.

Errors are problem documents (RFC 9457, see [/docs/problems](/docs/problems)). Lists page by an opaque cursor: follow
`next`. Reads carry a strong ETag. Send `X-Request-ID` to find a request again in the logs; every answer carries one."""
CONTENT_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'"
_DOCUMENT = "openapi_document"
_MARKED_UP = re.compile(r"`([^`]+)`|\[([^\]]+)\]\((/[^)\s]*)\)")

pages = Blueprint("documentation", __name__, url_prefix="/docs", template_folder="templates", static_folder="static")


class Api(flask_smorest.Api):
    """flask-smorest's document, with problem documents for errors; answering them is left to ``problems``."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            response: dict[str, Any] = {"description": status.phrase}
            if status == HTTPStatus.PERMANENT_REDIRECT:
                response["headers"] = {"Location": {"description": "The same call for the profile it was merged into."}}
                response["headers"]["Location"]["schema"] = {"type": "string"}
            if status >= 400 or status == HTTPStatus.PERMANENT_REDIRECT:
                response["content"] = {problems.MEDIA_TYPE: {"schema": ProblemSchema}}
            self.spec.components.response(status.name, response, lazy=True)

    def _register_pagination_header(self) -> None:
        pass  # lists page by cursor, not by flask-smorest's numbers

    def _register_error_handlers(self) -> None:
        pass


def register(app: Flask) -> Api:
    """Serve the document and the pages. The blueprints of the calls are added to what is returned."""
    options = {"title": "On Record", "version": quotes.__version__, "openapi_version": "3.1.0"}
    api = Api(app, spec_kwargs={**options, "info": {"description": ABOUT}, "servers": [{"url": "/"}]})
    api.spec.components.security_scheme("key", SECURITY_SCHEME)
    api.spec.components.parameter("IDEMPOTENCY_KEY", "header", idempotency.PARAMETER)
    app.register_blueprint(pages)
    app.extensions[_DOCUMENT] = cache(lambda: with_examples(with_named_enumerations(api.spec.to_dict())))
    app.add_url_rule("/openapi.json", "openapi", lambda: jsonify(document()))
    return api


def document() -> dict[str, Any]:
    """The document of the calls of the running application."""
    made: dict[str, Any] = current_app.extensions[_DOCUMENT]()
    return made


@pages.app_template_filter("marked_up")
def marked_up(text: str) -> Markup:
    """A description as HTML: paragraphs, `code`, and links to pages of this service."""
    return Markup("").join(Markup("<p>{}</p>").format(_inline(part)) for part in text.split("\n\n") if part)


def _inline(text: str) -> Markup:
    made, at = Markup(""), 0
    for found in _MARKED_UP.finditer(text):
        code, label, address = found.groups()
        made += escape(text[at : found.start()])
        made += Markup("<code>{}</code>").format(code) if code else Markup('<a href="{}">{}</a>').format(address, label)
        at = found.end()
    return made + escape(text[at:])


@pages.get("")
@open_to_anyone
def index() -> str:
    """All calls with their parameters, bodies and answers, and the objects in them."""
    made = document()
    return render_template("docs/index.html", about=made["info"], topics=topics(made), shapes=shapes(made))


@pages.get("/problems")
@open_to_anyone
def explain_problems() -> str:
    """What each ``type`` of a problem document means."""
    return render_template("docs/problems.html", kinds=problems.kinds())


@pages.after_request
def protect(response: Response) -> Response:
    """Let the pages load nothing from elsewhere."""
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    return response
