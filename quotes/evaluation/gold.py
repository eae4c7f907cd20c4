"""What is measured against what: gold articles and predictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quotes.evaluation.spans import Pair, Spans


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who speaks in a gold article, with the roles printed there."""

    key: str
    name: str
    type: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One true attribution; an empty ``source`` is one to nobody printed, ``speaker`` the key of a gold speaker."""

    content: Spans
    source: Spans
    kind: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """A position that a gold speaker (key) takes; ``evidence`` and ``target`` are text of the article."""

    speaker: str
    stance: str
    evidence: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class GoldStretch:
    """One stretch between quotation marks. ``kind``: "utterance", or a decoy's (scare, title, nickname, term).

    ``agreed``: all readers say so; ``date_agreed``: and say the same of its date; ``occasion_read``: somebody looked
    for an occasion.
    """

    span: Pair
    kind: str
    speaker: str | None
    agreed: bool
    said_on: str | None
    date_agreed: bool
    occasion: Pair | None
    occasion_read: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with all that is true of it. ``positions`` and ``stretches`` are None where nobody looked for
    them."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    speakers: Mapping[str, GoldSpeaker]
    positions: tuple[GoldPosition, ...] | None
    segments: Spans
    stretches: tuple[GoldStretch, ...] | None = None


@dataclass(frozen=True, slots=True)
class PredictedQuotation:
    """One predicted quotation; ``speaker`` is a name. ``quoted``: of each span whether it stands between marks, empty
    where that is not told. ``precision``: that of ``said_on``."""

    content: Spans
    source: Spans
    speaker: str | None
    confidence: float
    quoted: tuple[bool, ...] = ()
    said_on: str | None = None
    occasion: Pair | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class PredictedPosition:
    """One predicted position; ``speaker`` is a name."""

    speaker: str
    stance: str
    evidence: Pair


@dataclass(frozen=True, slots=True)
class Prediction:
    """All that was predicted of one article; ``speakers`` are (name, roles). ``failed`` where no answer was given."""

    quotations: tuple[PredictedQuotation, ...] = ()
    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    positions: tuple[PredictedPosition, ...] = ()
    failed: bool = False
