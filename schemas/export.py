"""Which part of the record an export gives."""

from __future__ import annotations

from typing import get_args

from marshmallow import fields
from marshmallow.validate import OneOf

from quotes.record.model.exports import ExportFormat, ExportOf
from schemas.lists import SaidFilterSchema
from schemas.quotation import ACT_FILTER


class ExportQuerySchema(SaidFilterSchema):
    """What is exported, how, and of whom. All filters that are given must hold."""

    what = fields.String(
        validate=OneOf(get_args(ExportOf)),
        load_default="quotations",
        metadata={"description": "quotations, speakers (profiles), or corrections (gold records)."},
    )
    format = fields.String(validate=OneOf(get_args(ExportFormat)), metadata={"description": "Instead of Accept."})
    act = fields.String(
        validate=OneOf(ACT_FILTER), load_default="any", metadata={"description": "Statements and thoughts, or one."}
    )
    reviewed = fields.Boolean(
        metadata={
            "description": "Of quotations: whether an editor settled it. Of corrections: true for articles of which "
            "editors settled every quotation."
        }
    )
