"""A cache of whole answers: a request that is byte for byte an earlier one is neither parsed nor analysed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Response, request

from quotes.api.context import newsroom, service
from quotes.api.request.bodies import JSON, longest_article

View = TypeVar("View", bound=Callable[..., Any])


def remembered(view: View) -> View:
    """For a view whose answer depends on nothing but the newsroom and the request: its body, type and query. What asks
    for those ``known`` to the record is never cached.

    Only successful JSON answers are cached. Put it right below ``needs``, above everything that reads the request.
    """

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Response:
        cache, key = service().cache, _key()
        known = cache.answer(key) if key else None
        if known is not None:
            return Response(known, mimetype=JSON)
        response: Response = view(*args, **kwargs)
        if key and response.status_code == 200:
            cache.keep_answer(key, response.get_data())
        return response

    return cast(View, answer)


def _key() -> str | None:
    """The key of this request's answer; None where its body is too large, or has no length."""
    sent = request._get_current_object()  # type: ignore[attr-defined]  # the proxy looks for it at every use
    length, query = sent.content_length, sent.query_string
    if query and "known" in sent.args:
        return None
    if length is None or length > longest_article() or "HTTP_CONTENT_ENCODING" in sent.environ:
        return None
    return service().answer_key(newsroom(), query, (sent.content_type or "").encode(), sent.get_data(cache=True))
