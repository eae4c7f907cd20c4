"""Positions: the weights of ``models/positions.json``, and how good they are.

    python -m training.positions fit TRAIN models/ [--seed 1]     cross-validated table, threshold, weights
    python -m training.positions measure GOLD                     the table of the shipped model on other articles

TRAIN and GOLD are JSON lines in the shape of the gold, plain or gzipped, with ``positions``. Both read the articles
with the shipped attribution model; fit again when that model changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from quotes.analysis import analyse
from quotes.attribution import Attributor, NameMention, Reading
from quotes.evaluation import read_gold
from quotes.evaluation.counts import place_of
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.names import content_words, is_speaker
from quotes.pipeline import load_attributor
from quotes.positions import position, statement
from quotes.positions.features import Features, Words, features
from quotes.positions.model import Linear, PositionModel, load_model
from quotes.positions.passages import passages, sentences
from quotes.positions.targets import candidates
from quotes.shapes import Article, Position, Quotation, Stance, Stretch
from training.stance_words import LISTS

FOLDS = 7
PRECISION = 0.63
"""The precision on held-out articles that the threshold is to reach."""
C = 0.2
TARGET_C = 0.5
MOST_COMMON = 3
"""Articles in which a word must occur to weigh anything."""
SMALLEST = 0.01
"""Weights under this one are left out."""
TARGET = 0.2
"""The probability under which nothing is called a target."""
STANCES: tuple[Stance, Stance] = ("support", "oppose")


@dataclass(frozen=True, slots=True)
class Shown:
    """A gold position: who takes it, and where its evidence stands."""

    speaker: Callable[[str], bool]
    stance: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """One passage of a quotation with a speaker, its numbers, and the gold positions that its words touch."""

    quotation: Quotation
    passage: Stretch
    features: Features
    touched: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One article as the shipped model reads it, and its gold positions. ``sentences``: those of the passages that have
    several, which are learnt from too."""

    text: str
    names: Sequence[NameMention]
    examples: tuple[Example, ...]
    sentences: tuple[Example, ...]
    gold: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicted position: which gold positions it finds (article, number), whether it touches one of its speaker
    at all, and whether its target is the one of those it finds."""

    confidence: float
    found: tuple[tuple[int, int], ...]
    touches: bool
    target: bool


def read_articles(path: Path, words: Words) -> list[Read]:
    """The articles of a file that have positions."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if r.get("positions") is not None]
    articles = list(read_gold(records))
    return [read_article(a, words) for a in tqdm(articles, disable=not sys.stderr.isatty())]


def read_article(article: GoldArticle, words: Words) -> Read:
    """The quotations of one article with their numbers."""
    kept = _Keeping(load_attributor())
    found = analyse(Article(article.text), kept, review_below=0.0, unknown_below=0.0)
    gold = tuple(_shown(article))
    return make_read(article.text, found.quotations, kept.names, gold, words)


def make_read(
    text: str, quotations: Iterable[Quotation], names: Sequence[NameMention], gold: tuple[Shown, ...], words: Words
) -> Read:
    """An article from what was read in it."""

    def example(q: Quotation, part: Stretch) -> Example:
        touched = tuple(g for g in gold if g.start < part.end and part.start < g.end)
        return Example(q, part, features(statement(text, q, part, names), words), touched)

    whole = [(q, p) for q in quotations if q.speaker is not None for p in passages(text, q)]
    parts = [(q, sentences(text, p.start, p.end)) for q, p in whole]
    return Read(
        text,
        names,
        tuple(example(q, p) for q, p in whole),
        tuple(example(q, s) for q, several in parts if len(several) > 1 for s in several),
        gold,
    )


class _Keeping:
    """An engine that keeps the names it saw last, since an analysis does not carry them."""

    def __init__(self, inner: Attributor) -> None:
        self._inner = inner
        self.version = inner.version
        self.names: tuple[NameMention, ...] = ()

    def read(self, *given: Any) -> Reading:
        """As the engine within."""
        reading = self._inner.read(*given)
        self.names = reading.names
        return reading


