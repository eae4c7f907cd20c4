"""/v1/oembed: a quotation as other pages show it (https://oembed.com)."""

from __future__ import annotations

import re
from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service, site
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, NotFound
from quotes.exchange.citation import embed, heading, published, reported, said
from quotes.record.model.quotations import RecordedQuotation
from schemas.linked_data import OEmbedQuerySchema, OEmbedSchema

WIDEST = 600  # pixels of the figure where the page does not say how wide it may be
_PERMALINK = re.compile(r"[^?#]*/q/([0-9a-f]{32})/?(?:[?#].*)?")

blueprint = Blueprint("embedding", __name__, url_prefix="/v1/oembed", description="Quotations on other pages.")


@blueprint.route("")
@needs("read")
@blueprint.arguments(OEmbedQuerySchema, location="query")
@blueprint.response(200, OEmbedSchema, description="The quotation as a figure.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="embedQuotation")
def oembed(query: dict[str, Any]) -> dict[str, Any]:
    """Show a quotation on another page

    `url` is its permalink, the address of its page here (`/q/ID`). The answer holds HTML (oEmbed, type `rich`).
    """
    found = _PERMALINK.fullmatch(query["url"])
    if found is None:
        raise NotFound(
            "This is not the permalink of a quotation.", FieldError("url", "Send an address that ends in /q/ID.")
        )
    quotation = service().record.quotations.read(newsroom(), found[1])
    return embedded(quotation, f"{site()}/q/{quotation.id}", query.get("maxwidth", WIDEST))


def embedded(quotation: RecordedQuotation, address: str, widest: int = WIDEST) -> dict[str, Any]:
    """What oEmbed tells of a quotation, as ``OEmbedSchema`` has it. ``address``: its permalink; ``widest``: the most
    pixels of the figure."""
    who = quotation.speaker
    return {
        "version": "1.0",
        "type": "rich",
        "title": ", ".join(filter(None, (f(quotation) for f in (heading, reported, said, published)))),
        "author_name": who.name if who and quotation.act != "denied" else None,
        "provider_name": "On Record",
        "provider_url": site(),
        "html": embed(quotation, address),
        "width": min(widest, WIDEST),
        "height": None,
    }
