"""What is answered to a system that posts by itself."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Regexp

from quotes.record.model.articles import SaveStatus

HOOK_STATUSES = (*get_args(SaveStatus), "retracted", "unknown")


class HookQuerySchema(Schema):
    """Whose record it is for."""

    newsroom = fields.String(
        validate=Regexp(r"[a-z0-9_-]{1,64}\Z"), metadata={"description": "Without it the default newsroom."}
    )


class HookAnswerSchema(Schema):
    """What became of the article."""

    status = fields.String(
        required=True,
        validate=OneOf(HOOK_STATUSES),
        metadata={"description": "unknown: there was nothing to take back."},
    )
    article = fields.String(required=True, allow_none=True, metadata={"description": "Its id."})
