"""Whose words it may be: the choices that an editor is given, from the article and from the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.api.context import newsroom, service
from quotes.model import Candidate, Speaker, SpeakerType
from quotes.record.model import Named, RecordedQuotation, SpeakerFilter, Unset
from quotes.record.speakers.matching import founding_key

MOST_KEYS = 9  # the keys 1 to 9
MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Somebody who may be chosen. ``about``: a role, the type or what else tells them apart. ``confidence``: of the
    analysis, where it named them as a candidate. ``key``: what chooses them on the keyboard, empty for none."""

    id: str
    name: str
    about: str
    confidence: float | None = None
    key: str = ""


def of_article(speakers: Iterable[Speaker], quotation: RecordedQuotation | None = None) -> list[SpeakerChoice]:
    """The people of an article in the order of the text; for a quotation its candidates first, without its speaker."""
    found = [SpeakerChoice(s.id, s.name, _about(s)) for s in speakers]
    if quotation is not None:
        now = quotation.speaker.id if quotation.speaker else None
        found = _candidates_first([choice for choice in found if choice.id != now], quotation.candidates)
    return [
        SpeakerChoice(choice.id, choice.name, choice.about, choice.confidence, str(at) if at <= MOST_KEYS else "")
        for at, choice in enumerate(found, 1)
    ]


def on_record(
    name: str, known: Iterable[SpeakerChoice], type_: Literal["person", "organization"] | None = None
) -> list[SpeakerChoice]:
    """Those of the record, of one type or both, that answer to ``name``, without those ``known`` already."""
    listed = {choice.id for choice in known}
    wanted = SpeakerFilter(q=name[:500], type=type_)
    people = service().record.speakers.search(newsroom(), wanted, limit=MOST_FOUND + len(listed)).items if name else ()
    return [
        SpeakerChoice(p.id, p.name, p.role or ("Known from one article only" if p.provisional else "No role printed"))
        for p in people
        if p.id not in listed
    ][:MOST_FOUND]


def not_on_record(name: str, known: Iterable[SpeakerChoice]) -> list[SpeakerChoice]:
    """Somebody of this whole name as a person and as an organisation, unless it is the name of one of those ``known``.
    The id says which and the name: see ``chosen``."""
    if any(choice.name == name for choice in known):
        return []
    types: dict[SpeakerType, str] = {"person": "A person", "organization": "An organisation"}
    return [
        SpeakerChoice(f"{type_}:{name}", name, f"{what} that is not on record yet")
        for type_, what in types.items()
        if founding_key(Speaker("", name, type_)) is not None
    ]


def chosen(id_: str) -> str | Named:
    """Whom the id of a choice stands for."""
    match id_.partition(":"):
        case ("person" | "organization") as type_, _, name if name:
            return Named(name, type_)
    return id_


def is_who(profile: str | None, wanted: str | Named | Unset | None) -> bool:
    """Whether a profile, or nobody, is who was chosen."""
    if profile is None or not isinstance(wanted, Named):
        return profile == wanted
    return service().record.speakers.read(newsroom(), profile).name == wanted.name


def _candidates_first(choices: Sequence[SpeakerChoice], candidates: Sequence[Candidate]) -> list[SpeakerChoice]:
    likely = {candidate.name: candidate.confidence for candidate in candidates}
    rated = [SpeakerChoice(c.id, c.name, c.about, likely.get(c.name)) for c in choices]
    return sorted(rated, key=lambda choice: -(choice.confidence or 0.0))


def _about(speaker: Speaker) -> str:
    if speaker.roles:
        return max((role.exact for role in speaker.roles), key=len)
    types = {"organization": "Organisation", "group": "A group", "anonymous": "Described, not named"}
    return types.get(speaker.type, "A document" if speaker.type == "document" else "No role printed")
