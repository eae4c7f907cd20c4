"""What a field must be, more strictly than marshmallow sees it: text that every store can hold, true and false."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields
from marshmallow.validate import Validator

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
