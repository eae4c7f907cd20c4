"""Speakers: who they are, their roles, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from quotes.model import SpeakerType
from quotes.record.model.articles import ArticleRef
from quotes.record.model.positions import RecordedPosition

ShownType = Literal["person", "organization", "group", "none"]
"""What an editor may say that a profile is; none: no speaker."""


RoleStatus = Literal["held", "acting", "elect", "former"]


@dataclass(frozen=True, slots=True)
class ExternalId:
    """The id of a speaker elsewhere: scheme ("wikidata", "cms") and value ("Q42")."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role a speaker was printed with, its printed variants joined.

    ``role`` is the form printed last of one person, or the one that an editor chose for several roles that are one
    office; ``joined`` are the other forms of that. ``first_seen`` and ``last_seen`` are the dates of the first and the
    last article that prints it, None where none has a date: they bound what was printed, not the time in office.
    ``articles`` counts those articles, ``sources`` names the newest of them (at most 10). ``basis`` says in words how
    it is known that the role was held on the date that was asked for, and is None where no date was.
    """

    id: str
    role: str
    title: str | None
    organization: str | None
    status: RoleStatus
    first_seen: date | None
    last_seen: date | None
    articles: int
    sources: tuple[ArticleRef, ...]
    joined: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another profile that may be the same person or organisation, and why; for an editor to decide."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A speaker in a list.

    ``role`` is the one printed last. ``first_quoted`` and ``last_quoted``: of the statements that are dated to a day or
    a week. ``statements`` counts what its list shows: no thoughts and no scraps, the same words in several articles
    once. ``provisional``: the record does not know who this is beyond one article (a bare surname).
    """

    id: str
    name: str
    type: SpeakerType
    provisional: bool
    role: str | None
    statements: int
    articles: int
    first_quoted: date | None
    last_quoted: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about one speaker at a glance. ``names`` are all printed forms, ``roles`` the latest seen first
    (at most 20), ``positions`` the latest (at most 10). ``version`` counts the changes of what the record holds of it:
    names, roles, ids, articles."""

    id: str
    name: str
    type: SpeakerType
    provisional: bool
    names: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    external_ids: tuple[ExternalId, ...]
    statements: int
    thoughts: int
    articles: int
    first_quoted: date | None
    last_quoted: date | None
    positions: tuple[RecordedPosition, ...]
    suggestions: tuple[Suggestion, ...]
    version: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuotedBeside:
    """A speaker whom articles quote beside another one, and how many do."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Which speakers: ``q`` a name or alias, tolerant of accents and spelling; ``role`` and ``organization`` words of a
    role as printed; ``external_id`` as "scheme:value"; ``quoted``: with a statement that lists show. All that are given
    must hold."""

    q: str | None = None
    role: str | None = None
    organization: str | None = None
    external_id: str | None = None
    type: Literal["person", "organization"] | None = None
    provisional: bool | None = None
    quoted: bool = False
