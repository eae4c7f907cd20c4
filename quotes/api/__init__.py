"""The HTTP interface: Flask blueprints, thin, one file per concern."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from quotes.api import (
    articles,
    batches,
    check,
    corrections,
    documentation,
    erasure,
    export,
    extract,
    oembed,
    operations,
    positions,
    quotations,
    speakers,
)
from quotes.api.integrations import changes, follows, hooks, mcp, reconcile, webhooks
from quotes.api.middleware import compression, cors, idempotency, problems
from quotes.api.middleware.application import enter
from quotes.service import Service


def register(app: Flask) -> None:
    """Register every call on ``app``, whose service is already ``app.extensions["on_record"]``."""
    service: Service = app.extensions["on_record"]
    # One byte more than is taken: werkzeug cuts a chunked body off at this length, and says nothing.
    app.config["MAX_CONTENT_LENGTH"] = service.settings.max_html_bytes + 1
    app.config["MAX_FORM_MEMORY_SIZE"] = service.settings.max_bytes + 1
    app.url_map.merge_slashes = False  # a redirect of Flask's would be an answer in HTML
    if isinstance(app.json, DefaultJSONProvider):
        app.json.ensure_ascii = False
        app.json.sort_keys = False
    app.ensure_sync = _never_async  # type: ignore[method-assign, assignment]
    compression.register(app)
    problems.register(app)
    cors.register(app)
    app.before_request(enter)
    idempotency.register(app)
    api = documentation.register(app)
    for blueprint in (
        extract.blueprint,
        articles.blueprint,
        batches.blueprint,
        speakers.blueprint,
        quotations.blueprint,
        positions.blueprint,
        check.blueprint,
        oembed.blueprint,
        corrections.blueprint,
        erasure.blueprint,
        export.blueprint,
        changes.blueprint,
        webhooks.blueprint,
        follows.blueprint,
        hooks.blueprint,
        operations.blueprint,
    ):
        api.register_blueprint(blueprint)
    for own_protocol in (mcp, reconcile):  # they describe themselves: the OpenAPI document leaves them out
        app.register_blueprint(own_protocol.blueprint)


def _never_async(view: Callable[..., Any]) -> Callable[..., Any]:
    """``view`` itself. Flask asks of each function of a request, more than a dozen, whether it is a coroutine."""
    return view
