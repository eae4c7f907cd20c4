"""Batches as JSON: how far one is, and what its lines are told."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from quotes.model import Engine
from quotes.record.model.batches import BatchStatus
from schemas.lists import NextSchema

MOST_ARTICLES = 1000
"""Of a batch that comes as one JSON object; lines may be any number."""


class BatchSchema(Schema):
    """A batch and how far it is."""

    id = fields.String(required=True)
    status = fields.String(
        required=True,
        validate=OneOf(get_args(BatchStatus)),
        metadata={"description": "`queued` until the first line is answered, `finished` when all are."},
    )
    engine = fields.String(
        required=True,
        allow_none=True,
        validate=OneOf(get_args(Engine)),
        metadata={"description": "The network that reads its articles; null: that of the workers' settings."},
    )
    lines = fields.Integer(required=True, metadata={"description": "How many articles it holds."})
    answered = fields.Integer(required=True, metadata={"description": "How many of them are done with."})
    failed = fields.Integer(required=True, metadata={"description": "How many of those got an error."})
    made_at = fields.AwareDateTime(required=True)
    ended_at = fields.AwareDateTime(required=True, allow_none=True, metadata={"description": "Finished or cancelled."})
    workers = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "Workers that are there now; null where Redis is away. With none nothing goes on."},
    )
    warning = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "What keeps the batch from going on: no worker is running. Else null."},
    )
    results = fields.String(required=True, metadata={"description": "Path of the answers.", "format": "uri-reference"})


class NewBatchQuerySchema(Schema):
    """How a batch is read."""

    engine = fields.String(
        validate=OneOf(get_args(Engine)),
        metadata={
            "description": "The network that reads the articles: `accurate`, or `fast`, for archives. Without it that "
            "of the workers' settings."
        },
    )


class SmallBatchSchema(Schema):
    """A batch as one JSON object."""

    articles = fields.List(
        fields.Dict(),
        required=True,
        validate=Length(1, MOST_ARTICLES),
        metadata={"description": f"1 to {MOST_ARTICLES} articles, each as a line of a batch has it."},
    )


class BatchResultsQuerySchema(Schema):
    """Which answers."""

    after = fields.Integer(
        load_default=0,
        validate=Range(0, 2**31 - 1),
        metadata={"description": "Only those of lines after this number: to go on where one stopped."},
    )
    limit = fields.Integer(validate=Range(1, 1_000_000), metadata={"description": "Most answers; without it all."})


class BatchPageSchema(NextSchema):
    """A page of batches, the last one first."""

    batches = fields.List(fields.Nested(BatchSchema), required=True)
