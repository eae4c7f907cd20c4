"""The trained weights of ``models/positions.json``, and what they make of named numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

import msgspec

from quotes.analysis.positions.stance_features import Features, Words
from quotes.model import Stance
from quotes.model_files import model_file


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression: the log-odds are ``bias`` and the weighted sum of the numbers, unknown ones left out."""

    weights: Mapping[str, float]
    bias: float

    def odds(self, found: Features) -> float:
        """The log-odds for these numbers."""
        get = self.weights.get
        return self.bias + sum(get(name, 0.0) * value for name, value in found.items())


def probability(odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@dataclass(frozen=True, slots=True)
class PositionModel:
    """What was trained: a regression for each stance, one for targets, a final one that makes a probability of what
    speaks for a position, the word lists, and the threshold under which nothing is called a position."""

    stances: Mapping[Stance, Linear]
    target: Linear
    final: Linear
    words: Words
    threshold: float


@cache
def load_model() -> PositionModel:
    """The model of models/positions.json. Raises RuntimeError where the file is missing or is none."""
    try:
        return read_model(model_file("positions.json").read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise RuntimeError(f"models/positions.json cannot be read: {error}") from error


def read_model(data: bytes) -> PositionModel:
    """The model in JSON, as ``training.positions`` writes it. Raises msgspec.MsgspecError where it is none."""
    return msgspec.json.decode(data, type=PositionModel)
