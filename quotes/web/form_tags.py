"""The tag of what a reader saw, which its form brings back: nobody edits what has changed since they looked."""

from __future__ import annotations

import hashlib

from quotes.errors import Outdated


def form_tag(*shown: object) -> str:
    """A tag of plain dataclasses, the same as long as nothing in them changes.

    It is no ETag: that is the tag of a representation, and representing a long article takes as long as reading it.
    """
    return hashlib.sha256(repr(shown).encode(errors="backslashreplace")).hexdigest()[:32]


def require_tag(tag: str, current: object) -> None:
    """Raise Outdated unless the form that brings ``tag`` was made for what is ``current``."""
    if form_tag(current) != tag:
        raise Outdated
