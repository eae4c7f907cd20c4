"""Confidence: the probability that the words are somebody's and that the speaker named is the right one.

A logistic regression over the product of what the engine and the resolver say of their own certainty, fitted on
articles that neither learnt from (``training/calibrate.py``; the reliability table is in the model card). Separate
weights for the factors were no better (cross-validated log-loss on PolNeAR dev).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from quotes.attribution import Attribution
from quotes.files import model_file
from quotes.quotation import QuotedStretch
from quotes.shapes import Stretch
from quotes.speakers import Choice

FEATURES = ("log of the product", "log-odds of the product", "share in marks")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the features, in their order, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def confidence(self, features: tuple[float, ...]) -> float:
        """The probability for one quotation, rounded to four places."""
        score = self.bias + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 4)


@cache
def load_calibration() -> Calibration:
    """The weights of models/confidence.json. Raises RuntimeError where the file is missing or of other features."""
    path = model_file("confidence.json")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(tuple(float(data["weights"][name]) for name in FEATURES), float(data["bias"]))
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"models/confidence.json cannot be read: {error}") from error


def features(attribution: Attribution, choice: Choice, quoted: tuple[QuotedStretch, ...]) -> tuple[float, ...]:
    """What the confidence is worked out from, in the order of ``FEATURES``."""
    length = sum(c.end - c.start for c in attribution.content)
    inside = sum(_inside(c, quoted) for c in attribution.content)
    product = attribution.probability * attribution.source_probability * choice.probability
    bounded = min(max(product, 0.001), 0.999)
    return math.log(bounded), math.log(bounded / (1 - bounded)), inside / max(1, length)


def _inside(piece: Stretch, quoted: tuple[QuotedStretch, ...]) -> int:
    """How many code points of ``piece`` stand between quotation marks."""
    total = 0
    for q in quoted[bisect_right(quoted, piece.start, key=lambda q: q.end) :]:
        if q.start >= piece.end:
            break
        total += min(piece.end, q.end) - max(piece.start, q.start)
    return total
