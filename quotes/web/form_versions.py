"""The tag of what a reader saw, which its form brings back: nobody edits what has changed since they looked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from werkzeug.exceptions import PreconditionFailed


def version_of(*standing: object) -> str:
    """A tag of plain dataclasses, the same as long as nothing in them changes.

    It is no ETag: that is the tag of a representation, and representing a long article takes as long as reading it.
    """
    return hashlib.sha256(repr(standing).encode(errors="backslashreplace")).hexdigest()[:32]


def require_version(tag: str) -> Callable[[object], None]:
    """What judges, before an edit, whether the form was made for what now stands. Raises PreconditionFailed."""

    def judge(current: object) -> None:
        if version_of(current) != tag:
            raise PreconditionFailed

    return judge
