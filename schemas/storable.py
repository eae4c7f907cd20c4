"""Text that every store can hold."""

from __future__ import annotations

import re

from marshmallow import ValidationError
from marshmallow.validate import Validator

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Storable(Validator):
    """Refuses NUL and lone surrogates."""

    def __call__(self, value: str) -> str:
        if _UNSTORABLE.search(value):
            raise ValidationError("Leave out NUL characters and lone surrogates.")
        return value
