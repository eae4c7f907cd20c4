"""The versions of an article as JSON: the audit trail."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_dump

from schemas.article import ChangesSchema
from schemas.lists import NextSchema


class ArticleVersionSchema(Schema):
    """One version of an article as it was submitted, and what it changed. Its words are not in lists."""

    version = fields.Integer(required=True, metadata={"description": "Counts from 1."})
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    modified = fields.String(required=True, allow_none=True)
    language = fields.String(required=True)
    pipeline_version = fields.String(required=True)
    kept_at = fields.AwareDateTime(required=True)
    changes = fields.Nested(ChangesSchema, required=True)
    text = fields.String(metadata={"description": "The canonical text."})
    html = fields.String(metadata={"description": "The markup, where that was submitted."})

    @post_dump
    def without_absent_words(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Leave `text` and `html` out where they are not told."""
        return {name: value for name, value in data.items() if value is not None or name not in ("text", "html")}


class VersionPageSchema(NextSchema):
    """A page of versions, newest first."""

    versions = fields.List(fields.Nested(ArticleVersionSchema), required=True)
