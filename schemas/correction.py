"""Corrections as JSON: what an editor settles, and the log of it."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Equal, Length, OneOf, Range

from quotes.model import Stance
from quotes.record.model.corrections import CorrectionKind
from quotes.record.model.speakers import ShownType
from schemas.fields import Flag, Storable
from schemas.lists import WORDS, NextSchema, PageQuerySchema
from schemas.quotation import ACTS, PROFILE_TYPES, StatementDateSchema
from schemas.speaker import ExternalIdSchema

MOST_IDS = 50
MOST_SPANS = 50
MOST_POSITIONS = 20
MOST_MOVED = 500
MOST_ROLES = 50
ID = Length(1, 100)
SETTLED = ("speaker", "said_on", "right", "rejected", "positions", "name", "by_editor", "ids", "type")
"""What can have been settled before; the rest is noted to undo a correction."""


class EditSchema(Schema):
    """Why something is edited. By whom, the key tells."""

    reason = fields.String(validate=(Length(1, 2_000), Storable()), metadata={"description": "Why."})


class SettledDateSchema(StatementDateSchema):
    """When it was said, by the editor's word; `exact`: words of the article, empty where none of them settle it."""

    exact = fields.String(load_default="", validate=(Length(max=200), Storable()))

    @validates_schema
    def first_day(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a day that is not the first of its week, month or year."""
        day = data["date"]
        first = {"week": day.isoweekday() == 1, "month": day.day == 1, "year": (day.month, day.day) == (1, 1)}
        if not first.get(data["precision"], True):
            raise ValidationError({"date": [f"Give the first day of the {data['precision']}."]})


class PositionFixSchema(Schema):
    """A position that an editor finds in a quotation."""

    target = fields.String(required=True, validate=(*WORDS, Length(max=200), Storable()))
    stance = fields.String(required=True, validate=OneOf(get_args(Stance)))


class NamedSchema(Schema):
    """A person or an organisation by name."""

    name = fields.String(
        required=True,
        validate=(*WORDS, Length(max=200), Storable()),
        metadata={"description": "The whole name.", "example": "Ana Lopes"},
    )
    type = fields.String(validate=OneOf(PROFILE_TYPES), load_default="person")


class CreditSchema(EditSchema):
    """Whose words an editor says they are."""

    speaker = fields.String(
        allow_none=True,
        validate=ID,
        metadata={"description": "Id of the speaker whose words they are; null: nobody can tell."},
    )
    named = fields.Nested(
        NamedSchema,
        metadata={
            "description": "In place of `speaker`, somebody by name: the profile whose own name it is, not one that "
            "articles only call so too; or a new one."
        },
    )

    @validates_schema
    def one_speaker(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse both."""
        if "speaker" in data and "named" in data:
            raise ValidationError({"named": ["Give either speaker or named."]})


class QuotationFixSchema(CreditSchema):
    """What an editor settles about a quotation: one thing or several."""

    said_on = fields.Nested(
        SettledDateSchema, allow_none=True, metadata={"description": "Null: the text does not settle it."}
    )
    right = Flag(validate=Equal(True), metadata={"description": "The words and the speaker shown are right."})
    rejected = Flag(validate=Equal(True), metadata={"description": "It is nobody's words. Not with `right`."})
    positions = fields.List(
        fields.Nested(PositionFixSchema),
        validate=Length(max=MOST_POSITIONS),
        metadata={"description": "The positions that it shows, in place of those found; an empty list: it shows none."},
    )

    @validates_schema
    def settles_something(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a correction of nothing."""
        if not data.keys() & {"speaker", "named", "said_on", "right", "rejected", "positions"}:
            raise ValidationError({"body": ["Give speaker, named, said_on, right, rejected or positions."]})


class AttachedIdSchema(ExternalIdSchema):
    """An external identifier to attach."""

    scheme = fields.String(required=True, validate=(Length(1, 64), Storable()), metadata={"example": "wikidata"})
    value = fields.String(required=True, validate=(Length(1, 200), Storable()))


class SpeakerFixSchema(EditSchema):
    """What an editor settles about a speaker: the name, the external identifiers or the type."""

    name = fields.String(validate=(*WORDS, Storable()), metadata={"description": "Shown whatever articles print."})
    external_ids = fields.List(
        fields.Nested(AttachedIdSchema),
        validate=Length(max=MOST_IDS),
        metadata={"description": "These and no others."},
    )

    type = fields.String(
        validate=OneOf(get_args(ShownType)),
        metadata={"description": "What it is, in later articles too. `none`: no speaker; its words are nobody's."},
    )

    @validates_schema
    def one_thing(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse none and several: each is a correction of its own, to be undone on its own."""
        if len(data.keys() & {"name", "external_ids", "type"}) != 1:
            raise ValidationError({"body": ["Give one of name, external_ids and type."]})


class PointedSpanSchema(Schema):
    """A stretch of the article's text that an editor points out."""

    start = fields.Integer(required=True, strict=True, validate=Range(0, 1 << 31))
    end = fields.Integer(required=True, strict=True, validate=Range(0, 1 << 31), metadata={"description": "Exclusive."})
    exact = fields.String(
        required=True, metadata={"description": "The words that stand there, so that a wrong offset is noticed."}
    )


class AddedQuotationSchema(CreditSchema):
    """A quotation that the analysis missed. Spans are split where quotation marks stand, and the marks left out."""

    spans = fields.List(fields.Nested(PointedSpanSchema), required=True, validate=Length(1, MOST_SPANS))
    act = fields.String(validate=OneOf(ACTS), load_default="statement")

    @validates_schema
    def says_whose(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse none."""
        if not data.keys() & {"speaker", "named"}:
            raise ValidationError({"speaker": ["Give speaker (null: nobody can tell) or named."]})


class MergeSchema(EditSchema):
    """Which profile a speaker is merged into."""

    into = fields.String(
        required=True, validate=ID, metadata={"description": "Id of the profile that stays, of the same type."}
    )


class SplitSchema(EditSchema):
    """What of a profile goes to a new one of the same name."""

    articles = fields.List(
        fields.String(validate=ID),
        required=True,
        validate=Length(1, MOST_MOVED),
        metadata={"description": "Ids of some, but not all, of the articles that the profile appears in."},
    )


class RejectedRolesSchema(EditSchema):
    """Roles of a profile that are none of the speaker's."""

    roles = fields.List(
        fields.String(validate=ID),
        required=True,
        validate=Length(1, MOST_ROLES),
        metadata={"description": "Ids of roles of the profile."},
    )


class JoinedRolesSchema(EditSchema):
    """Roles of a profile that are the same office."""

    roles = fields.List(
        fields.String(validate=ID),
        required=True,
        validate=Length(1, MOST_ROLES),
        metadata={"description": "Ids of roles of the profile, all of the same status."},
    )
    into = fields.String(
        required=True, validate=ID, metadata={"description": "Id of the role under whose words all are shown."}
    )


class _SettledBefore(fields.Dict):
    """What had been settled before a correction, without the notes that the record keeps to undo it."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return {name: settled for name, settled in value.items() if name in SETTLED}


class CorrectionSchema(Schema):
    """One correction in the log."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=OneOf(get_args(CorrectionKind)))
    subject = fields.String(required=True, metadata={"description": "Id of the quotation or speaker."})
    editor = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    made_at = fields.AwareDateTime(required=True)
    before = _SettledBefore(required=True, metadata={"description": "What had been settled before; often nothing."})
    after = fields.Dict(required=True, metadata={"description": "What was settled."})
    undone_at = fields.AwareDateTime(required=True, allow_none=True)
    undone_by = fields.String(required=True, allow_none=True)


class CorrectionQuerySchema(PageQuerySchema):
    """Which corrections."""

    subject = fields.String(validate=ID, metadata={"description": "Those of the quotation or speaker with this id."})
    editor = fields.String(validate=WORDS, metadata={"description": "Those by this editor: the name in the log."})
    kind = fields.String(validate=OneOf(get_args(CorrectionKind)))
    from_date = fields.Date(data_key="from", metadata={"description": "Made on this day or later (UTC)."})
    to_date = fields.Date(data_key="to", metadata={"description": "Made on this day or earlier (UTC)."})


class CorrectionPageSchema(NextSchema):
    """A page of corrections, newest first."""

    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)
