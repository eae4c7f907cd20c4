"""/v1/quotations: everything said, by filters, and one quotation."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.json_ld import QUOTATION_PAGE, asks_for_linked_data, linked, quotation_page
from quotes.errors import Gone, NotFound
from quotes.record.model.quotations import QuotationFilter
from schemas.article import RecordedQuotationSchema
from schemas.linked_data import linked_quotation
from schemas.lists import NoQuerySchema, OverviewSchema, QuotationPageSchema, QuotationQuerySchema, SaidFilterSchema

blueprint = Blueprint("quotations", __name__, url_prefix="/v1/quotations", description="Everything said.")


@blueprint.route("")
@needs("read")
@blueprint.arguments(QuotationQuerySchema, location="query")
@blueprint.response(200, QuotationPageSchema)
@blueprint.failures(308, 400, 422, 503)
@blueprint.doc(responses=QUOTATION_PAGE)
@blueprint.doc(operationId="listQuotations")
def find(query: dict[str, Any]) -> Any:
    """List quotations

    The same words by the same speaker in several articles are one item with several sources.
    """
    cursor, limit, order = query.pop("cursor", None), query.pop("limit"), query.pop("order")
    parts = query.pop("parts", None)
    if "speaker" in query:
        with suppress(NotFound, Gone):  # of whom nothing is on record; a merged one leads to the survivor
            service().record.speakers.must_exist(newsroom(), query["speaker"])
    wanted = QuotationFilter(**query)
    return quotation_page(service().record.quotations.search(newsroom(), wanted, cursor, limit, order), parts)


@blueprint.route("/facets")
@needs("read")
@blueprint.arguments(SaidFilterSchema, location="query")
@blueprint.response(200, OverviewSchema, description="Counted among the newest.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="countQuotations")
def count(query: dict[str, Any]) -> Any:
    """Count quotations by speaker, publisher, year and kind

    With the filters of the list: what it would find, and what narrows it down further. At most a thousand are counted,
    the newest; of those that have the words of `q`, or are of the `publisher`, no more than the newest 500 are looked
    at, of those with a phrase 200. Where `complete` is false, there are at least `count`; where `count` is 1,000, there
    are more.
    """
    return service().record.quotations.overview(newsroom(), QuotationFilter(**query))


@blueprint.route("/<string:quotation_id>")
@needs("read")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, RecordedQuotationSchema, description="The quotation; as JSON-LD on request.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="readQuotation")
def read(_query: dict[str, Any], quotation_id: str) -> Any:
    """Read one quotation"""
    quotation = service().record.quotations.read(newsroom(), quotation_id)
    return linked(linked_quotation(quotation)) if asks_for_linked_data() else quotation
