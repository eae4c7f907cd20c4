"""The state of the service as JSON."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

OVERALL_STATES = ("ok", "degraded", "unavailable")
PART_STATES = ("ok", "unavailable")
REDIS_STATES = ("ok", "degraded")


class HealthSchema(Schema):
    """The process answers."""

    status = fields.String(required=True, validate=OneOf(("ok",)))


class ReadinessSchema(Schema):
    """The state of the parts: degraded is slower, since Redis is away."""

    status = fields.String(required=True, validate=OneOf(OVERALL_STATES))
    model = fields.String(required=True, validate=OneOf(PART_STATES))
    record = fields.String(required=True, validate=OneOf(PART_STATES))
    redis = fields.String(required=True, validate=OneOf(REDIS_STATES))
