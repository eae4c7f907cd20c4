"""JSON-LD for those who ask for it in Accept, at the addresses of quotations and profiles."""

from __future__ import annotations

from typing import Any

from flask import Response, after_this_request, jsonify, request

from quotes.api.context import site
from quotes.api.representation.paging import page_of
from quotes.record.model import Page, RecordedQuotation
from schemas.linked_data import MEDIA_TYPE, absolute, linked_quotations


def asks_for_linked_data() -> bool:
    """Whether the caller would rather have JSON-LD than JSON. The answer says that it depends on Accept."""

    @after_this_request
    def varies(response: Response) -> Response:
        response.vary.add("Accept")
        return response

    return request.accept_mimetypes.best_match(["application/json", MEDIA_TYPE]) == MEDIA_TYPE


def quotation_page(page: Page[RecordedQuotation]) -> Any:
    """One page of quotations, as JSON or JSON-LD; the link to the next is in the header Link of both."""
    body, headers = page_of("quotations", page)
    return linked(linked_quotations(page.items), headers) if asks_for_linked_data() else (body, headers)


def linked(document: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    """The answer that holds a JSON-LD document."""
    response = jsonify(absolute(document, site()))
    response.mimetype = MEDIA_TYPE
    response.headers.extend(headers or {})
    return response
