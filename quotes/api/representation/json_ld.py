"""JSON-LD for those who ask for it in Accept, at the addresses of quotations and profiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, after_this_request, jsonify, request

from quotes.api.context import site
from quotes.api.representation.paging import page_of
from quotes.errors import FieldError, InvalidInput
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import RecordedQuotation
from schemas.article import RecordedQuotationSchema
from schemas.linked_data import MEDIA_TYPE, absolute, linked_quotations
from schemas.lists import QuotationPageSchema, QuotationPartsPageSchema

PARTS = "application/vnd.on-record.parts+json"
"""The type of a page whose quotations have only the fields that were asked for: typed clients need not expect one."""
QUOTATION_PAGE = {
    "200": {
        "description": "Newest first; as JSON-LD on request.",
        "content": {
            "application/json": {"schema": QuotationPageSchema},
            PARTS: {"schema": QuotationPartsPageSchema},
        },
        "headers": {"ETag": "ETAG"},
    }
}


def asks_for_linked_data() -> bool:
    """Whether the caller would rather have JSON-LD than JSON. The answer says that it depends on Accept."""

    @after_this_request
    def varies(response: Response) -> Response:
        response.vary.add("Accept")
        return response

    return request.accept_mimetypes.best_match(["application/json", MEDIA_TYPE]) == MEDIA_TYPE


def quotation_page(page: Page[RecordedQuotation], parts: Sequence[str] | None = None) -> Any:
    """One page of quotations, as JSON or JSON-LD; the link to the next is in the header Link of both.

    ``parts``: the fields that the caller wants of each. Raises InvalidInput where JSON-LD was asked for as well.
    """
    body, headers = page_of("quotations", page)
    if asks_for_linked_data():
        if parts is not None:
            raise InvalidInput(
                "JSON-LD cannot be narrowed down to some fields.",
                FieldError("fields", "Leave it out, or accept application/json."),
            )
        return linked(linked_quotations(page.items), headers)
    if parts is None:
        return body, headers
    shown = RecordedQuotationSchema(only=parts, many=True).dump(page.items)
    response = jsonify(body | {"quotations": shown})
    response.mimetype = PARTS
    response.headers.extend(headers)
    return response


def linked(document: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    """The answer that holds a JSON-LD document."""
    response = jsonify(absolute(document, site()))
    response.mimetype = MEDIA_TYPE
    response.headers.extend(headers or {})
    return response
