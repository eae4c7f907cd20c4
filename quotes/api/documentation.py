"""GET /openapi.json, the document of the calls, and /docs, the pages that let one try them and explain problems."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

import flask_smorest
import flask_swagger_ui
from flask import Blueprint, Flask, Response, jsonify, render_template, send_from_directory

import quotes
from quotes.api.middleware import idempotency, problems
from quotes.api.middleware.auth import SECURITY_SCHEME, open_to_anyone
from quotes.api.representation.enumerations import with_named_enumerations
from quotes.api.representation.examples import with_examples
from schemas.problem import ProblemSchema

SWAGGER_UI = Path(flask_swagger_ui.__file__).parent / "dist"
ABOUT = """On Record tells a newsroom who said what: an article is posted, the answer is every quotation letter for
letter with its speaker, its evidence and a calibrated confidence; for each speaker a lasting record grows.

Errors are problem documents (RFC 9457, see [/docs/problems](/docs/problems)). Lists page by an opaque cursor: follow
`next`. Reads carry a strong ETag. Send `X-Request-ID` to find a request again in the logs; every answer carries one."""
CONTENT_POLICY = (
    "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'"
)

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
    app.add_url_rule(
        "/openapi.json", "openapi", lambda: jsonify(with_examples(with_named_enumerations(api.spec.to_dict())))
    )
    return api


@pages.get("")
@open_to_anyone
def index() -> str:
    """The page to try the calls on: Swagger UI, served from its wheel."""
    return render_template("docs/index.html")


@pages.get("/problems")
@open_to_anyone
def explain_problems() -> str:
    """What each ``type`` of a problem document means."""
    return render_template("docs/problems.html", kinds=problems.kinds())


@pages.get("/ui/<name>")
@open_to_anyone
def swagger_ui(name: str) -> Response:
    """A file of Swagger UI. It changes with the installed version only."""
    return send_from_directory(SWAGGER_UI, name, max_age=3600)


@pages.after_request
def protect(response: Response) -> Response:
    """Let the pages load nothing from elsewhere."""
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    return response
