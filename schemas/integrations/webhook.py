"""Webhooks as JSON, with their tries; a secret is in the answer that makes it and in no other."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf

from quotes.record.model.recorded_changes import ChangeKind
from schemas.integrations.follow import ShownTopicSchema, TopicSchema
from schemas.lists import NextSchema


class NewWebhookSchema(Schema):
    """Where changes are to be sent."""

    url = fields.String(required=True, validate=Length(1, 2000), metadata={"example": "https://cms.example/on-record"})
    types = fields.List(
        fields.String(validate=OneOf(get_args(ChangeKind))),
        load_default=list,
        validate=Length(max=50),
        metadata={"description": "Of the changes that are sent; none: all."},
    )

    topic = fields.Nested(
        TopicSchema,
        metadata={
            "description": "Of new words only those on it (`found` has their ids); what is corrected or taken "
            "back is always sent."
        },
    )


class WebhookSchema(Schema):
    """A webhook, and how far it has come."""

    id = fields.String(required=True)
    owner = fields.String(required=True)
    url = fields.String(required=True)
    types = fields.List(fields.String(), required=True, attribute="kinds", metadata={"description": "None: all."})
    topic = fields.Nested(ShownTopicSchema, required=True, allow_none=True)
    made_at = fields.AwareDateTime(required=True)
    delivered = fields.Integer(required=True, metadata={"description": "Number of the last change it has."})
    failures = fields.Integer(required=True, metadata={"description": "In a row, of the change after that."})
    disabled_at = fields.AwareDateTime(required=True, allow_none=True)
    disabled_why = fields.String(required=True, allow_none=True)


class SecretSchema(Schema):
    """A new secret. It is shown this once."""

    secret = fields.String(required=True, metadata={"example": "whsec_…"})


class MadeWebhookSchema(WebhookSchema, SecretSchema):
    """A new webhook with its secret."""


class WebhookListSchema(Schema):
    """Every webhook of the newsroom."""

    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)


class WebhookTrySchema(Schema):
    """One try to deliver a change."""

    id = fields.String(required=True)
    number = fields.Integer(required=True, metadata={"description": "Of the change."})
    tried_at = fields.AwareDateTime(required=True)
    milliseconds = fields.Integer(required=True)
    status = fields.Integer(required=True, allow_none=True, metadata={"description": "Null: there was no answer."})
    failure = fields.String(required=True, allow_none=True, metadata={"description": "Null: it was delivered."})


class WebhookTryPageSchema(NextSchema):
    """A page of tries, the newest first."""

    deliveries = fields.List(fields.Nested(WebhookTrySchema), required=True)
