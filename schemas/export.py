"""Which part of the record an export gives."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf

from quotes.record.model import ExportFormat, ExportOf
from schemas.lists import WORDS
from schemas.quotation import ACTS, KINDS, MEDIA


class ExportQuerySchema(Schema):
    """What is exported, how, and of whom. All filters that are given must hold."""

    what = fields.String(
        validate=OneOf(get_args(ExportOf)),
        load_default="quotations",
        metadata={"description": "quotations, speakers (profiles), or corrections (gold records)."},
    )
    format = fields.String(validate=OneOf(get_args(ExportFormat)), metadata={"description": "Instead of Accept."})
    speaker = fields.String(validate=Length(1, 100), metadata={"description": "Id of a speaker; without it all."})
    from_date = fields.Date(data_key="from", metadata={"description": "Said on this day or later."})
    to_date = fields.Date(data_key="to", metadata={"description": "Said on this day or earlier."})
    kind = fields.String(validate=OneOf(KINDS))
    act = fields.String(
        validate=OneOf((*ACTS, "any")), load_default="any", metadata={"description": "Statements and thoughts, or one."}
    )
    occasion = fields.String(validate=WORDS, metadata={"description": "Words of the occasion as printed."})
    medium = fields.String(validate=OneOf(MEDIA), metadata={"description": "What kind of occasion it was."})
    scraps = fields.Boolean(metadata={"description": "Also one or two words without quotation marks."})
    publisher = fields.String(validate=WORDS)
    reviewed = fields.Boolean(
        load_default=False,
        metadata={"description": "Of corrections: only articles of which editors settled every quotation."},
    )

    @validates_schema
    def in_order(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a period that ends before it begins."""
        if "from_date" in data and "to_date" in data and data["from_date"] > data["to_date"]:
            raise ValidationError({"from": ["Give a day that is not after `to`."]})
