"""Whose words these are by the words themselves and what stands around them: the engine's scores, entity by entity."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotes.analysis.attribution import UNSEEN, Reading
from quotes.analysis.speakers.entities import Entity
from quotes.model import Stretch

FLOOR = -8.0
"""The least log-probability: one bad score must not veto."""
_MOST_KNOWN = 1_000_000  # probabilities that are remembered
_LEAST = 1e-9  # stands for 0, which has no logarithm


@dataclass(frozen=True, slots=True)
class ContentScores:
    """How likely some words are those of each entity, and the log-probability that they are those of nobody named.

    ``index``: at which place of ``entities`` and ``probabilities`` an entity, by its identity, stands. Logarithms are
    taken when asked for: of a thousand people in one text few are ever asked for.
    """

    entities: tuple[Entity, ...]
    index: Mapping[int, int]
    probabilities: npt.NDArray[np.float64]
    nobody: float

    def of(self, e: Entity) -> float:
        """The log-probability that ``e`` said the words."""
        at = self.index.get(id(e))
        return FLOOR if at is None else _log(float(self.probabilities[at]))

    def best(self, most: int) -> list[Entity]:
        """The likeliest ``most`` entities, best first; those on the floor in their order."""
        likely = np.maximum(self.probabilities, math.exp(FLOOR))
        return [self.entities[i] for i in np.argsort(-likely, kind="stable")[:most]]


class SpeakerScores:
    """The scores of one article: every place where an entity was named when the article was first read."""

    def __init__(self, entities: Sequence[Entity], reading: Reading) -> None:
        places = [(o.start, o.end, i) for i, e in enumerate(entities) for o in e.occurrences]
        self._entities = tuple(entities)
        self._index = {id(e): i for i, e in enumerate(entities)}
        self._owner = np.array([i for _, _, i in places], dtype=np.int64)
        self._starts = np.array([start for start, _, _ in places], dtype=np.int64)
        self._in_order = sorted(start for start, _, _ in places)
        self._score = reading.speaker_scorer([Stretch(start, end) for start, end, _ in places])
        self._known: dict[tuple[Stretch, ...], ContentScores] = {}

    def of_content(self, content: Sequence[Stretch]) -> ContentScores:
        """Whose words ``content`` is; places inside the words do not count."""
        known = self._known.get(key := tuple(content))
        if known is None:  # asked for the choice, and for what speaks for it
            known = self._of_content(content)
            if len(self._known) * len(self._entities) < _MOST_KNOWN:
                self._known[key] = known
        return known

    def _of_content(self, content: Sequence[Stretch]) -> ContentScores:
        if not content or not len(self._owner):
            return ContentScores(self._entities, self._index, np.zeros(len(self._entities)), 0.0)
        raw = self._score(content).astype(np.float64)
        for c in content:
            if bisect_left(self._in_order, c.start) < bisect_left(self._in_order, c.end):  # few words name somebody
                raw[:-1][(self._starts >= c.start) & (self._starts < c.end)] = UNSEEN
        owner, most = self._owner, raw.max()
        if raw[:-1].min() <= UNSEEN:  # of a thousand people in one text those named near the words
            seen = np.append(raw[:-1] > UNSEEN, True)
            raw, owner = raw[seen], owner[seen[:-1]]
        masses = np.exp(raw - most)
        total = masses.sum()
        sums = np.bincount(owner, masses[:-1], len(self._entities)) / total
        return ContentScores(self._entities, self._index, sums, _log(float(masses[-1] / total)))


def _log(probability: float) -> float:
    """The logarithm of a probability, at least ``FLOOR``."""
    return max(FLOOR, math.log(max(probability, _LEAST)))
