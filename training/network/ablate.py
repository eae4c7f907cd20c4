"""What each augmentation gains: small networks that differ in nothing else, on dev and on its twins.

Run: python -m training.network.ablate --help. A network of two layers is trained once without augmentation,
once with each kind alone and once with all; F1 of quoted segments is printed for dev and for every twin of it. Shares
of the gain carry over to the shipped network only roughly: it has six layers and five times the steps.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from quotes.analysis import analyse
from quotes.analysis.attribution import Attributor
from quotes.analysis.engine import FITTED, SHARED, read_attributor
from quotes.evaluation import KINDS as TWINS
from quotes.evaluation import as_prediction, evaluate, read_gold, twin
from quotes.evaluation.gold_records import read_lines
from quotes.model import Article
from training.network.augment import KINDS
from training.network.export import export
from training.network.train import arguments, train


def segments(attributor: Attributor, gold: Path) -> list[float]:
    """F1 of quoted segments, in per cent: on the articles of ``gold``, then on each kind of their twins."""
    records: list[dict[str, Any]] = list(read_lines(gold))
    articles = read_gold(records)
    texts = {"": [a.text for a in articles], **{kind: [twin(kind, a).text for a in articles] for kind in TWINS}}
    found = {
        kind: {a.id: _answer(text, attributor) for a, text in zip(articles, row, strict=True)}
        for kind, row in texts.items()
    }
    report = evaluate(records, found.pop(""), twin_predictions=found, resamples=1)
    figures = [report.measures["segments F1"], *(report.twins[kind].f1 for kind in TWINS)]
    return [float(f.value or 0) for f in figures]


def _answer(text: str, attributor: Attributor) -> dict[str, Any]:
    return as_prediction(analyse(Article(text), attributor, review_below=0.7, unknown_below=0.5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("sets", "encoder", "gold", "work", "models"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    for name in (*FITTED, *SHARED):
        shutil.copyfile(args.models / name, args.work / name)
    print("| augmentation | dev | " + " | ".join(TWINS) + " |\n|---|---|" + "---|" * len(TWINS), flush=True)
    for kinds in ([], *([kind] for kind in KINDS), list(KINDS)):
        checkpoint = args.work / "net.pt"
        checkpoint.unlink(missing_ok=True)
        options = f"--layers 2 --others 0 --epochs {args.epochs} --limit {args.limit} --threads {args.threads} --kinds"
        train(arguments().parse_args([str(args.sets), str(args.encoder), str(checkpoint), *options.split(), *kinds]))
        export(checkpoint, args.work, args.encoder)
        row = segments(read_attributor(args.work), args.gold)
        print(f"| {', '.join(kinds) or 'none'} | " + " | ".join(f"{value:.1f}" for value in row) + " |", flush=True)


if __name__ == "__main__":
    main()
