"""From counts to figures with their intervals: a bootstrap over articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotes.evaluation.counts import Ranked

Array = npt.NDArray[np.float64]

SEED = 1
"""Of the resamples: the same articles give the same intervals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in per cent with its 95 % interval, and the number of cases it is a share ``of``.

    All three are None where there is nothing to measure.
    """

    value: float | None
    low: float | None
    high: float | None
    of: int


class Sample:
    """Articles drawn again and again: row 0 of every array is the articles as they are, the others are resamples."""

    def __init__(self, articles: int, resamples: int) -> None:
        """Draw ``resamples`` times ``articles`` articles with replacement."""
        drawn = np.random.default_rng(SEED).multinomial(articles, [1 / articles] * articles, size=resamples)
        self.weights: Array = np.vstack([np.ones((1, articles)), drawn])

    def totals(self, counts: Sequence[Counter[str]]) -> Totals:
        """The sums of the articles' counts in every sample."""
        keys = sorted(set().union(*counts))
        table = np.array([[float(c[key]) for key in keys] for c in counts]).reshape(len(counts), len(keys))
        return Totals(dict(zip(keys, (self.weights @ table).T, strict=True)), np.zeros(len(self.weights)))

    def precision_at(self, coverage: int, ranked: Sequence[Sequence[Ranked]], cases: Array) -> Array:
        """The share right, 0..1, among the most confident; as many are taken as are ``coverage`` % of ``cases``.

        ``ranked`` holds (confidence, right) by article. NaN in samples with fewer answers than that, or none wanted.
        """
        flat = [(-confidence, right, i) for i, article in enumerate(ranked) for confidence, right in article]
        flat.sort(key=lambda item: item[0])
        wanted = np.array([round(coverage / 100 * n) for n in cases])
        if not flat:
            return np.full(len(wanted), np.nan)
        weight = self.weights[:, [i for _, _, i in flat]]
        before = np.cumsum(weight, axis=1) - weight
        taken = np.clip(wanted[:, None] - before, 0, weight)
        right = taken @ np.array([float(right) for _, right, _ in flat])
        enough = (wanted > 0) & (weight.sum(axis=1) >= wanted)
        share: Array = np.divide(right, wanted, out=np.full(len(wanted), np.nan), where=enough)
        return share


@dataclass(frozen=True, slots=True)
class Totals:
    """Summed counts by name, one entry per sample; a count that no article has is nought."""

    sums: dict[str, Array]
    nought: Array

    def __getitem__(self, key: str) -> Array:
        return self.sums.get(key, self.nought)

    def share(self, part: str, of: str) -> Array:
        """One count as a share of another; 0 where the other is 0."""
        whole = self[of]
        return np.divide(self[part], whole, out=np.zeros_like(whole), where=whole > 0)


def harmonic(p: Array, r: Array) -> Array:
    """The harmonic mean F1 in per cent of two shares 0..1; 0 where both are 0."""
    return np.divide(200 * p * r, p + r, out=np.zeros_like(p), where=p + r > 0)


def figure(per_cent: Array, of: Array) -> Figure:
    """A figure from its values in all samples and the number of cases; samples without a value do not count."""
    cases = int(of[0])
    known = per_cent[1:][~np.isnan(per_cent[1:])]
    if not cases or np.isnan(per_cent[0]) or not len(known):
        return Figure(None, None, None, cases)
    low, high = np.percentile(known, [2.5, 97.5])
    return Figure(round(float(per_cent[0]), 1), round(float(low), 1), round(float(high), 1), cases)


def measures(totals: Totals, sample: Sample, ranked: Sequence[Sequence[Ranked]]) -> dict[str, Figure]:
    """The figures of all measures by name. ``ranked``: the attributed long segments by article."""
    out: dict[str, Figure] = {}
    for name, key in (("segments", "segments"), ("long segments", "long"), ("short segments", "short")):
        out |= _prf(totals, name, f"{key}.right", f"{key}.attributed", f"{key}.right", f"{key}.gold")
        out[f"{name} right of found"] = _figure(totals, f"{key}.right", f"{key}.found")
        out[f"{name} decoys attributed"] = _figure(totals, f"{key}.decoy_attributed", f"{key}.decoy")
    for coverage in (80, 90):
        share = sample.precision_at(coverage, ranked, totals["long.gold"])
        out[f"precision at {coverage} % coverage"] = figure(100 * share, totals["long.gold"])
    for name, key in (("resolved", "segments"), ("resolved long", "long")):
        out |= _prf(totals, name, f"{key}.resolved", f"{key}.claimed", f"{key}.resolved", f"{key}.named")
        out[f"{name} on found"] = _figure(totals, f"{key}.resolved", f"{key}.named_found")
        out[f"{name} pronouns on found"] = _figure(totals, f"{key}.pronoun_resolved", f"{key}.pronoun_found")
    out |= _prf(totals, "roles", "roles.right", "roles.predicted", "roles.found", "roles.gold")
    out |= _prf(totals, "positions", "positions.right", "positions.predicted", "positions.found", "positions.gold")
    out["positions stance"] = _figure(totals, "positions.right", "positions.matched")
    out |= _prf(totals, "relations", *_parts("relations", "right"))
    out |= _prf(totals, "content only", *_parts("relations", "content"))
    for kind in ("direct", "mixed", "indirect"):
        out[f"recall {kind}"] = _figure(totals, f"{kind}.right", f"{kind}.gold")
    return out


def slice_figures(totals: Totals, name: str) -> dict[str, Figure]:
    """The figures of one slice: P and R of content with source, R of content alone, speakers named rightly where found.

    P is of the predictions that belong to the slice by what was predicted, so it does not pair with R to an F1.
    """
    return {
        "P": _figure(totals, f"{name}.predicted_right", f"{name}.predicted"),
        "R": _figure(totals, f"{name}.right", f"{name}.gold"),
        "found": _figure(totals, f"{name}.found", f"{name}.gold"),
        "named rightly": _figure(totals, f"{name}.resolved", f"{name}.named"),
    }


def _parts(group: str, hit: str) -> tuple[str, str, str, str]:
    return f"{group}.{hit}", f"{group}.predicted", f"{group}.{hit}", f"{group}.gold"


def _figure(totals: Totals, part: str, of: str) -> Figure:
    return figure(100 * totals.share(part, of), totals[of])


def _prf(totals: Totals, name: str, right: str, given: str, found: str, gold: str) -> dict[str, Figure]:
    """Precision right / given, recall found / gold and their harmonic mean."""
    p, r, cases = totals.share(right, given), totals.share(found, gold), totals[gold]
    return {
        f"{name} P": figure(100 * p, cases),
        f"{name} R": figure(100 * r, cases),
        f"{name} F1": figure(harmonic(p, r), cases),
    }
