"""The state of the service as JSON."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf


class HealthSchema(Schema):
    """The process answers."""

    status = fields.String(required=True, validate=OneOf(("ok",)))


class ReadinessSchema(Schema):
    """The state of the parts: degraded is slower, since Redis is away."""

    status = fields.String(required=True, validate=OneOf(("ok", "degraded", "unavailable")))
    model = fields.String(required=True, validate=OneOf(("ok", "unavailable")))
    record = fields.String(required=True, validate=OneOf(("ok", "unavailable")))
    redis = fields.String(required=True, validate=OneOf(("ok", "degraded")))
