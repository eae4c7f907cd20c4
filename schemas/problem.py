"""A problem document (RFC 9457): what every error is answered with."""

from __future__ import annotations

from marshmallow import Schema, fields


class FieldProblemSchema(Schema):
    """One field of the request that cannot be taken."""

    field = fields.String(
        required=True,
        metadata={
            "description": "Path of the field in the body, or the name of the parameter.",
            "example": "published",
        },
    )
    detail = fields.String(required=True, metadata={"description": "What is wrong and what to do."})


class ProblemSchema(Schema):
    """RFC 9457 problem details, with the request id and the fields at fault."""

    type = fields.String(
        required=True,
        metadata={"description": "Which kind of problem; a link to its description.", "format": "uri-reference"},
    )
    title = fields.String(required=True, metadata={"description": "The kind in words; the same for every instance."})
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata={"description": "This case, and what to do about it."})
    instance = fields.String(
        required=True, metadata={"description": "The path that was asked for.", "format": "uri-reference"}
    )
    request_id = fields.String(required=True, metadata={"description": "The id under which the logs know the request."})
    errors = fields.List(fields.Nested(FieldProblemSchema), required=True)
