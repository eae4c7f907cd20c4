"""Whose words it may be: the choices that an editor is given, from the article and from the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotes.api.context import newsroom, service
from quotes.model import Candidate, Speaker
from quotes.record.model.corrections import Named, Unset
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.speakers import SpeakerFilter
from quotes.record.speakers.matching import founding_key

MOST_KEYS = 9  # the keys 1 to 9
KEYS_OF_FOUND = "abcdefgh"  # none of them is the key of another button of the page
MOST_FOUND = len(KEYS_OF_FOUND)
LEAST_LIKELY = 0.05  # below it a candidate is not worth a reader's time


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Somebody who may be chosen. ``about``: a role, the type or what else tells them apart. ``confidence``: of the
    analysis, where it named them as a candidate. ``key``: what chooses them on the keyboard, empty for none."""

    id: str
    name: str
    about: str
    confidence: float | None = None
    key: str = ""

    @property
    def decision(self) -> str:
        """The value of the button that chooses them: a profile's id behind "speaker:", else who is to be created."""
        return self.id if ":" in self.id else f"speaker:{self.id}"


def of_article(speakers: Iterable[Speaker], quotation: RecordedQuotation | None = None) -> list[SpeakerChoice]:
    """The people of an article in the order of the text; for a quotation its candidates first, without its speaker."""
    found = [SpeakerChoice(s.id, s.name, _about(s)) for s in speakers]
    if quotation is not None:
        now = quotation.speaker.id if quotation.speaker else None
        unlisted = _unlisted(quotation, {choice.name for choice in found})
        found = _candidates_first([choice for choice in (*found, *unlisted) if choice.id != now], quotation.candidates)
    return [replace(choice, key=str(at) if at <= MOST_KEYS else "") for at, choice in enumerate(found, 1)]


def on_record(
    name: str, known: Iterable[SpeakerChoice], type_: Literal["person", "organization"] | None = None
) -> list[SpeakerChoice]:
    """Those of the record, of one type or both, that answer to ``name``, without those ``known`` already."""
    listed = {choice.id for choice in known}
    wanted = SpeakerFilter(q=name[:500], type=type_)
    people = service().record.speakers.search(newsroom(), wanted, limit=MOST_FOUND + len(listed)).items if name else ()
    found = [
        SpeakerChoice(p.id, p.name, p.role or ("Full name unknown" if p.provisional else "No role given"))
        for p in people
        if p.id not in listed
    ]
    return [replace(choice, key=key) for choice, key in zip(found, KEYS_OF_FOUND, strict=False)]


def not_on_record(name: str, known: Iterable[SpeakerChoice]) -> list[SpeakerChoice]:
    """Somebody of this whole name as a person and as an organisation, unless it is the name of one of those ``known``.
    The id says which and the name: see ``chosen``. Where the record has somebody of the name, no new profile would be
    made: they are offered in its place."""
    listed = list(known)
    if any(choice.name == name for choice in listed):
        return []
    types: dict[Literal["person", "organization"], str] = {"person": "New person", "organization": "New organisation"}
    found: list[SpeakerChoice] = []
    for type_, what in types.items():
        if founding_key(Speaker("", name, type_)) is None:
            continue
        called = service().record.speakers.called(newsroom(), name, type_)
        found += [SpeakerChoice(p.id, p.name, f"{p.role or 'No role given'}, on record") for p in called]
        if not called:
            found.append(SpeakerChoice(f"{type_}:{name}", name, what))
    there = {choice.id for choice in listed}
    return [choice for choice in found if choice.id not in there]


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


def likely(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that are likely enough to be shown."""
    return [candidate for candidate in candidates if candidate.confidence >= LEAST_LIKELY]


def _unlisted(quotation: RecordedQuotation, listed: Collection[str]) -> Iterator[SpeakerChoice]:
    """The candidates that are not ``listed`` among the speakers of the article: the profiles of that name, if the
    record has any, else a new one."""
    names = [candidate.name for candidate in quotation.candidates]
    for candidate in likely(quotation.candidates):
        if any(name.endswith(f" {candidate.name}") for name in [*names, *listed]):
            continue  # "Committee" beside "Transport Committee": one body, by its fuller name
        if candidate.name in listed or (quotation.speaker and candidate.name == quotation.speaker.name):
            continue
        if candidate.type not in ("person", "organization"):
            continue
        if founding_key(Speaker("", candidate.name, candidate.type)) is None:
            continue
        called = service().record.speakers.called(newsroom(), candidate.name, candidate.type)
        yield from (SpeakerChoice(p.id, p.name, p.role or "No role given") for p in called)
        if not called:
            yield SpeakerChoice(f"{candidate.type}:{candidate.name}", candidate.name, "Not on record yet")


def _candidates_first(choices: Sequence[SpeakerChoice], candidates: Sequence[Candidate]) -> list[SpeakerChoice]:
    rates = {candidate.name: candidate.confidence for candidate in candidates}
    rated = [replace(choice, confidence=rates.get(choice.name)) for choice in choices]
    return sorted(rated, key=lambda choice: -(choice.confidence or 0.0))


def _about(speaker: Speaker) -> str:
    if speaker.roles:
        return max((role.exact for role in speaker.roles), key=len)
    types = {"organization": "Organisation", "group": "Group", "anonymous": "Unnamed source"}
    return types.get(speaker.type, "Document" if speaker.type == "document" else "No role given")
