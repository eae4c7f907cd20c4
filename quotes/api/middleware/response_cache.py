"""A cache of whole answers: a request that is byte for byte an earlier one is neither parsed nor analysed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Response
from werkzeug.routing import Rule

from quotes.api.context import asked, service
from quotes.api.request.bodies import JSON
from quotes.api.request.incoming_request import IncomingRequest
from quotes.service import Service

View = TypeVar("View", bound=Callable[..., Any])


def remembered(view: View) -> View:
    """For a view whose answer depends on nothing but the newsroom and the request: its body, type and query. What asks
    for those ``known`` to the record is never cached.

    Only successful JSON answers are cached, and only of POSTs to an address without variables. Put it right below
    ``needs``, above everything that reads the request.
    """

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Response:
        this = asked()
        if this.cached is not None:
            return Response(this.cached, mimetype=JSON)
        response: Response = view(*args, **kwargs)
        if this.answer_key and response.status_code == 200:
            service().cache.keep_answer(this.answer_key, response.get_data())
        return response

    answer.is_remembered = True  # type: ignore[attr-defined]
    return cast(View, answer)


def addresses(app: Flask) -> dict[str, Rule]:
    """The paths of the views of ``app`` whose answers are ``remembered``."""
    views = app.view_functions
    return {r.rule: r for r in app.url_map.iter_rules() if getattr(views[r.endpoint], "is_remembered", False)}


def look_up(app: Flask, request: IncomingRequest) -> None:
    """Look for the answer to ``request``, which was let in. Raises what reading its body raises."""
    service: Service = app.extensions["on_record"]
    request.max_content_length = app.config["MAX_CONTENT_LENGTH"]
    request.answer_key = _key(service, request)
    if request.answer_key:
        request.cached = service.cache.answer(request.answer_key)


def _key(service: Service, request: IncomingRequest) -> str | None:
    """The key of the answer to ``request``; None where its body is too large, or has no length."""
    length, query = request.content_length, request.query_string
    if length is None or length > service.settings.max_html_bytes or "HTTP_CONTENT_ENCODING" in request.environ:
        return None
    if request.caller is None or (query and "known" in request.args):
        return None
    address, kind = request.path.encode(), (request.content_type or "").encode()
    return service.answer_key(request.caller.newsroom, address, query, kind, request.get_data(cache=True))
