"""POST /v1/quotations/check: were these words said, by whom, and exactly so?"""

from __future__ import annotations

from typing import Any

from flask import jsonify

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.examples import CHECKED
from quotes.api.request.bodies import read_fields
from quotes.record.model.checks import CheckQuestion
from schemas.check import CheckBodySchema, CheckedSchema, CheckQuerySchema, ManyCheckedSchema, ManyCheckQuerySchema
from schemas.lists import NoQuerySchema

EXAMPLE = {"words": "All our engineers are returning home on schedule.", "name": "Darel Ivanic"}
EXAMPLES = {
    "one": {"summary": "One quotation", "value": EXAMPLE},
    "many": {"summary": "Many at once", "value": {"quotations": [EXAMPLE, {"words": "Nobody was asked to leave."}]}},
}
REQUEST_BODY = {
    "required": True,
    "content": {
        "application/json": {"schema": {"anyOf": [CheckQuerySchema, ManyCheckQuerySchema]}, "examples": EXAMPLES}
    },
}
ANSWERS = {
    "one": {"summary": "One quotation", "value": CHECKED},
    "many": {"summary": "Many at once", "value": {"results": [CHECKED, {"verdict": "not_on_record", "matches": []}]}},
}
ANSWER = {
    "description": "What the record knows; of many `results`, in the order of the question.",
    "content": {"application/json": {"schema": {"anyOf": [CheckedSchema, ManyCheckedSchema]}, "examples": ANSWERS}},
}

blueprint = Blueprint("checking", __name__, url_prefix="/v1/quotations/check", description="Check a quotation.")


@blueprint.route("", methods=["POST"])
@needs("read")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200)
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(responses={"200": ANSWER})
@blueprint.doc(operationId="checkQuotation")
def check(_query: dict[str, str]) -> Any:
    """Check words against the record

    Were they said, by whom, and exactly so? Marks, spaces, the case of the first letter and a closing comma or full
    stop do not count. Send `words` (and `name`), or up to 100 of them as `quotations`.
    """
    asked = read_fields(CheckBodySchema())
    many = asked.get("quotations")
    questions = [CheckQuestion(one["words"], one.get("name")) for one in ([asked] if many is None else many)]
    answers = CheckedSchema(many=True).dump(service().record.quotations.check_many(newsroom(), questions))
    return jsonify(answers[0] if many is None else {"results": answers})
