"""Changes of the record as JSON, for those who follow it."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from quotes.record.model.recorded_changes import ChangeKind
from schemas.lists import MOST_ITEMS


class ChangeQuerySchema(Schema):
    """From where on, and how many."""

    after = fields.String(
        validate=Length(1, 200), metadata={"description": "`after` of the answer before; without it: from the first."}
    )
    limit = fields.Integer(validate=Range(1, MOST_ITEMS), load_default=50, metadata={"description": "At most so many."})


class ChangeSchema(Schema):
    """One change, in ids. What it is now is to be read where they lead: it may have changed again since."""

    number = fields.Integer(required=True, metadata={"description": "Counts the changes of the newsroom."})
    type = fields.String(required=True, attribute="kind", validate=OneOf(get_args(ChangeKind)))
    subject = fields.String(
        required=True, metadata={"description": "Id of the article, quotation, speaker or correction."}
    )
    made_at = fields.AwareDateTime(required=True)
    data = fields.Dict(
        required=True,
        metadata={
            "description": "The other profile (`into`, `to`); the `role` that was rejected, or that others were "
            "joined to; the version of an article, how much it changed, whether it was only analysed again "
            "(`reanalysed`); what was `corrected` of a quotation."
        },
    )


class ChangePageSchema(Schema):
    """Changes in the order in which they were made."""

    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    after = fields.String(required=True, metadata={"description": "Go on from here, now or later."})
    more = fields.Boolean(required=True, metadata={"description": "Whether there may be more already."})
