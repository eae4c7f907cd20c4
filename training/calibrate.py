"""Fit the confidence on articles the models did not learn from, and write its reliability by cross-validation.

Run: python -m training.calibrate MODELS GOLD…, with dev and held-out articles as GOLD. Every article's confidence in
the table comes from weights fitted on the other folds; the weights shipped are fitted on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from quotes.analysis import read
from quotes.analysis.attribution import Attribution, Attributor
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.confidence import FEATURES, Calibration, features
from quotes.analysis.engine import load_attributor
from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.segmentation import paragraph_starts
from quotes.analysis.speakers import resolve
from quotes.evaluation import read_gold
from quotes.evaluation.calibration import calibrate, judge
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.gold_records import prediction
from quotes.evaluation.spans import covered
from quotes.evaluation.stretches import trust
from quotes.model import Engine
from quotes.model_files import network_folder
from training.corpora import unlearnt_lines

FOLDS = 10
SURER_WITH_MORE = {
    "log-odds of the product",
    "log-odds of the words",
    "log-odds of the source",
    "log-odds of the choice",
    "speaker score",
    "lead",
}
"""Features that can only speak for the answer."""
WORDING = ("names a thing", "tells of a deed")
"""Features of words without marks that the readers of the gold took for none where they left them out."""
Row = tuple[tuple[float, ...], bool]
"""The features of a quotation, and whether words and speaker are right."""
Bounds = tuple[float | None, float | None]
"""Between which a weight lies."""


def examples(article: GoldArticle, text: str, title: str, in_part: bool, attributor: Attributor) -> list[Row]:
    """The quotations with a speaker that the gold can judge; ``in_part``: the gold has not all words without marks, so
    of those only the ones that it touches are judged, but for the ones of ``WORDING``."""
    quoted, paragraphs = quoted_stretches(text), paragraph_starts(text)
    reading = read(text, quoted, Prose(text, quoted), attributor)
    resolution = resolve(text, quoted, reading, title)
    out = []
    for attribution, choice in zip(reading.attributions, resolution.choices, strict=True):
        row = features(text, attribution, choice, quoted, paragraphs)
        unknown = in_part and not (_is_bare(row) or _is_marked(attribution, quoted) or _touches(attribution, article))
        if choice.speaker is None or unknown:
            continue
        quote = {
            "content": [[c.start, c.end] for c in attribution.content],
            "source": [[attribution.source.start, attribution.source.end]] if attribution.source else [],
            "speaker": resolution.speakers[choice.speaker].name,
            "confidence": 0.5,
        }
        right = judge(article, prediction({"quotes": [quote], "speakers": []}).quotations[0])
        if right is not None:
            out.append((row, right))
    return out


def _is_marked(attribution: Attribution, quoted: Sequence[QuotedStretch]) -> bool:
    """Whether words between marks are among the content: the gold has not all turns of transcripts."""
    return any(q.start < c.end and c.start < q.end for c in attribution.content for q in quoted)


def _touches(attribution: Attribution, article: GoldArticle) -> bool:
    """Whether some of the words are those of a gold attribution."""
    return any(covered(a.content, c.start, c.end) for a in article.attributions for c in attribution.content)


def fit(rows: list[Row], kept: Sequence[float] | None = None) -> Calibration:
    """A logistic regression, lightly held back (L2); no weight of ``SURER_WITH_MORE`` is negative, or words that the
    engine holds for nobody's could come out surer than others. The weights of ``WORDING`` are fitted behind the others,
    on the rows that have such a feature: of those the gold judges more. ``kept``: weights and bias that stay, but for
    those."""
    free: list[Bounds] = [(0.0, None) if name in SURER_WITH_MORE else (None, None) for name in FEATURES]
    free = [(0.0, 0.0) if name in WORDING else bounds for name, bounds in zip(FEATURES, free, strict=True)]
    start = np.zeros(len(FEATURES) + 1)
    others = _fitted([r for r in rows if not _is_bare(r[0])], start, [*free, (None, None)]) if kept is None else kept
    held: list[Bounds] = [
        (None, None) if name in WORDING else (w, w) for name, w in zip(FEATURES, others[:-1], strict=True)
    ]
    found = _fitted([r for r in rows if _is_bare(r[0])], np.array(others), [*held, (others[-1], others[-1])])
    return Calibration(tuple(found[:-1].round(4).tolist()), round(float(found[-1]), 4))


def _is_bare(features: tuple[float, ...]) -> bool:
    """Whether a quotation has a feature of ``WORDING``."""
    return any(features[FEATURES.index(name)] for name in WORDING)


def _fitted(rows: list[Row], start: np.ndarray, bounds: list[Bounds]) -> np.ndarray:
    """The weights and the bias, from ``start``, within ``bounds``."""
    x, y = np.array([r[0] for r in rows]), np.array([1.0 if r[1] else -1.0 for r in rows])

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        margins = y * (x @ at[:-1] + at[-1])
        slope = -y * expit(-margins)
        held_back = np.append(at[:-1], 0.0)
        return np.logaddexp(0, -margins).sum() + (held_back**2).sum() / 2, np.append(slope @ x, slope.sum()) + held_back

    found: np.ndarray = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, help="the folder models/, where confidence.json goes")
    parser.add_argument("gold", type=Path, nargs="+", help="articles; of world-train only those held out are taken")
    parser.add_argument("--engine", choices=get_args(Engine), default="accurate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--keep", action="store_true", help="keep the weights of the shipped file but for those of the wording"
    )
    args = parser.parse_args()
    shipped = network_folder(args.models, args.engine) / "confidence.json"
    kept = weights_of(shipped) if args.keep else None
    named = [(path.name, r) for path in args.gold for r in unlearnt_lines(path)]
    records = [r for _, r in named]
    per_article = [
        examples(a, r["text"], r.get("title") or "", "quotes" in r, load_attributor(args.engine))
        for a, r in zip(read_gold(records), records, strict=True)
    ]
    fold = np.random.default_rng(args.seed).permutation(len(per_article)) % FOLDS
    held_out: dict[str, list[tuple[float, bool]]] = {path.name: [] for path in args.gold}
    for k in range(FOLDS):
        model = fit([row for rows, f in zip(per_article, fold, strict=True) if f != k for row in rows], kept)
        for (corpus, _), rows, f in zip(named, per_article, fold, strict=True):
            if f == k and rows:
                held_out[corpus] += [(model.confidence(values), right) for values, right in rows]
    for corpus, pairs in held_out.items():
        print(f"\n{corpus}: ", end="")
        report(pairs)
    print("\nall: ", end="")
    report([pair for pairs in held_out.values() for pair in pairs])
    model = fit([row for rows in per_article for row in rows], kept)
    out = {"weights": dict(zip(FEATURES, model.weights, strict=True)), "bias": model.bias}
    shipped.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


def weights_of(path: Path) -> list[float]:
    """The weights and the bias of a confidence.json; a feature that it has not weighs nothing."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return [*(float(data["weights"].get(name, 0.0)) for name in FEATURES), float(data["bias"])]


def report(held_out: list[tuple[float, bool]]) -> None:
    """The reliability table of the model card, and what share is named at 95 and 98 % precision."""
    table = calibrate(held_out)
    print(f"{table.count} quotations, expected calibration error {table.error:.3f}", end="; ")
    named = trust(held_out, len(held_out)).named_at
    print(", ".join(f"{share:.1f} % named at {least} % precision" for least, share in named.items()))
    print("| confidence | quotations | mean confidence | right |\n|---|---|---|---|")
    for b in table.bins:
        print(f"| {b.low:.1f}-{b.high:.1f} | {b.count} | {b.confidence:.3f} | {b.right:.3f} |")


if __name__ == "__main__":
    main()
