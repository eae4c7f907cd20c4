"""Lists as JSON: the filters that a query may set, and the pages that come back."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range, Regexp

from quotes.model import Stance
from quotes.record.model.quotations import QuotationOrder
from schemas.article import ArticleSummarySchema, RecordedQuotationSchema
from schemas.fields import OneOrMore
from schemas.quotation import ACT_FILTER, KINDS, MEDIA, PROFILE_TYPES
from schemas.speaker import HeldRoleSchema, RecordedPositionSchema, SpeakerSummarySchema

MOST_ITEMS = 200
WORDS = (Length(1, 500), Regexp(r"\s*\S", error="Give some words, or leave the parameter out."))
SEARCH = (
    "Words that must occur, by stem; a phrase in double quotes; `OR` between two: one of both; a minus before one: it "
    "must not occur."
)
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
    type = fields.String(validate=OneOf(PROFILE_TYPES))
    provisional = fields.Boolean()


class QuotationFilterSchema(Schema):
    """Which quotations: all that are given must hold."""

    from_date = fields.Date(data_key="from", metadata={"description": "Said on this day or later."})
    to_date = fields.Date(data_key="to", metadata={"description": "Said on this day or earlier."})
    on = fields.Date(metadata={"description": "Said on this day."})
    q = fields.String(validate=WORDS, metadata={"description": SEARCH, "example": 'ferry OR "night boat" -toll'})
    kind = OneOrMore(KINDS, attribute="kinds", metadata={"description": "One kind, or several with commas between."})
    act = fields.String(
        validate=OneOf(ACT_FILTER),
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
    role = fields.String(
        validate=WORDS, metadata={"description": "Words of a role that the article prints with the speaker, by stem."}
    )
    min_confidence = fields.Float(
        validate=Range(0, 1), metadata={"description": "Of this confidence at least.", "example": 0.9}
    )
    reviewed = fields.Boolean(
        metadata={"description": "true: an editor confirmed, corrected or added it; false: none did."}
    )
    article = fields.String(validate=Length(1, 100), metadata={"description": "Id of an article."})
    needs_review = fields.Boolean()
    scraps = fields.Boolean(
        load_default=False,
        metadata={
            "description": "Also what was said in one or two words, or in three that need review, unless they are "
            "somebody's direct words, and what was but talked of (“unveiled the new lock of the harbour”); those of an "
            "`article` are listed always."
        },
    )

    @validates_schema
    def in_order(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a period that ends before it begins."""
        if "from_date" in data and "to_date" in data and data["from_date"] > data["to_date"]:
            raise ValidationError({"from": ["Give a day that is not after `to`."]})


class PartsQuerySchema(PageQuerySchema):
    """Which page of quotations, and what of each."""

    parts = OneOrMore(
        tuple(RecordedQuotationSchema().fields),
        data_key="fields",
        metadata={
            "description": "Only these fields of each quotation, with commas between; not of JSON-LD.",
            "example": "id,spans,speaker,dated",
        },
    )


class HistoryQuerySchema(QuotationFilterSchema, PartsQuerySchema):
    """Which quotations of one speaker, and which page of them."""


class SaidFilterSchema(QuotationFilterSchema):
    """Which of all quotations."""

    speaker = fields.String(validate=Length(1, 100), metadata={"description": "Id of a speaker."})


class QuotationQuerySchema(SaidFilterSchema, PartsQuerySchema):
    """Which of all quotations, in which order, and which page of them."""

    order = fields.String(
        validate=OneOf(get_args(QuotationOrder)),
        load_default="newest",
        metadata={"description": "`best`: of the newest 500 those first that `q` fits best."},
    )


class FacetValueSchema(Schema):
    """One value of a facet."""

    value = fields.String(required=True, metadata={"description": "What the filter takes."})
    label = fields.String(required=True, metadata={"description": "What a reader is shown."})
    count = fields.Integer(required=True)


class OverviewSchema(Schema):
    """How many quotations there are, and of what sort, counted among the newest."""

    count = fields.Integer(required=True, metadata={"description": "At most 1,000."})
    complete = fields.Boolean(
        required=True,
        metadata={
            "description": "Whether all were counted. If not, there are at least `count`; where that is 1,000, more."
        },
    )
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(FacetValueSchema)),
        required=True,
        metadata={"description": "By speaker, role, publisher, year, kind, medium, needs_review: the most frequent."},
    )


class ArticleListQuerySchema(PageQuerySchema):
    """Which articles: all that are given must hold."""

    uri = fields.String(validate=Length(min=1), metadata={"description": "The one article under this uri."})
    title = fields.String(validate=WORDS, metadata={"description": "Words of the headline, in any case."})
    publisher = fields.String(validate=WORDS)
    from_date = fields.Date(data_key="from", metadata={"description": "Published on this day or later."})
    to_date = fields.Date(data_key="to", metadata={"description": "Published on this day or earlier."})


class ReportQuerySchema(Schema):
    """Which statements a source report is about."""

    publisher = fields.String(validate=WORDS)
    from_date = fields.Date(data_key="from")
    to_date = fields.Date(data_key="to")


class RoleQuerySchema(PageQuerySchema):
    """Which roles of a speaker."""

    on = fields.Date(metadata={"description": "Held on this day."})


class PositionQuerySchema(PageQuerySchema):
    """Which positions of a speaker."""

    target = fields.String(validate=WORDS, metadata={"description": "On this."})


class AllPositionsQuerySchema(PageQuerySchema):
    """Which positions of all speakers: all that are given must hold."""

    target = fields.String(
        validate=WORDS, metadata={"description": "On what is called by all these words, compared by stem."}
    )
    stance = fields.String(validate=OneOf(get_args(Stance)))
    changed = fields.Boolean(metadata={"description": "Only those that their speaker changed to."})


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


class QuotationPartsPageSchema(NextSchema):
    """A page of quotations with `fields`: each has those and no others."""

    quotations = fields.List(fields.Dict(), required=True)


class RolePageSchema(NextSchema):
    """A page of roles, last seen first."""

    roles = fields.List(fields.Nested(HeldRoleSchema), required=True)


class PositionPageSchema(NextSchema):
    """A page of positions."""

    positions = fields.List(fields.Nested(RecordedPositionSchema), required=True)


class ArticlePageSchema(NextSchema):
    """A page of articles, the newest first by when each was first saved."""

    articles = fields.List(fields.Nested(ArticleSummarySchema), required=True)
