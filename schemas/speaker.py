"""Speakers as JSON: in lists, as profiles, and the roles they were printed with."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from quotes.model import SPEAKER_TYPES, Stance
from quotes.record.model.quotations import DatedBy
from quotes.record.model.speakers import RoleStatus
from schemas.article import ArticleRefSchema
from schemas.fields import SpanSchema

_NO_DATE = "Of those dated to a day or a week; null where there is none."


class SpeakerSummarySchema(Schema):
    """A speaker in a list."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True, validate=OneOf(SPEAKER_TYPES))
    provisional = fields.Boolean(
        required=True, metadata={"description": "Whether the record does not know who this is beyond one article."}
    )
    role = fields.String(required=True, allow_none=True, metadata={"description": "The role printed last."})
    statements = fields.Integer(
        required=True, metadata={"description": "The same words in several articles count once."}
    )
    articles = fields.Integer(required=True)
    first_quoted = fields.Date(required=True, allow_none=True, metadata={"description": f"First statement. {_NO_DATE}"})
    last_quoted = fields.Date(required=True, allow_none=True, metadata={"description": f"Last statement. {_NO_DATE}"})


class HeldRoleSchema(Schema):
    """A role a speaker was printed with, its printed variants joined."""

    id = fields.String(required=True)
    role = fields.String(required=True, metadata={"description": "As printed last, or as an editor chose."})
    title = fields.String(required=True, allow_none=True)
    organization = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, validate=OneOf(get_args(RoleStatus)))
    first_seen = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": f"Date of the first article that prints it; not of taking office. {_NO_DATE}"},
    )
    last_seen = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": f"Date of the last article that prints it. {_NO_DATE}"},
    )
    articles = fields.Integer(required=True, metadata={"description": "How many articles print it."})
    sources = fields.List(fields.Nested(ArticleRefSchema), required=True, metadata={"description": "The newest."})
    joined = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Other forms of the office, which an editor joined under this one."},
    )
    basis = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "With `on`: how it is known that the role was held on that day."},
    )


class ExternalIdSchema(Schema):
    """The id of a speaker elsewhere."""

    scheme = fields.String(required=True, metadata={"example": "wikidata"})
    value = fields.String(required=True)


class RecordedPositionSchema(Schema):
    """A position in the record, with the quotation that shows it."""

    id = fields.String(required=True)
    speaker = fields.String(required=True, metadata={"description": "The name."})
    speaker_id = fields.String(required=True)
    quotation = fields.String(required=True)
    target = fields.String(required=True, metadata={"description": "Words of the article."})
    target_key = fields.String(
        required=True, metadata={"description": "Under it the same target is found in other articles."}
    )
    stance = fields.String(required=True, validate=OneOf(get_args(Stance)))
    evidence = fields.Nested(SpanSchema, required=True)
    confidence = fields.Float(required=True, validate=Range(0, 1))
    dated = fields.Date(required=True)
    dated_by = fields.String(required=True, validate=OneOf(get_args(DatedBy)))
    article = fields.Nested(ArticleRefSchema, required=True)
    by_editor = fields.Boolean(required=True, metadata={"description": "Whether an editor put it there."})
    changed_from = fields.Nested(
        lambda: RecordedPositionSchema(exclude=("changed_from",)),
        required=True,
        allow_none=True,
        metadata={"description": "The position before it on the same target, where that was the opposite one."},
    )


class SuggestionSchema(Schema):
    """Another profile that may be the same somebody, and why; for an editor to decide."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    reason = fields.String(required=True)


class ProfileSchema(Schema):
    """Everything about one speaker at a glance."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True, validate=OneOf(SPEAKER_TYPES))
    provisional = fields.Boolean(required=True)
    names = fields.List(fields.String(), required=True, metadata={"description": "Every printed form."})
    roles = fields.List(fields.Nested(HeldRoleSchema), required=True, metadata={"description": "Latest seen first."})
    external_ids = fields.List(fields.Nested(ExternalIdSchema), required=True)
    statements = fields.Integer(required=True)
    thoughts = fields.Integer(required=True)
    articles = fields.Integer(required=True)
    first_quoted = fields.Date(required=True, allow_none=True, metadata={"description": f"First statement. {_NO_DATE}"})
    last_quoted = fields.Date(required=True, allow_none=True, metadata={"description": f"Last statement. {_NO_DATE}"})
    positions = fields.List(fields.Nested(RecordedPositionSchema), required=True)
    suggestions = fields.List(fields.Nested(SuggestionSchema), required=True)
