"""POST /v1/quotations/check: were these words said, by whom, and exactly so?"""

from __future__ import annotations

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.request.bodies import read_fields
from quotes.record.model import Checked
from schemas.check import CheckedSchema, CheckQuerySchema
from schemas.lists import NoQuerySchema

EXAMPLE = {"words": "All our engineers are returning home on schedule.", "name": "Darel Ivanic"}
REQUEST_BODY = {
    "required": True,
    "content": {"application/json": {"schema": CheckQuerySchema, "example": EXAMPLE}},
}

blueprint = Blueprint("checking", __name__, url_prefix="/v1/quotations/check", description="Check a quotation.")


@blueprint.route("", methods=["POST"])
@needs("read")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, CheckedSchema, description="What the record knows.")
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="checkQuotation")
def check(_query: dict[str, str]) -> Checked:
    """Check words against the record

    Were they said, by whom, and exactly so? Marks, spaces, the case of the first letter and a closing comma or full
    stop do not count.
    """
    asked = read_fields(CheckQuerySchema())
    return service().record.quotations.check(newsroom(), asked["words"], asked.get("name"))
