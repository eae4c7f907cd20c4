"""An analysis as JSON: all that one article was found to say."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from marshmallow import Schema, fields, post_dump
from marshmallow.validate import OneOf, Range

from quotes.model import SPEAKER_TYPES, Analysis, Stance
from schemas.fields import SpanSchema
from schemas.quotation import QuotationSchema


class ArticleSpeakerSchema(Schema):
    """Who speaks in this article, under the fullest form of the name that it gives."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True, validate=OneOf(SPEAKER_TYPES))
    aliases = fields.List(fields.String(), required=True)
    roles = fields.List(fields.Nested(SpanSchema), required=True, metadata={"description": "Roles as printed."})


class PositionSchema(Schema):
    """A speaker supports or opposes a nameable target, shown by one quotation."""

    speaker = fields.String(required=True, metadata={"description": "Name of the speaker."})
    quotation = fields.String(required=True, metadata={"description": "Id of the quotation that shows it."})
    target = fields.String(required=True, metadata={"description": "Words of the article."})
    target_key = fields.String(
        required=True, metadata={"description": "Under it the same target is found in other articles."}
    )
    stance = fields.String(required=True, validate=OneOf(get_args(Stance)))
    evidence = fields.Nested(SpanSchema, required=True)
    confidence = fields.Float(required=True, validate=Range(0, 1))


class DatelineSchema(Schema):
    """The place and date an agency report opens with."""

    place = fields.String(required=True, allow_none=True)
    date = fields.Date(required=True, allow_none=True)


class KnownSpeakerSchema(Schema):
    """The profiles of the record that have the name of a speaker of this article: several where it has namesakes."""

    speaker = fields.String(required=True, metadata={"description": "Id of the speaker in this article."})
    profiles = fields.List(fields.String(), required=True, metadata={"description": "Ids of profiles."})


class AnalysisSchema(Schema):
    """All that one article was found to say. `text` is there only where HTML came in."""

    id = fields.String(required=True)
    quotations = fields.List(fields.Nested(QuotationSchema), required=True)
    speakers = fields.List(fields.Nested(ArticleSpeakerSchema), required=True)
    positions = fields.List(fields.Nested(PositionSchema), required=True)
    known = fields.List(
        fields.Nested(KnownSpeakerSchema), metadata={"description": "Only where `known=true`: who is on record."}
    )
    dateline = fields.Nested(DatelineSchema, required=True, allow_none=True)
    text = fields.String(metadata={"description": "Only where HTML came in: the canonical text all offsets count."})
    language = fields.String(
        required=True, metadata={"description": "As sent, else `en`: the text was read as English. See `warnings`."}
    )
    warnings = fields.List(fields.String(), required=True)
    pipeline_version = fields.String(required=True)

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """Dump as the fields above say. An ``Analysis``, the answer that many wait for, goes a way a hundred times
        faster to the same JSON (a test compares the two)."""
        return _dumped(obj) if isinstance(obj, Analysis) else super().dump(obj, many=many)

    @post_dump
    def without_absent_text(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Leave `text` out where the submitted text is the canonical one."""
        if data["text"] is None:
            del data["text"]
        return data


def _dumped(analysis: Analysis) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(analysis)
    del data["positions_to_check"]  # for the editor's desk alone
    if data["text"] is None:
        del data["text"]
    for quotation in data["quotations"]:
        for span in quotation["spans"]:
            if not span["html"]:
                del span["html"]
    return data