def _shown(article: GoldArticle) -> Iterator[Shown]:
    for p in article.positions or ():
        start, end = place_of(article.text, p.evidence)
        who = article.speakers.get(p.speaker)
        yield Shown(partial(is_speaker, who) if who else _nobody, p.stance, p.target, start, end)


def _nobody(name: str) -> bool:
    return False


def known_words() -> Words:
    """The word lists of this project, and how pleasant single words are (VADER's lexicon, MIT)."""
    lines = resources.files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t")[:2] for line in lines)
    valence = {word: float(value) for word, value in pairs if word.isalpha() and word.islower()}
    return Words({name: frozenset(stems) for name, stems in LISTS.items()}, valence)


def fit(reads: Sequence[Read], words: Words) -> PositionModel:
    """The model learnt from these articles, with a threshold of 0."""
    per_article = [[e.features for e in (*r.examples, *r.sentences)] for r in reads]
    labels = [_label(e) for r in reads for e in (*r.examples, *r.sentences)]
    stances = {s: _linear(per_article, [label == s for label in labels], C) for s in STANCES}
    options: list[list[Features]] = []
    named: list[bool] = []
    for r in reads:
        rows = []
        for e in r.examples:
            if e.touched:
                for c in candidates(r.text, e.quotation, e.passage, r.names, words):
                    rows.append(c.features)
                    named.append(any(same_target(r.text[c.start : c.end], g.target) for g in e.touched))
        options.append(rows)
    return PositionModel(stances, _linear(options, named, TARGET_C), words, 0.0, TARGET)


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


def judge(reads: Sequence[Read], models: Sequence[PositionModel]) -> list[Judged]:
    """What each article's model predicts at its thresholds, as the scorer judges it."""
    out = []
    for number, (r, model) in enumerate(zip(reads, models, strict=True)):
        for e in r.examples:
            p = predict(r, e, model)
            if p is None:
                continue
            near = [
                (i, g)
                for i, g in enumerate(r.gold)
                if g.start < p.evidence.end and p.evidence.start < g.end and g.speaker(p.speaker)
            ]
            same = [(i, g) for i, g in near if g.stance == p.stance]
            target = any(same_target(p.target, g.target) for _, g in same)
            out.append(Judged(p.confidence, tuple((number, i) for i, _ in same), bool(near), target))
    return sorted(out, key=lambda j: -j.confidence)


def predict(r: Read, example: Example, model: PositionModel) -> Position | None:
    """As ``quotes.positions.position``, from numbers made before."""
    return position(r.text, example.quotation, example.passage, r.names, {}, model, example.features)


def cross_validate(reads: Sequence[Read], words: Words, seed: int) -> list[Judged]:
    """Every article judged by a model that did not learn from it."""
    fold = np.random.default_rng(seed).permutation(len(reads)) % FOLDS
    fitted = [
        fit([r for r, f in zip(reads, fold, strict=True) if f != k], words)
        for k in tqdm(range(FOLDS), disable=not sys.stderr.isatty())
    ]
    return judge(reads, [fitted[f] for f in fold])


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
        write(read_articles(args.train, words), words, args.models / "positions.json", args.seed)
    else:
        report(read_articles(args.gold, load_model().words), load_model())


def write(reads: Sequence[Read], words: Words, path: Path, seed: int) -> None:
    """Print the cross-validated table, choose the threshold on it, and write the model of all articles."""
    judged = cross_validate(reads, words, seed)
    print_table(table(judged, sum(len(r.gold) for r in reads)))
    model = replace(fit(reads, words), threshold=threshold_for(judged, PRECISION))
    print(f"threshold {model.threshold} for a precision of {PRECISION} on held-out articles")
    path.write_bytes(msgspec.json.encode(model, order="sorted") + b"\n")


def report(reads: Sequence[Read], model: PositionModel) -> None:
    """The table, and what is shown at the threshold of the model."""
    gold = sum(len(r.gold) for r in reads)
    judged = judge(reads, [replace(model, threshold=0.0)] * len(reads))
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
