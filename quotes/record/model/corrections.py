"""What editors settle, and the log of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal

from quotes.model import Stance, StatementDate

CorrectionKind = Literal[
    "speaker",
    "said_on",
    "right",
    "rejected",
    "positions",
    "added",
    "renamed",
    "external_ids",
    "merged",
    "split",
    "typed",
    "role_rejected",
    "roles_joined",
    "person_erased",
    "article_erased",
]


class Unset(Enum):
    """Stands for what a correction leaves as it is, where None has a meaning of its own."""

    UNSET = "unset"


UNSET = Unset.UNSET


@dataclass(frozen=True, slots=True)
class PositionFix:
    """A position that an editor finds in a quotation."""

    target: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an organisation by their whole name: the profile whose own name it is, or that an editor merged
    somebody of this name into; else a new one, which keeps the name."""

    name: str
    type: Literal["person", "organization"] = "person"


@dataclass(frozen=True, slots=True)
class QuotationFix:
    """What an editor settles about a quotation; one thing at a time or several.

    ``speaker``: the id of a profile, somebody by name, None for nobody known. ``said_on``: the date, None where the
    text does not settle it. ``right``: words and speaker are. ``rejected``: these are nobody's words. ``positions``:
    those that it shows, in place of what the analysis found; none at all where it shows none.
    """

    speaker: str | Named | Unset | None = UNSET
    said_on: StatementDate | Unset | None = UNSET
    right: bool = False
    rejected: bool = False
    positions: tuple[PositionFix, ...] | Unset = UNSET


@dataclass(frozen=True, slots=True)
class Editor:
    """Who corrects, and why if they say so."""

    name: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction in the log. ``subject``: the id of the quotation or speaker. ``before`` and ``after``: what
    had been settled and what was, in plain values."""

    id: str
    kind: CorrectionKind
    subject: str
    editor: str
    reason: str | None
    made_at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class CorrectionFilter:
    """Which corrections: of one quotation or speaker (``subject``: its id), by one ``editor``, of one ``kind``, made on
    the days ``from_date`` to ``to_date`` (inclusive, UTC). All that are given must hold."""

    subject: str | None = None
    editor: str | None = None
    kind: CorrectionKind | None = None
    from_date: date | None = None
    to_date: date | None = None
