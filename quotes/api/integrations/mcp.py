"""POST /mcp: the record for assistants, by the Model Context Protocol. It describes itself, so the OpenAPI document
leaves it out."""

from __future__ import annotations

from typing import cast

from flask import Response, current_app, request

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom
from quotes.api.middleware.auth import needs, refuse_other_sites
from quotes.api.request.bodies import read_message
from quotes.mcp.endpoint import Endpoint

PASSED_ON = ("Content-Type", "Mcp-Session-Id", "Mcp-Protocol-Version")

blueprint = Blueprint("mcp", __name__, url_prefix="/mcp")


@blueprint.route("", methods=["POST"])
@needs("read")
def call() -> Response:
    """Answer one message of an assistant."""
    refuse_other_sites(current_app, request)  # with a key too: the protocol asks for it
    endpoint = cast(Endpoint, current_app.extensions["on_record_mcp"])
    reply = endpoint.answer(newsroom(), request.headers, read_message())
    response = Response(reply.body, reply.status)
    for name, value in reply.headers:
        if name.title() in PASSED_ON:
            response.headers[name] = value
    return response
