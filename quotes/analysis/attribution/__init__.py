"""Who is the source of which words: what an attribution is, and what an engine that reads a text has to offer.

``trained_attributor`` has the engine that is shipped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from quotes.analysis.attribution.links import FloatArray
from quotes.analysis.quotation import QuotedStretch
from quotes.model import Engine, Stretch

NameType = Literal["person", "organization", "place"]
UNSEEN = -1e4
"""The score of a mention that is not weighed."""

UNLIKE = -10.0
"""The affinity of a stretch without pieces."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name as it stands in the text ("Darel Ivanic", "Foreign Ministry", "Port Alden")."""

    start: int
    end: int
    type: NameType
    probability: float


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role as it stands in the text ("Foreign Ministry spokesman"). ``holder``: the name of the person beside
    it, or the pronoun it is said of; None where there is neither."""

    start: int
    end: int
    holder: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words credited to a source: ``content`` stretches (marks excluded), cue and source as they stand in the text.

    ``probability``: that ``content`` is somebody's words (no decoy); ``source_probability``: that ``source`` is the
    words that stand for the speaker, given the first. A null ``source`` is an attribution to nobody printed. ``via``:
    the words that stand for who told the words of another ("Frost said Denny had told him: …"). ``verbatim``: the
    layout says that these are the words as they were spoken or written, marks or none: a turn of a transcript, a post.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Stretch | None
    probability: float
    source_probability: float
    via: Stretch | None = None
    verbatim: bool = False


SpeakerScorer = Callable[[Sequence[Stretch]], Callable[[Sequence[Stretch]], FloatArray]]
"""Given mentions, a function from the stretches of an attribution's content to raw scores: how strongly the words point
to each mention as one of their speaker, and, last, to nobody. A softmax over them gives probabilities."""


def no_speaker_scores(mentions: Sequence[Stretch]) -> Callable[[Sequence[Stretch]], FloatArray]:
    """An engine that tells nothing of speakers: all scores are zero."""
    return lambda content: np.zeros(len(mentions) + 1, dtype=np.float32)


def no_affinities(mention: Stretch, candidates: Sequence[Stretch]) -> list[float]:
    """An engine that sees in none of ``candidates`` the somebody of ``mention``: all scores are zero."""
    return [0.0] * len(candidates)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine saw in one text.

    ``affinities(mention, candidates)`` scores, in log-odds, that the stretch of a mention and each of some others stand
    for the same somebody.
    ``speaker_scorer``: see ``SpeakerScorer``. ``engine``: whose reading it is.
    """

    attributions: tuple[Attribution, ...]
    names: tuple[NameMention, ...]
    roles: tuple[RoleMention, ...]
    affinities: Callable[[Stretch, Sequence[Stretch]], list[float]]
    speaker_scorer: SpeakerScorer = no_speaker_scores
    engine: Engine = "accurate"


class Attributor(Protocol):
    """An engine that reads a text. ``version`` changes whenever its answers may."""

    version: str

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read ``text``, whose quoted stretches are ``quoted``. ``checkpoint`` is called now and then, as in
        ``quotes.analysis.analyse``."""
        ...
