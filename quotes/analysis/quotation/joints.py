"""What stands between the parts of a quotation when they are printed one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.analysis.quotation.marks import MARKS

_NO_MARKS = {ord(mark): None for mark in MARKS}


def joints(text: str, places: Iterable[tuple[int, int]], omission: str) -> list[str]:
    """For each part, [start, end) of ``text``, what to print before it: nothing before the first one; the white space
    of ``text`` where nothing else parts the two; a space where quotation marks stand there as well; ``omission`` where
    words or signs are left out."""
    found: list[str] = []
    end: int | None = None
    for start, stop in places:
        found.append("" if end is None else _joint(text[end:start], omission))
        end = stop
    return found


def joined(text: str, places: Sequence[tuple[int, int]], omission: str) -> str:
    """The parts of ``text`` as one text, with their joints."""
    parts = zip(joints(text, places, omission), places, strict=True)
    return "".join(joint + text[start:stop] for joint, (start, stop) in parts)


def _joint(between: str, omission: str) -> str:
    if not between.strip():
        return between
    if between.translate(_NO_MARKS).strip():
        return omission
    return " " if any(sign.isspace() for sign in between) else ""
