"""Checking a quotation as JSON: the words that are asked about, and what the record knows of them."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from quotes.record.model import MatchKind, Verdict
from schemas.article import RecordedQuotationSchema
from schemas.fields import Storable
from schemas.lists import WORDS


class CheckQuerySchema(Schema):
    """Words, and perhaps who is said to have said them."""

    words = fields.String(
        required=True, validate=(Length(1, 20_000), Storable()), metadata={"description": "At most 400 words."}
    )
    name = fields.String(validate=(*WORDS, Storable()), metadata={"description": "Name of the supposed speaker."})


class DifferenceSchema(Schema):
    """Words of the record in whose place the checked words have others; either may be empty."""

    said = fields.String(required=True)
    given = fields.String(required=True)


class CheckMatchSchema(Schema):
    """A quotation that the words were found in."""

    kind = fields.String(
        required=True,
        validate=OneOf(get_args(MatchKind)),
        metadata={"description": "exact: the whole quotation; excerpt: a part of it; altered: with other words."},
    )
    score = fields.Float(
        required=True, validate=Range(0, 1), metadata={"description": "The share of the words that agree."}
    )
    quotation = fields.Nested(RecordedQuotationSchema, required=True)
    differences = fields.List(fields.Nested(DifferenceSchema), required=True)
    cut_before = fields.String(required=True, metadata={"description": "What of it stands before the words."})
    cut_after = fields.String(required=True, metadata={"description": "What of it stands after the words."})
    same_speaker = fields.Boolean(
        required=True,
        allow_none=True,
        metadata={"description": "Whether the name is its speaker's; null where none was given."},
    )


class CheckedSchema(Schema):
    """Whether the words are on record, and where."""

    verdict = fields.String(
        required=True,
        validate=OneOf(get_args(Verdict)),
        metadata={"description": "Of the first match; other_speaker: said, but not by the one named."},
    )
    matches = fields.List(fields.Nested(CheckMatchSchema), required=True, metadata={"description": "The best first."})
