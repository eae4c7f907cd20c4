"""Stretches of a text as JSON: the small parts that every other resource is made of."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_dump


class StretchSchema(Schema):
    """A [start, end) stretch, without its words."""

    start = fields.Integer(required=True, metadata={"minimum": 0})
    end = fields.Integer(required=True, metadata={"description": "Exclusive.", "minimum": 0})


class SpanSchema(StretchSchema):
    """A stretch of the canonical text with its words: `exact` is `text[start:end]`."""

    exact = fields.String(required=True)


class QuotedSpanSchema(SpanSchema):
    """A span of a quotation, wholly inside or wholly outside quotation marks, the marks themselves excluded."""

    quoted = fields.Boolean(required=True, metadata={"description": "Whether the words stand between marks."})
    html = fields.List(
        fields.Nested(StretchSchema),
        metadata={"description": "Only where HTML came in: the stretches of the submitted HTML that hold the span."},
    )

    @post_dump
    def without_empty_html(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Leave `html` out where no HTML came in."""
        if not data["html"]:
            del data["html"]
        return data
