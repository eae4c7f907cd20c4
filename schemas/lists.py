"""Lists as JSON: the filters that a query may set, and the pages that come back."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range, Regexp

from schemas.article import RecordedQuotationSchema
from schemas.quotation import ACTS, KINDS, MEDIA
from schemas.speaker import HeldRoleSchema, RecordedPositionSchema, SpeakerSummarySchema

MOST_ITEMS = 200
WORDS = (Length(1, 500), Regexp(r"\s*\S", error="Give some words, or leave the parameter out."))
IDENTIFIER = Regexp(r"[^:]+:.+", error="Give scheme and value as scheme:value.")


class NoQuerySchema(Schema):
    """No parameters at all."""


class PageQuerySchema(Schema):
    """Which page of a list."""

    cursor = fields.String(
        validate=Length(1, 1000),
        metadata={"description": "Opaque; from the `next` link of the page before."},
    )
    limit = fields.Integer(
        load_default=50, validate=Range(1, MOST_ITEMS), metadata={"description": "Most items of a page."}
    )


class SpeakerQuerySchema(PageQuerySchema):
    """Which speakers: all that are given must hold."""

    q = fields.String(validate=WORDS, metadata={"description": "Name or alias; tolerant of accents and spelling."})
    role = fields.String(validate=WORDS, metadata={"description": "Words of a role as printed."})
    organization = fields.String(validate=WORDS, metadata={"description": "Words of the organisation of a role."})
    identifier = fields.String(
        attribute="external_id",
        validate=IDENTIFIER,
        metadata={"description": "External identifier.", "example": "wikidata:Q42"},
    )
    type = fields.String(validate=OneOf(("person", "organization")))
    provisional = fields.Boolean()


class HistoryQuerySchema(PageQuerySchema):
    """Which quotations of one speaker: all that are given must hold."""

    from_date = fields.Date(data_key="from", metadata={"description": "Said on this day or later."})
    to_date = fields.Date(data_key="to", metadata={"description": "Said on this day or earlier."})
    on = fields.Date(metadata={"description": "Said on this day."})
    q = fields.String(
        validate=WORDS, metadata={"description": "Words that must occur, by stem; a phrase in double quotes."}
    )
    kind = fields.String(validate=OneOf(KINDS))
    act = fields.String(
        validate=OneOf((*ACTS, "any")),
        load_default="statement",
        metadata={"description": "Statements unless asked otherwise; `any` lists thoughts and what was not said too."},
    )
    target = fields.String(validate=WORDS, metadata={"description": "Shows a position on this."})
    occasion = fields.String(
        validate=WORDS,
        metadata={"description": "Words of the occasion as printed.", "example": "Alden Television"},
    )
    medium = fields.String(validate=OneOf(MEDIA), metadata={"description": "What kind of occasion it was."})
    publisher = fields.String(validate=WORDS)
    article = fields.String(validate=Length(1, 100), metadata={"description": "Id of an article."})
    needs_review = fields.Boolean()
    scraps = fields.Boolean(
        load_default=False,
        metadata={
            "description": "Also what was said in one or two words without quotation marks; those of an `article` are "
            "listed always."
        },
    )

    @validates_schema
    def in_order(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a period that ends before it begins."""
        if "from_date" in data and "to_date" in data and data["from_date"] > data["to_date"]:
            raise ValidationError({"from": ["Give a day that is not after `to`."]})


class QuotationQuerySchema(HistoryQuerySchema):
    """Which quotations: all that are given must hold."""

    speaker = fields.String(validate=Length(1, 100), metadata={"description": "Id of a speaker."})


class RoleQuerySchema(PageQuerySchema):
    """Which roles of a speaker."""

    on = fields.Date(metadata={"description": "Held on this day."})


class PositionQuerySchema(PageQuerySchema):
    """Which positions of a speaker."""

    target = fields.String(validate=WORDS, metadata={"description": "On this."})


class NextSchema(Schema):
    """What every page of a list has."""

    next = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Path and query of the next page; null on the last.", "format": "uri-reference"},
    )
    next_cursor = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The `cursor` of the next page, for clients that build the address themselves."},
    )


class SpeakerPageSchema(NextSchema):
    """A page of speakers: by closeness to `q` where given, else by name."""

    speakers = fields.List(fields.Nested(SpeakerSummarySchema), required=True)


class QuotationPageSchema(NextSchema):
    """A page of quotations, newest first."""

    quotations = fields.List(fields.Nested(RecordedQuotationSchema), required=True)


class RolePageSchema(NextSchema):
    """A page of roles, last seen first."""

    roles = fields.List(fields.Nested(HeldRoleSchema), required=True)


class PositionPageSchema(NextSchema):
    """A page of positions, newest first."""

    positions = fields.List(fields.Nested(RecordedPositionSchema), required=True)
