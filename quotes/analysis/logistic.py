"""Logistic regression as it is applied: fitted weights make numbers a probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

_LARGEST = 30.0  # a score beyond it is as sure as can be; bounds the exponent
_LEAST = 0.001  # no probability counts as nearer to 0 or 1


@dataclass(frozen=True, slots=True)
class LogisticRegression:
    """Weights of the features, in their order, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, features: Sequence[float]) -> float:
        """The probability for one case. Raises ValueError where there are not as many ``features`` as weights."""
        if len(features) != len(self.weights):
            raise ValueError(f"{len(features)} features, {len(self.weights)} weights")
        score = self.bias + sum(map(mul, self.weights, features))
        return 1 / (1 + math.exp(-max(-_LARGEST, min(_LARGEST, score))))


def log_odds(probability: float) -> float:
    """The logarithm of the odds, about -7 to 7: finite for 0 and 1 as well."""
    bounded = _LEAST if probability < _LEAST else 1 - _LEAST if probability > 1 - _LEAST else probability
    return math.log(bounded / (1 - bounded))
