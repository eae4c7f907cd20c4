"""Positions: the weights of ``models/positions.json``, and how good they are.

    python -m training.positions fit TRAIN models/ [--seed 1]     cross-validated table, threshold, weights
    python -m training.positions measure GOLD                     the table of the shipped model on other articles

TRAIN and GOLD are JSON lines in the shape of the gold, plain or gzipped, with ``positions``. Both read the articles
with the shipped attribution model; fit again when that model changes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from quotes.analysis.positions import View, Weighed, position, weigh
from quotes.analysis.positions.model import Linear, PositionModel, load_model
from quotes.analysis.positions.network import STANCES, Network, load_network, read_network
from quotes.analysis.positions.stance_features import Features, Words
from quotes.analysis.positions.targets import candidates
from quotes.evaluation.name_matching import content_words
from training.position_articles import Example, Read, read_articles, tags
from training.stance_words import LISTS

FOLDS = 7
PRECISION = 0.66
"""The precision on held-out articles that the threshold is to reach."""
C = 0.2
TARGET_C = 0.5
FINAL_C = 1.0
MOST_COMMON = 3
"""Articles in which a word must occur to weigh anything."""
SMALLEST = 0.01
"""Weights under this one are left out."""


Fitted = tuple[PositionModel, Network]


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicted position: which gold positions it finds (article, number), whether it touches one of its speaker
    at all, and whether its target is the one of those it finds."""

    confidence: float
    found: tuple[tuple[int, int], ...]
    touches: bool
    target: bool


def known_words() -> Words:
    """The word lists of this project, and how pleasant single words are (VADER's lexicon, MIT)."""
    lines = resources.files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t")[:2] for line in lines)
    valence = {word: float(value) for word, value in pairs if word.isalpha() and word.islower()}
    return Words({name: frozenset(stems) for name, stems in LISTS.items()}, valence)


def fit(reads: Sequence[Read], words: Words) -> PositionModel:
    """The regressions learnt from these articles, without the final one and with a threshold of 0."""
    per_article = [[e.features for e in (*r.examples, *r.sentences)] for r in reads]
    labels = [_label(e) for r in reads for e in (*r.examples, *r.sentences)]
    stances = {s: _linear(per_article, [label == s for label in labels], C) for s in STANCES}
    return PositionModel(stances, _fit_target(reads, words), Linear({}, 0.0), words, 0.0)


def _fit_target(reads: Sequence[Read], words: Words) -> Linear:
    options: list[list[Features]] = []
    named: list[bool] = []
    for r in reads:
        rows = []
        for view, e in zip(r.views, r.examples, strict=True):
            if e.touched:
                for c in candidates(r.text, view.quotation, view.passage, r.reading.names, words):
                    rows.append(c.features)
                    named.append(any(same_target(r.text[c.start : c.end], g.target) for g in e.touched))
        options.append(rows)
    return _linear(options, named, TARGET_C)


def fit_network(reads: Sequence[Read], seed: int) -> bytes:
    """The network learnt from these articles, as an ONNX file."""
    from training.stance_network import Lesson, train  # PyTorch, which measuring does without

    lessons = []
    for r in reads:
        for view, e in zip(r.views, r.examples, strict=True):
            shown = {g.stance for g in e.touched}
            states = r.reading.states.vectors[view.look.rows]
            stances = ("support" in shown, "oppose" in shown)
            lessons.append(Lesson(states, view.look.marks, stances, tags(r, view, e.touched)))
    return train(lessons, seed)


def _label(example: Example) -> str | None:
    """The stance that most of what is touched takes; of equally many the opposing one."""
    counts = Counter(g.stance for g in example.touched)
    return max(counts, key=lambda s: (counts[s], s == "oppose")) if counts else None


def _linear(per_article: Sequence[Sequence[Features]], labels: Sequence[bool], strength: float) -> Linear:
    """A logistic regression over the features that occur in at least ``MOST_COMMON`` articles."""
    articles = Counter(name for rows in per_article for name in {n for row in rows for n in row})
    rows = [{n: v for n, v in row.items() if articles[n] >= MOST_COMMON} for rows in per_article for row in rows]
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)  # liblinear wants these
    model = LogisticRegression(C=strength, solver="liblinear").fit(table, labels)
    weights = zip(vectors.get_feature_names_out(), model.coef_[0].tolist(), strict=True)
    kept = {name: round(w, 3) for name, w in weights if abs(w) >= SMALLEST}
    return Linear(kept, round(float(model.intercept_[0]), 4))


def same_target(one: str, other: str) -> bool:
    """Whether two wordings name the same thing: half of their words are shared, or they end in the same word and a
    third is ("Ivanic", "Deputy Minister Ivanic")."""
    a, b = content_words(one), content_words(other)
    if not a or not b:
        return False
    alike = len(a & b) / len(a | b)
    last = [re.findall(r"\w+", w.lower().replace("’s", "").replace("'s", ""))[-1:] for w in (one, other)]
    return alike >= 0.5 or (alike >= 0.3 and last[0] == last[1])


def weighed(r: Read, fitted: Fitted) -> Iterator[tuple[View, Weighed]]:
    """The passages of an article that may show a position."""
    model, network = fitted
    names, states = r.reading.names, r.reading.states
    for view, seen in zip(r.views, network.see(states, [v.look for v in r.views]), strict=True):
        if found := weigh(r.text, view, seen, names, states, model):
            yield view, found


def touching(r: Read, view: View) -> list[int]:
    """The gold positions of the speaker that the words of a passage touch."""
    part, who = view.passage, view.quotation.speaker
    return [
        i for i, g in enumerate(r.gold) if who and g.start < part.end and part.start < g.end and g.speaker(who.name)
    ]


