"""The blueprint that every call belongs to: strict parameters, documented failures, reads with entity tags."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

import flask_smorest

from quotes.api.representation.etags import conditional
from quotes.api.request.parameters import QueryParser

View = TypeVar("View", bound=Callable[..., Any])


class Blueprint(flask_smorest.Blueprint):
    """flask-smorest's blueprint with strict query parameters; its GETs carry ETags."""

    ARGUMENTS_PARSER = QueryParser()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after_request(conditional)

    def failures(self, *statuses: int) -> Callable[[View], View]:
        """Document the statuses that a view may answer with a problem document, and those that any may."""

        def decorator(view: View) -> View:
            for status in (*statuses, 401, 403, 429, 500):
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return decorator

    def edits(self, view: View) -> View:
        """Document that a POST edits a stored version: If-Match, 412 and 428."""
        for status in (412, 428):
            view = self.alt_response(status, HTTPStatus(status).name)(view)
        view._apidoc["edits"] = True  # type: ignore[attr-defined]
        return view

    def _prepare_etag_doc(self, doc: Any, doc_info: dict[str, Any], *, method: str, **kwargs: Any) -> Any:
        """Document ETag, If-None-Match and 304 for every GET, If-Match for every edit, 412 and 428 for every PATCH,
        Idempotency-Key for every POST."""
        if doc_info.get("edits"):
            doc.setdefault("parameters", []).append("IF_MATCH")
        if method == "post":
            doc.setdefault("parameters", []).append("IDEMPOTENCY_KEY")
            doc.setdefault("responses", {}).setdefault("409", "CONFLICT")
        tagged = {**doc_info, "etag": method in ("get", "patch")}
        return super()._prepare_etag_doc(doc, tagged, method=method, **kwargs)
