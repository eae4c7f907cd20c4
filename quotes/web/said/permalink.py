"""/q/ID: one quotation at an address that stays, to cite and to show elsewhere."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from flask import Response, abort, jsonify, render_template

from quotes.api.context import newsroom, service, site
from quotes.api.middleware.auth import is_loopback, needs
from quotes.api.oembed import embedded
from quotes.exchange.citation import citation, embed
from quotes.record.model.quotations import RecordedQuotation
from quotes.web.views import pages
from schemas.article import RecordedQuotationSchema
from schemas.linked_data import OEmbedSchema, absolute, linked_quotation

FORMS = {"json": "JSON", "oembed": "oEmbed"}
"""What else than a page the address of a quotation has, by its ending."""


@pages.get("/q/<quotation_id>")
@needs("read")
def permalink(quotation_id: str) -> str:
    """A quotation with its speaker, its place and its evidence, ready to be cited or embedded."""
    quotation = service().record.quotations.read(newsroom(), quotation_id)
    address = address_of(quotation)
    return render_template(
        "pages/said/permalink.html",
        quotation=quotation,
        address=address,
        citation=citation(quotation, address),
        embed=embed(quotation, address),
        forms=FORMS,
        only_here=is_on_loopback(site()),
        otherwise=service().record.quotations.credited_otherwise(newsroom(), quotation_id),
        oembed=f"{site()}/v1/oembed?url={quote(address, safe='')}",
        linked=absolute(linked_quotation(quotation), site()),
    )


@pages.get("/q/<quotation_id>.<form>")
@needs("read")
def permalink_as(quotation_id: str, form: str) -> Response:
    """What the API tells of the quotation, for whoever is signed in: a session opens pages and never the API."""
    if form not in FORMS:
        abort(404)
    quotation = service().record.quotations.read(newsroom(), quotation_id)
    if form == "json":
        return jsonify(RecordedQuotationSchema().dump(quotation))
    return jsonify(OEmbedSchema().dump(embedded(quotation, address_of(quotation))))


def address_of(quotation: RecordedQuotation) -> str:
    """The permalink of a quotation, with the host."""
    return f"{site()}/q/{quotation.id}"


def is_on_loopback(address: str) -> bool:
    """Whether an address leads every computer to itself."""
    return is_loopback(urlsplit(address).hostname or "")


def cited(quotation: RecordedQuotation) -> str:
    """The citation of a quotation, for the templates."""
    return citation(quotation, address_of(quotation))