def fit_final(reads: Sequence[Read], fitted: Sequence[Fitted]) -> Linear:
    """The final regression, from what models that did not learn from an article say of it."""
    rows: list[list[Features]] = []
    right: list[bool] = []
    for r, model in zip(reads, fitted, strict=True):
        found = list(weighed(r, model))
        rows.append([w.reasons for _, w in found])
        right += [any(r.gold[i].stance == w.stance for i in touching(r, view)) for view, w in found]
    return _linear(rows, right, FINAL_C)


def judge(reads: Sequence[Read], fitted: Sequence[Fitted]) -> list[Judged]:
    """What each article's model predicts at its threshold, as the scorer judges it."""
    out = []
    for number, (r, model) in enumerate(zip(reads, fitted, strict=True)):
        for view, found in weighed(r, model):
            p = position(r.text, view, found, {}, model[0])
            if p is None:
                continue
            near = touching(r, view)
            same = [i for i in near if r.gold[i].stance == p.stance]
            target = any(same_target(p.target, r.gold[i].target) for i in same)
            out.append(Judged(p.confidence, tuple((number, i) for i in same), bool(near), target))
    return sorted(out, key=lambda j: -j.confidence)


def cross_validate(reads: Sequence[Read], words: Words, seed: int) -> tuple[list[Judged], Linear]:
    """Every article judged by a model that did not learn from it; and the final regression of all of them."""
    fold = np.random.default_rng(seed).permutation(len(reads)) % FOLDS
    fitted = []
    for k in tqdm(range(FOLDS), disable=not sys.stderr.isatty()):
        learnt = [r for r, f in zip(reads, fold, strict=True) if f != k]
        fitted.append((fit(learnt, words), read_network(fit_network(learnt, seed))))
    ours = [fitted[f] for f in fold]
    finals = [
        fit_final(*zip(*((r, m) for r, m, f in zip(reads, ours, fold, strict=True) if f != k), strict=True))
        for k in range(FOLDS)
    ]
    whole = [(replace(model, final=finals[f]), network) for (model, network), f in zip(ours, fold, strict=True)]
    return judge(reads, whole), fit_final(reads, ours)


def table(judged: Sequence[Judged], gold: int) -> list[dict[str, float]]:
    """Precision, recall, stance and target at each threshold, in percent."""
    out = []
    for threshold in np.arange(0.1, 0.95, 0.05):
        taken = [j for j in judged if j.confidence >= threshold]
        right = [j for j in taken if j.found]
        touching = sum(j.touches for j in taken)
        if taken:
            found = len({place for j in right for place in j.found})
            out.append(
                {
                    "threshold": round(float(threshold), 2),
                    "shown": len(taken),
                    "precision": 100 * len(right) / len(taken),
                    "recall": 100 * found / gold,
                    "stance": 100 * len(right) / max(1, touching),
                    "target": 100 * sum(j.target for j in right) / max(1, len(right)),
                }
            )
    return out


def threshold_for(judged: Sequence[Judged], precision: float) -> float:
    """The lowest confidence down to which ``precision`` holds."""
    lowest, right = 1.0, 0
    for n, j in enumerate(judged, 1):
        right += bool(j.found)
        if right / n >= precision:
            lowest = j.confidence
    return round(lowest, 3)


def print_table(rows: Sequence[dict[str, float]]) -> None:
    """The table as Markdown."""
    print("| threshold | shown | precision | recall | stance right | target right |\n|---|---|---|---|---|---|")
    for row in rows:
        shares = " | ".join(f"{row[name]:.1f}" for name in ("precision", "recall", "stance", "target"))
        print(f"| {row['threshold']:.2f} | {row['shown']:.0f} | {shares} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    fitting = commands.add_parser("fit", help="cross-validate on TRAIN and write models/positions.json")
    fitting.add_argument("train", type=Path)
    fitting.add_argument("models", type=Path)
    fitting.add_argument("--seed", type=int, default=1)
    measuring = commands.add_parser("measure", help="the table of the shipped model on GOLD")
    measuring.add_argument("gold", type=Path)
    args = parser.parse_args()
    if args.command == "fit":
        words = known_words()
        write(read_articles(args.train, words), words, args.models, args.seed)
    else:
        report(read_articles(args.gold, load_model().words), load_model())


def write(reads: Sequence[Read], words: Words, models: Path, seed: int) -> None:
    """Print the cross-validated table, choose the threshold on it, and write the model of all articles."""
    judged, final = cross_validate(reads, words, seed)
    print_table(table(judged, sum(len(r.gold) for r in reads)))
    model = replace(fit(reads, words), final=final, threshold=threshold_for(judged, PRECISION))
    print(f"threshold {model.threshold} for a precision of {PRECISION} on held-out articles")
    (models / "positions.json").write_bytes(msgspec.json.encode(model, order="sorted") + b"\n")
    (models / "positions.onnx").write_bytes(fit_network(reads, seed))


def report(reads: Sequence[Read], model: PositionModel) -> None:
    """The table, and what is shown at the threshold of the model."""
    gold = sum(len(r.gold) for r in reads)
    judged = judge(reads, [(replace(model, threshold=0.0), load_network())] * len(reads))
    print_table(table(judged, gold))
    print(f"at the shipped threshold of {model.threshold}:")
    print_table(
        [
            row | {"threshold": model.threshold}
            for row in table([j for j in judged if j.confidence >= model.threshold], gold)[:1]
        ]
    )


if __name__ == "__main__":
    main()
