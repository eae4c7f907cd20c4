"""Corrections by editors: quotations, missed quotations, speakers; the log of corrections, and undoing one."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from quotes.analysis.selection import quotation_of
from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.etags import must_match, require_if_match
from quotes.api.representation.offsets import from_utf16, in_utf16, quotation_in_utf16
from quotes.api.representation.paging import page_of
from quotes.api.request.bodies import read_fields
from quotes.api.request.submission import TEXT
from quotes.errors import FieldError, InvalidInput
from quotes.model import StatementDate, Stretch
from quotes.record.model.corrections import Correction, CorrectionFilter, Editor, Named, PositionFix, QuotationFix
from quotes.record.model.speakers import ExternalId, Profile
from schemas.article import OffsetsQuerySchema, RecordedQuotationSchema, StoredArticleSchema
from schemas.correction import (
    AddedQuotationSchema,
    CorrectionPageSchema,
    CorrectionQuerySchema,
    CorrectionSchema,
    EditSchema,
    JoinedRolesSchema,
    MergeSchema,
    QuotationFixSchema,
    RejectedRolesSchema,
    SpeakerFixSchema,
    SplitSchema,
)
from schemas.lists import NoQuerySchema
from schemas.speaker import ProfileSchema

WHY = {"reason": "Heard the recording"}
WORDS = "the contract had been paid in full"
PLACE = TEXT.index(WORDS)
MISSED = {"spans": [{"start": PLACE, "end": PLACE + len(WORDS), "exact": WORDS}], "speaker": None}

blueprint = Blueprint("corrections", __name__, url_prefix="/v1", description="What editors correct.")


def _location(of: str) -> dict[str, Any]:
    return {"Location": {"description": f"Where the {of} is read.", "schema": {"type": "string"}}}


def _body(schema: type[EditSchema], example: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema, "example": {**example, **WHY}}}}


@blueprint.route("/quotations/<string:quotation_id>", methods=["PATCH"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, RecordedQuotationSchema, description="The corrected quotation.")
@blueprint.alt_response(204, description="Rejected: the quotation is gone.", success=True)
@blueprint.failures(400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(QuotationFixSchema, {"speaker": None}))
@blueprint.doc(operationId="correctQuotation")
def correct_quotation(_query: dict[str, Any], quotation_id: str) -> Any:
    """Correct a quotation

    Change the speaker, the date or the positions, confirm the quotation, or reject it. Later analyses keep the
    correction. Name the speaker by id, or by the name of someone who may not be on record yet.
    """
    require_if_match()
    settled = read_fields(QuotationFixSchema())
    by, record = _editor(settled), service().record
    if "named" in settled:
        settled["speaker"] = Named(**settled.pop("named"))
    if settled.get("said_on"):
        settled["said_on"] = StatementDate(**settled["said_on"])
    if "positions" in settled:
        settled["positions"] = tuple(PositionFix(**position) for position in settled["positions"])
    current = record.quotations.read(newsroom(), quotation_id)
    must_match(RecordedQuotationSchema(), current)
    fix = QuotationFix(**settled)
    corrected = record.corrections.correct_quotation(newsroom(), quotation_id, fix, by, current.version)
    return corrected or Response(status=204)


@blueprint.route("/articles/<string:article_id>/quotations", methods=["POST"])
@needs("curate")
@blueprint.arguments(OffsetsQuerySchema, location="query")
@blueprint.response(201, RecordedQuotationSchema, description="Added.", headers=_location("quotation"))
@blueprint.edits
@blueprint.failures(400, 404, 409, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(AddedQuotationSchema, MISSED))
@blueprint.doc(operationId="addQuotation")
def add_quotation(query: dict[str, Any], article_id: str) -> Any:
    """Add a quotation that the analysis missed

    If-Match names the version of the article. Answers 409 if another quotation has some of these words:
    correct that one, or reject it first.
    """
    require_if_match()
    utf16 = query["offsets"] == "utf16"
    given = read_fields(AddedQuotationSchema())
    by, record = _editor(given), service().record
    article = record.articles.read(newsroom(), article_id)
    # Before its words are compared: those of another version are no fault of the fields.
    must_match(StoredArticleSchema(), in_utf16(article, article.text, article.html) if utf16 else article)
    quotation = quotation_of(article.text, _stretches(given["spans"], article.text, utf16), given["act"])
    who = Named(**given["named"]) if "named" in given else given["speaker"]
    added = record.corrections.add_quotation(newsroom(), article_id, quotation, who, by, article.version)
    if utf16:
        added = quotation_in_utf16(added, article.text, article.html)
    return added, 201, {"Location": url_for("quotations.read", quotation_id=added.id)}


@blueprint.route("/speakers/<string:speaker_id>", methods=["PATCH"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The corrected profile.")
@blueprint.alt_response(204, description="It is no speaker: the profile is gone.", success=True)
@blueprint.failures(308, 400, 404, 409, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(SpeakerFixSchema, {"name": "Darel Ivanic"}))
@blueprint.doc(operationId="correctSpeaker")
def correct_speaker(_query: dict[str, Any], speaker_id: str) -> Any:
    """Correct a speaker

    Rename it, attach external identifiers, or change its type. With the type `none` it is no speaker: what it said
    stays as nobody's words, now and in later articles.
    """
    settled, by, seen = _profile_edit(speaker_id, SpeakerFixSchema())
    record = service().record
    if "name" in settled:
        return record.corrections.rename(newsroom(), speaker_id, settled["name"], by, seen)
    if "type" in settled:
        typed = record.corrections.settle_type(newsroom(), speaker_id, settled["type"], by, seen)
        return typed or Response(status=204)
    ids = [ExternalId(**given) for given in settled["external_ids"]]
    return record.corrections.attach_ids(newsroom(), speaker_id, ids, by, seen)


@blueprint.route("/speakers/<string:speaker_id>/merge", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The profile that everything was merged into.")
@blueprint.edits
@blueprint.failures(308, 400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(MergeSchema, {"into": "0" * 32}))
@blueprint.doc(operationId="mergeSpeakers")
def merge(_query: dict[str, Any], speaker_id: str) -> Profile:
    """Merge a speaker into another one

    Everything credited to this speaker moves to the other one, and the old id answers 308. The merge can be undone.
    """
    given, by, seen = _profile_edit(speaker_id, MergeSchema())
    return service().record.corrections.merge(newsroom(), speaker_id, given["into"], by, seen)


@blueprint.route("/speakers/<string:speaker_id>/split", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(201, ProfileSchema, description="The new profile.", headers=_location("speaker"))
@blueprint.edits
@blueprint.failures(308, 400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(SplitSchema, {"articles": ["0" * 32]}))
@blueprint.doc(operationId="splitSpeaker")
def split(_query: dict[str, Any], speaker_id: str) -> Any:
    """Split a speaker

    Everything credited to this speaker in the given articles moves to a new profile of the same name. The split can be
    undone.
    """
    given, by, seen = _profile_edit(speaker_id, SplitSchema())
    made = service().record.corrections.split(newsroom(), speaker_id, given["articles"], by, seen)
    return made, 201, {"Location": url_for("speakers.read", speaker_id=made.id)}


@blueprint.route("/speakers/<string:speaker_id>/roles/reject", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The profile without these roles.")
@blueprint.edits
@blueprint.failures(308, 400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(RejectedRolesSchema, {"roles": ["f" * 32]}))
@blueprint.doc(operationId="rejectRoles")
def reject_roles(_query: dict[str, Any], speaker_id: str) -> Profile:
    """Say that roles are none of a speaker's

    They are shown nowhere, whatever articles print, now or later. Each is a correction of its own in the log, and can
    be undone.
    """
    given, by, seen = _profile_edit(speaker_id, RejectedRolesSchema())
    return service().record.corrections.reject_roles(newsroom(), speaker_id, given["roles"], by, seen)


@blueprint.route("/speakers/<string:speaker_id>/roles/join", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ProfileSchema, description="The profile with these roles as one.")
@blueprint.edits
@blueprint.failures(308, 400, 404, 410, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(JoinedRolesSchema, {"roles": ["e" * 32], "into": "f" * 32}))
@blueprint.doc(operationId="joinRoles")
def join_roles(_query: dict[str, Any], speaker_id: str) -> Profile:
    """Say that roles of a speaker are one office

    They are shown as one, under the words of the role `into`, with the dates of all of them; so are later articles that
    print any of them. A quotation keeps the role that its article prints. It can be undone.
    """
    given, by, seen = _profile_edit(speaker_id, JoinedRolesSchema())
    corrections = service().record.corrections
    return corrections.join_roles(newsroom(), speaker_id, given["roles"], given["into"], by, seen)


@blueprint.route("/corrections")
@needs("read")
@blueprint.arguments(CorrectionQuerySchema, location="query")
@blueprint.response(200, CorrectionPageSchema, description="Newest first.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listCorrections")
def find(query: dict[str, Any]) -> Any:
    """List corrections"""
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    found = service().record.corrections.log(newsroom(), CorrectionFilter(**query), cursor, limit)
    return page_of("corrections", found)


@blueprint.route("/corrections/<string:correction_id>/undo", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, CorrectionSchema, description="Undone.")
@blueprint.failures(400, 404, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=_body(EditSchema, {}) | {"required": False})
@blueprint.doc(operationId="undoCorrection")
def undo(_query: dict[str, Any], correction_id: str) -> Correction:
    """Undo a correction

    Answers 409 if it was undone already, or if a later correction depends on it. No body is needed.
    """
    return service().record.corrections.undo(newsroom(), correction_id, _editor(read_fields(EditSchema())))


def _profile_edit(speaker_id: str, schema: EditSchema) -> tuple[dict[str, Any], Editor, int]:
    """What an edit of a profile gives, who makes it, and the version of the profile, which is the one that If-Match
    names. Raises PreconditionRequired without If-Match, what ``read_fields`` raises, and Outdated."""
    require_if_match()
    given = read_fields(schema)
    by = _editor(given)
    profile = service().record.speakers.read(newsroom(), speaker_id)
    must_match(ProfileSchema(), profile)
    return given, by, profile.version


def _stretches(spans: list[dict[str, Any]], text: str, utf16: bool) -> list[Stretch]:
    """The stretches of ``text`` that were pointed out. Raises InvalidInput where other words stand there."""
    offset = from_utf16(text) if utf16 else int
    found = [Stretch(offset(span["start"]), offset(span["end"])) for span in spans]
    faults = [
        FieldError(
            f"spans.{i}.exact",
            "The text there is different. Count offsets in the version that If-Match names.",
        )
        for i, (place, span) in enumerate(zip(found, spans, strict=True))
        if place.start < 0 or text[place.start : max(place.end, 0)] != span["exact"]
    ]
    if faults:
        raise InvalidInput("These words are not in the article.", *faults)
    return found


def _editor(settled: dict[str, Any]) -> Editor:
    """Who edits: the caller. Why: taken out of what was sent."""
    return Editor(caller().name, settled.pop("reason", None))
