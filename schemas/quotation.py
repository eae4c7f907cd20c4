"""One quotation as JSON, as an analysis has it."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from quotes.model import SPEAKER_TYPES, Act, Kind, Medium, Precision
from schemas.fields import QuotedSpanSchema, SpanSchema

KINDS = get_args(Kind)
ACTS = get_args(Act)
MEDIA = get_args(Medium)
PROFILE_TYPES = ("person", "organization")
"""Types of the speakers that a query may ask for and an editor may name."""
ACT_FILTER = (*ACTS, "any")
"""What a filter by act takes."""


class SpeakerRefSchema(Schema):
    """Whose words they are."""

    id = fields.String(required=True)
    name = fields.String(required=True, metadata={"description": "The fullest form of the name that is known."})
    type = fields.String(required=True, validate=OneOf(SPEAKER_TYPES))
    role = fields.String(
        required=True, allow_none=True, metadata={"description": "Title, office or occupation, as printed."}
    )


class CandidateSchema(Schema):
    """Somebody who might be the speaker where the machine does not dare to say."""

    name = fields.String(required=True)
    type = fields.String(required=True, validate=OneOf(SPEAKER_TYPES))
    confidence = fields.Float(required=True, validate=Range(0, 1))


class StatementDateSchema(Schema):
    """When it was said: the first day of a day, week, month or year, and the words that settle it."""

    date = fields.Date(required=True)
    precision = fields.String(required=True, validate=OneOf(get_args(Precision)))
    exact = fields.String(
        required=True, metadata={"description": "Words of the article; empty where an editor settled it without them."}
    )


class OccasionSchema(SpanSchema):
    """Where, to whom or through what the words were said, as printed."""

    medium = fields.String(
        required=True,
        allow_none=True,
        validate=OneOf(MEDIA),
        metadata={"description": "What kind of occasion it was; null where the words do not settle it."},
    )


class EvidenceSchema(Schema):
    """Why: the method and the steps of the reasoning, in words."""

    method = fields.String(required=True)
    chain = fields.List(fields.String(), required=True)


class QuotationSchema(Schema):
    """Words attributed to somebody, letter for letter."""

    id = fields.String(required=True)
    kind = fields.String(
        required=True,
        validate=OneOf(KINDS),
        metadata={
            "description": "direct: all spans stand between marks, or are a turn of a transcript or a signed post; "
            "indirect: none does; mixed: some do."
        },
    )
    act = fields.String(
        required=True,
        validate=OneOf(ACTS),
        metadata={
            "description": "statement: said or wrote; thought: believes or hopes; denied: did not say, refused to say."
        },
    )
    spans = fields.List(fields.Nested(QuotedSpanSchema), required=True)
    cue = fields.Nested(
        SpanSchema, required=True, allow_none=True, metadata={"description": "The words that attribute."}
    )
    mention = fields.Nested(
        SpanSchema, required=True, allow_none=True, metadata={"description": "The words that stand for the speaker."}
    )
    speaker = fields.Nested(
        SpeakerRefSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Null: nobody can be named with confidence."},
    )
    candidates = fields.List(
        fields.Nested(CandidateSchema), required=True, metadata={"description": "Listed where `speaker` is null."}
    )
    said_on = fields.Nested(
        StatementDateSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Null unless an expression of the text settles it."},
    )
    occasion = fields.Nested(
        OccasionSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Null where the text tells of none, or of several that may be it."},
    )
    via = fields.Nested(
        SpeakerRefSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Who told the words of another: “Frost said Denny had told him: …” is via Frost."},
    )
    confidence = fields.Float(
        required=True,
        validate=Range(0, 1),
        metadata={"description": "The probability that these are somebody's words and `speaker` is the right one."},
    )
    needs_review = fields.Boolean(required=True)
    evidence = fields.Nested(EvidenceSchema, required=True)
