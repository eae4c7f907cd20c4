"""/v1/speakers: find speakers, read their profiles, what they said and the roles they were printed with."""

from __future__ import annotations

from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.json_ld import QUOTATION_PAGE, asks_for_linked_data, linked, quotation_page
from quotes.api.representation.paging import page_of
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from schemas.linked_data import linked_profile
from schemas.lists import (
    HistoryQuerySchema,
    NoQuerySchema,
    PositionPageSchema,
    PositionQuerySchema,
    QuotationPageSchema,
    RolePageSchema,
    RoleQuerySchema,
    SpeakerPageSchema,
    SpeakerQuerySchema,
)
from schemas.speaker import ProfileSchema

blueprint = Blueprint("speakers", __name__, url_prefix="/v1/speakers", description="Persons and organisations.")


@blueprint.route("")
@needs("read")
@blueprint.arguments(SpeakerQuerySchema, location="query")
@blueprint.response(200, SpeakerPageSchema, description="By closeness to `q` where given, else by name.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listSpeakers")
def find(query: dict[str, Any]) -> Any:
    """Find speakers"""
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    return page_of("speakers", service().record.speakers.search(newsroom(), SpeakerFilter(**query), cursor, limit))


@blueprint.route("/<string:speaker_id>")
@needs("read")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The profile; as JSON-LD on request.")
@blueprint.failures(308, 400, 404, 410, 422, 503)
@blueprint.doc(operationId="readSpeaker")
def read(_query: dict[str, Any], speaker_id: str) -> Any:
    """Read the profile of a speaker"""
    profile = service().record.speakers.read(newsroom(), speaker_id)
    return linked(linked_profile(profile)) if asks_for_linked_data() else profile


@blueprint.route("/<string:speaker_id>/quotations")
@needs("read")
@blueprint.arguments(HistoryQuerySchema, location="query")
@blueprint.response(200, QuotationPageSchema)
@blueprint.failures(308, 400, 404, 410, 422, 503)
@blueprint.doc(responses=QUOTATION_PAGE)
@blueprint.doc(operationId="listSpeakerQuotations")
def quotations(query: dict[str, Any], speaker_id: str) -> Any:
    """List what a speaker said"""
    cursor, limit, parts = query.pop("cursor", None), query.pop("limit"), query.pop("parts", None)
    record = service().record
    record.speakers.must_exist(newsroom(), speaker_id)  # an unknown or retracted speaker is no empty history
    wanted = QuotationFilter(speaker=speaker_id, **query)
    return quotation_page(record.quotations.search(newsroom(), wanted, cursor, limit), parts)


@blueprint.route("/<string:speaker_id>/roles")
@needs("read")
@blueprint.arguments(RoleQuerySchema, location="query")
@blueprint.response(200, RolePageSchema, description="Last seen first.")
@blueprint.failures(308, 400, 404, 410, 422, 503)
@blueprint.doc(operationId="listSpeakerRoles")
def roles(query: dict[str, Any], speaker_id: str) -> Any:
    """List the roles a speaker was printed with"""
    return page_of("roles", service().record.speakers.roles(newsroom(), speaker_id, **query))


@blueprint.route("/<string:speaker_id>/positions")
@needs("read")
@blueprint.arguments(PositionQuerySchema, location="query")
@blueprint.response(200, PositionPageSchema, description="Newest first.")
@blueprint.failures(308, 400, 404, 410, 422, 503)
@blueprint.doc(operationId="listSpeakerPositions")
def positions(query: dict[str, Any], speaker_id: str) -> Any:
    """List the positions a speaker took"""
    return page_of("positions", service().record.speakers.positions(newsroom(), speaker_id, **query))
