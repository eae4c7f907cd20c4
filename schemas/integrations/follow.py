"""Follows as JSON: what somebody wants to hear of, and how."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, Regexp

from schemas.lists import SEARCH, WORDS

MAIL = Regexp(r"[\x21-\x7e]+@[A-Za-z0-9.-]+\Z", error="Give an address in ASCII letters, such as kim@paper.example.")


class TopicSchema(Schema):
    """What is followed: all that are given must hold, and one at least is given."""

    speaker = fields.String(validate=Length(1, 100), metadata={"description": "Id of whose words."})
    q = fields.String(validate=WORDS, metadata={"description": SEARCH, "example": 'ferry OR "night boat"'})
    target = fields.String(validate=WORDS, metadata={"description": "Shows a position on this."})

    @validates_schema
    def not_empty(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a topic that is none."""
        if not {"speaker", "q", "target"} & data.keys():
            raise ValidationError({"speaker": ["Give a speaker, words or a target."]})


class NewFollowSchema(TopicSchema):
    """What is to be followed, and where digests go."""

    mail = fields.Email(
        validate=(Length(max=254), MAIL), metadata={"description": "Gets digests; left out: only the feed."}
    )


class ShownTopicSchema(Schema):
    """A topic."""

    speaker = fields.String(required=True, allow_none=True)
    q = fields.String(required=True, allow_none=True)
    target = fields.String(required=True, allow_none=True)


class FollowSchema(Schema):
    """A follow, with the address of its feed."""

    id = fields.String(required=True)
    owner = fields.String(required=True)
    topic = fields.Nested(ShownTopicSchema, required=True)
    speaker_name = fields.String(
        required=True, allow_none=True, metadata={"description": "Of the speaker; null: nobody, or one who is gone."}
    )
    mail = fields.String(required=True, allow_none=True)
    feed = fields.String(
        required=True, metadata={"description": "Atom. Whoever has the address can read it.", "format": "uri"}
    )
    made_at = fields.AwareDateTime(required=True)
    stopped_why = fields.String(
        required=True, allow_none=True, metadata={"description": "Why no mail is sent any more."}
    )


class FollowListSchema(Schema):
    """Everything the newsroom follows."""

    follows = fields.List(fields.Nested(FollowSchema), required=True)
