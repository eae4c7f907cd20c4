"""Whose words these are by the words themselves and what stands around them: the engine's scores, entity by entity."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quotes.analysis.attribution import Reading
from quotes.analysis.speakers.entities import Entity
from quotes.model import Stretch

FLOOR = -8.0
"""The least log-probability: one bad score must not veto."""


@dataclass(frozen=True, slots=True)
class ContentScores:
    """The log-probabilities that some words are those of each entity (by identity), and of nobody named."""

    entities: tuple[Entity, ...]
    scores: dict[int, float]
    nobody: float

    def of(self, e: Entity) -> float:
        """The log-probability that ``e`` said the words."""
        return self.scores.get(id(e), FLOOR)

    def best(self, most: int) -> list[Entity]:
        """The likeliest ``most`` entities, best first."""
        return sorted(self.entities, key=self.of, reverse=True)[:most]


class SpeakerScores:
    """The scores of one article: every place where an entity was named when the article was first read."""

    def __init__(self, entities: Sequence[Entity], reading: Reading) -> None:
        places = [(o.start, o.end, i) for i, e in enumerate(entities) for o in e.occurrences]
        self._entities = tuple(entities)
        self._owner = np.array([i for _, _, i in places], dtype=np.int64)
        self._starts = np.array([start for start, _, _ in places], dtype=np.int64)
        self._score = reading.speaker_scorer([Stretch(start, end) for start, end, _ in places])

    def of_content(self, content: Sequence[Stretch]) -> ContentScores:
        """Whose words ``content`` is; places inside the words do not count."""
        if not content or not len(self._owner):
            return ContentScores(self._entities, {}, 0.0)
        raw = self._score(content).astype(np.float64)
        for c in content:
            raw[:-1][(self._starts >= c.start) & (self._starts < c.end)] = -1e4
        masses = np.exp(raw - raw.max())
        sums = np.bincount(self._owner, masses[:-1], len(self._entities)) / masses.sum()
        scores = {id(e): max(FLOOR, math.log(max(s, 1e-9))) for e, s in zip(self._entities, sums, strict=True)}
        return ContentScores(self._entities, scores, max(FLOOR, math.log(max(masses[-1] / masses.sum(), 1e-9))))
