"""What editors correct: quotations, speakers, the log of corrections, and how one is undone."""

from __future__ import annotations

from typing import Any

from flask import Response

from quotes.api.blueprint import Blueprint
from quotes.api.bodies import read_fields
from quotes.api.context import newsroom, service
from quotes.api.etags import must_match
from quotes.api.paging import page_of
from quotes.record.shapes import Correction, Editor, ExternalId, Profile, QuotationFix
from quotes.shapes import StatementDate
from schemas.article import RecordedQuotationSchema
from schemas.correction import (
    CorrectionPageSchema,
    CorrectionQuerySchema,
    CorrectionSchema,
    EditSchema,
    QuotationFixSchema,
    SpeakerFixSchema,
)
from schemas.lists import NoQuerySchema
from schemas.speaker import ProfileSchema

WHO = {"editor": "m.okoye", "reason": "Heard the recording"}

blueprint = Blueprint("corrections", __name__, url_prefix="/v1", description="What editors correct.")


def _body(schema: type[EditSchema], example: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema, "example": {**example, **WHO}}}}


@blueprint.route("/quotations/<string:quotation_id>", methods=["PATCH"])
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, RecordedQuotationSchema, description="The quotation as it now stands.")
@blueprint.alt_response(204, description="Rejected: it is no quotation any more.", success=True)
@blueprint.failures(400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(QuotationFixSchema, {"speaker": None}))
def correct_quotation(_query: dict[str, Any], quotation_id: str) -> Any:
    """Correct a quotation

    Wrong speaker, wrong date, right as it is, or nobody's words. No later analysis overrules it.
    """
    judge = must_match(RecordedQuotationSchema())
    settled = read_fields(QuotationFixSchema())
    by = _editor(settled)
    if settled.get("said_on"):
        settled["said_on"] = StatementDate(**settled["said_on"])
    corrected = service().record.correct_quotation(newsroom(), quotation_id, QuotationFix(**settled), by, judge)
    return corrected or Response(status=204)


@blueprint.route("/speakers/<string:speaker_id>", methods=["PATCH"])
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The profile as it now stands.")
@blueprint.failures(400, 404, 409, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(SpeakerFixSchema, {"name": "Darel Ivanic"}))
def correct_speaker(_query: dict[str, Any], speaker_id: str) -> Profile:
    """Rename a speaker, or attach external identifiers"""
    judge = must_match(ProfileSchema())
    settled = read_fields(SpeakerFixSchema())
    by, record = _editor(settled), service().record
    if "name" in settled:
        return record.rename(newsroom(), speaker_id, settled["name"], by, judge)
    ids = [ExternalId(**given) for given in settled["external_ids"]]
    return record.attach_ids(newsroom(), speaker_id, ids, by, judge)


@blueprint.route("/corrections")
@blueprint.arguments(CorrectionQuerySchema, location="query")
@blueprint.response(200, CorrectionPageSchema, description="Newest first.")
@blueprint.failures(400, 422, 503)
def find(query: dict[str, Any]) -> Any:
    """List corrections"""
    return page_of("corrections", service().record.corrections(newsroom(), **query))


@blueprint.route("/corrections/<string:correction_id>/undo", methods=["POST"])
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, CorrectionSchema, description="Undone.")
@blueprint.failures(400, 404, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(EditSchema, {}))
def undo(_query: dict[str, Any], correction_id: str) -> Correction:
    """Undo a correction

    A conflict where it was undone already, or where a later one stands on it.
    """
    return service().record.undo(newsroom(), correction_id, _editor(read_fields(EditSchema())))


def _editor(settled: dict[str, Any]) -> Editor:
    """Who edits; taken out of what was sent."""
    return Editor(settled.pop("editor"), settled.pop("reason", None))
