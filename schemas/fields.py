"""Fields that several schemas share: spans, text that every store can hold, true and false."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_dump
from marshmallow.validate import Validator


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


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Storable(Validator):
    """Refuses NUL and lone surrogates."""

    def __call__(self, value: str) -> str:
        if _UNSTORABLE.search(value):
            raise ValidationError("Leave out NUL characters and lone surrogates.")
        return value


class Flag(fields.Boolean):
    """True or false as JSON has them; no number, and no word such as "yes", stands for one."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class OneOrMore(fields.String):
    """One of some words, or several with commas between, read as a tuple without repetitions."""

    def __init__(self, choices: Sequence[str], **kwargs: Any) -> None:
        one = "|".join(choices)
        self._choices = choices
        metadata = {"pattern": f"^({one})(,({one}))*$", **kwargs.pop("metadata", {})}
        super().__init__(metadata=metadata, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        words = str(super()._deserialize(value, attr, data, **kwargs)).split(",")
        if any(word not in self._choices for word in words):
            raise ValidationError(f"Give one of {', '.join(self._choices)}, or several with commas between.")
        return tuple(dict.fromkeys(words))
