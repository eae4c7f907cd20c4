"""Checking a quotation as JSON: the words that are asked about, and what the record knows of them."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range

from quotes.lexicon.stems import tokens
from quotes.record.model.checks import MOST_CHECKED_WORDS, MatchKind, Verdict
from schemas.article import RecordedQuotationSchema
from schemas.fields import Storable
from schemas.lists import WORDS

COUNT = f"Give 1 to {MOST_CHECKED_WORDS} words."


def _words(*, required: bool) -> fields.String:
    described = {"description": f"At most {MOST_CHECKED_WORDS} words."}
    return fields.String(required=required, validate=(Length(1, 20_000), Storable()), metadata=described)


class _SupposedSchema(Schema):
    """Who is said to have said it."""

    name = fields.String(validate=(*WORDS, Storable()), metadata={"description": "Name of the supposed speaker."})


class CheckQuerySchema(_SupposedSchema):
    """Words, and perhaps who is said to have said them."""

    words = _words(required=True)


class ManyCheckQuerySchema(Schema):
    """Many words at once."""

    quotations = fields.List(
        fields.Nested(CheckQuerySchema), required=True, validate=Length(1, 100), metadata={"description": "1 to 100."}
    )


class CheckBodySchema(_SupposedSchema):
    """What the call takes: words, or many of them."""

    words = _words(required=False)
    quotations = fields.List(fields.Nested(CheckQuerySchema), validate=Length(1, 100))

    @validates_schema(skip_on_field_errors=False)
    def one_or_many(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse both, and neither; and words that are none or too many."""
        if "quotations" not in data and "words" not in data:
            raise ValidationError({"words": ["Give words, or `quotations`."]})
        if "quotations" in data and data.keys() & {"words", "name"}:
            raise ValidationError({"quotations": ["Give these, or `words`, not both."]})
        faults = {i: ["words"] for i, one in enumerate(data.get("quotations", ())) if not _checkable(one.get("words"))}
        if faults:
            raise ValidationError({"quotations": {i: {"words": [COUNT]} for i in faults}})


def _checkable(words: Any) -> bool:
    return isinstance(words, str) and 0 < len(tokens(words)) <= MOST_CHECKED_WORDS


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
        metadata={
            "description": "Of the first match; its `act` tells whether it was said at all; other_speaker: by another."
        },
    )
    matches = fields.List(fields.Nested(CheckMatchSchema), required=True, metadata={"description": "The best first."})


class ManyCheckedSchema(Schema):
    """The same for many words, in the order they were sent."""

    results = fields.List(fields.Nested(CheckedSchema), required=True)
