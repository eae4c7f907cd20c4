"""Fit which quoted stretches are somebody's words, on articles the network did not learn from.

Run: python -m training.decoys MODELS GOLD…, with dev and held-out articles as GOLD. The table of precision and
recall over thresholds is by cross-validation, article by article; the weights in decoys.json are fitted on all.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import get_args

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from quotes.analysis.attribution.decoys import ACCEPTED, FEATURES
from quotes.analysis.attribution.trained_attributor import TrainedAttributor
from quotes.analysis.engine import read_attributor
from quotes.analysis.quotation import quoted_stretches
from quotes.evaluation import read_gold
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.spans import Pair, covered
from quotes.model import Engine
from quotes.model_files import network_folder
from training.corpora import unlearnt_lines

FOLDS = 10
OTHERS = 0.5
"""What a stretch of a corpus counts whose readers did not tell quotations from titles within an attribution."""

Example = tuple[tuple[float, ...], bool, float]
"""Features, whether the stretch is somebody's words, and what it counts."""


def examples(article: GoldArticle, attributor: TrainedAttributor) -> list[Example]:
    """The quoted stretches of one article that its readers judged."""
    out = []
    for judged in attributor.judged(article.text, quoted_stretches(article.text)):
        right = is_utterance(article, (judged.stretch.start, judged.stretch.end))
        if right is not None:
            out.append((judged.features, right, 1.0 if article.stretches is not None else OTHERS))
    return out


def is_utterance(article: GoldArticle, span: Pair) -> bool | None:
    """Whether the words are somebody's; None where the readers differ."""
    start, end = span
    if article.stretches is None:
        return any(a.source and covered(a.content, start, end) >= 0.5 * (end - start) for a in article.attributions)
    hit = [
        s for s in article.stretches if covered([s.span], start, end) >= 0.5 * min(end - start, s.span[1] - s.span[0])
    ]
    return None if any(not s.agreed for s in hit) else any(s.kind == "utterance" for s in hit)


def fit(rows: list[Example]) -> LogisticRegression:
    """A logistic regression over standardised features, held back."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    weights = [r[2] for r in rows]
    return model.fit([r[0] for r in rows], [r[1] for r in rows], logisticregression__sample_weight=weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, help="the folder models/, where decoys.json goes")
    parser.add_argument("gold", type=Path, nargs="+", help="articles; of world-train only those held out are taken")
    parser.add_argument("--engine", choices=get_args(Engine), default="accurate")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    attributor = read_attributor(args.models, args.engine)
    assert isinstance(attributor, TrainedAttributor)
    for_corpus = {path.stem: _corpus(path, attributor) for path in args.gold}
    per_article = [rows for articles in for_corpus.values() for rows in articles]
    fold = np.random.default_rng(args.seed).permutation(len(per_article)) % FOLDS
    held_out: list[list[tuple[float, bool]]] = [[] for _ in per_article]
    for k in range(FOLDS):
        model = fit([row for rows, f in zip(per_article, fold, strict=True) if f != k for row in rows])
        for i in np.flatnonzero(fold == k):
            rows = per_article[i]
            chances = model.predict_proba([r[0] for r in rows])[:, 1] if rows else []
            held_out[i] = [(float(p), r[1]) for p, r in zip(chances, rows, strict=True)]
    at = 0
    for name, articles in for_corpus.items():
        report(name, [pair for rows in held_out[at : at + len(articles)] for pair in rows])
        at += len(articles)
    write(network_folder(args.models, args.engine) / "decoys.json", fit([row for rows in per_article for row in rows]))


def _corpus(path: Path, attributor: TrainedAttributor) -> list[list[Example]]:
    return [examples(article, attributor) for article in read_gold(unlearnt_lines(path))]


def write(path: Path, model: LogisticRegression) -> None:
    """The weights of ``model``, as they are for features that are not standardised."""
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    out = {"weights": dict(zip(FEATURES, weights.round(4).tolist(), strict=True)), "bias": round(bias, 4)}
    path.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


def report(name: str, pairs: list[tuple[float, bool]]) -> None:
    """Precision and recall over thresholds."""
    print(f"{name}: {len(pairs)} stretches\n| accepted from | precision | recall |\n|---|---|---|")
    said = sum(right for _, right in pairs)
    for least in sorted({0.4, 0.5, 0.55, 0.6, 0.65, 0.7, ACCEPTED}):
        taken = [right for p, right in pairs if p > least]
        print(f"| {least} | {100 * sum(taken) / max(1, len(taken)):.1f} | {100 * sum(taken) / max(1, said):.1f} |")


if __name__ == "__main__":
    main()
