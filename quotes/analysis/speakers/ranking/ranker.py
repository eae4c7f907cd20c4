"""A learned ranker: how likely each candidate is the one whom a mention stands for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from quotes.analysis.speakers.ranking.candidate_features import FEATURES
from quotes.model_files import model_file

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A conditional logit: the log-odds of a candidate are a weighted sum of its features."""

    weights: Floats

    def probabilities(self, rows: tuple[tuple[float, ...], ...]) -> Floats:
        """One probability for each row (a candidate's features in the order of FEATURES); they sum to 1."""
        score = np.array(rows) @ self.weights
        e = np.exp(score - score.max())
        return np.asarray(e / e.sum(), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Rankers:
    """A ranker for each kind of mention, and how often a mention with a single option is rightly resolved."""

    by_kind: dict[str, Ranker]
    single: dict[str, float]


@cache
def load_rankers() -> Rankers:
    """The rankers of models/resolver.json; a feature it does not know weighs nothing.

    Raises RuntimeError where the file is missing or is none.
    """
    path = model_file("resolver.json")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rankers = {
            kind: Ranker(np.array([weights.get(f, 0.0) for f in FEATURES])) for kind, weights in data["rankers"].items()
        }
        return Rankers(rankers, {k: float(v) for k, v in data["single"].items()})
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"models/resolver.json cannot be read: {error}") from error
