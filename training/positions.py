"""Which positions may be printed as they stand: the forest of models/positions.onnx, and what editors judge.

    python -m training.positions draw ARTICLES.jsonl.gz
    python -m training.positions report training/gold/positions-judged.jsonl
    python -m training.positions read VERDICTS learn.pkl CORPORA/world-train.jsonl.gz CORPORA/unlabelled.jsonl.gz ...
    python -m training.positions fit learn.pkl models/ --measure dev.pkl

``draw`` prints the positions that are shown in articles drawn at random, one a line: article, place of the evidence,
"speaker supports/opposes target", and the sentence. ``report`` counts verdicts given on positions, JSON lines
{"sample", "article", "start", "end", "stance", "printable", "speaker", "votes"}: may stance and target be printed, is
the speaker right; ``votes``, where there are any, are what each reader said of printing, the third where two differed.
``read`` analyses the articles that verdicts of ``--samples`` are on, with the shipped engine, and writes the numbers
of every position that was judged. ``fit`` grows the forest, and prints a table over thresholds by cross-validation over
articles and for the positions of ``--measure``. To be fitted again where the sentences are read in another way.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.analysis.positions import found_positions
from quotes.analysis.positions.printable import weighed
from quotes.analysis.positions.printable.position_features import row
from quotes.analysis.segmentation import sentences
from quotes.evaluation.gold_records import read_lines
from quotes.model import PRINTABLE, Article
from training.forest import network, nodes_of
from training.occasions import quotations_of

LEARNT = ("ninth round", "tenth round")
"""The samples that the forest learns from."""
FOLDS = 8
TREES = 200
LEAF = 2
"""Positions in a leaf at least."""
SHARE = 0.2
"""Share of the numbers that a node chooses from."""
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75)


@dataclass(slots=True)
class Judged:
    """A position of an ``article``, its ``numbers``, and whether an editor printed it."""

    article: str
    numbers: dict[str, float]
    printable: bool


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    draw = commands.add_parser("draw")
    draw.add_argument("articles", type=Path, help="JSON lines with id and text, perhaps gzipped")
    draw.add_argument("--articles-count", type=int, default=200, help="articles drawn at random (all: 0)")
    draw.add_argument("--skip", type=int, default=0, help="leave out as many of those drawn")
    draw.add_argument("--seed", type=int, default=12)
    draw.set_defaults(run=lambda o: print_sample(o.articles, o.articles_count, o.skip, o.seed))
    report = commands.add_parser("report")
    report.add_argument("verdicts", type=Path)
    report.set_defaults(run=lambda o: print_report(o.verdicts))
    reading = commands.add_parser("read")
    reading.add_argument("verdicts", type=Path)
    reading.add_argument("out", type=Path)
    reading.add_argument("articles", type=Path, nargs="+")
    reading.add_argument("--samples", nargs="+", default=LEARNT)
    reading.set_defaults(run=lambda o: o.out.write_bytes(pickle.dumps(judged(o.verdicts, o.samples, o.articles))))
    fitting = commands.add_parser("fit")
    fitting.add_argument("learn", type=Path)
    fitting.add_argument("models", type=Path)
    fitting.add_argument("--measure", type=Path)
    fitting.set_defaults(run=lambda o: fit(_unpacked(o.learn), o.models, _unpacked(o.measure) if o.measure else []))
    options = parser.parse_args()
    options.run(options)


def _unpacked(path: Path) -> list[Judged]:
    found: list[Judged] = pickle.loads(path.read_bytes())
    return found


def print_sample(path: Path, count: int, skip: int, seed: int) -> None:
    """Print the positions shown in the articles drawn, in the order of the articles."""
    records = sorted(read_lines(path), key=lambda r: r["id"])
    random.seed(seed)
    drawn = random.sample(records, count) if count else records
    for record in drawn[skip:]:
        for line in _lines(record["id"], record["text"]):
            print(line)


def _lines(name: str, text: str) -> Iterator[str]:
    analysis = analyse(Article(text), load_attributor(), review_below=0.7, unknown_below=0.5)
    every = sentences(text)
    for p in analysis.positions:
        around = next(s for s in every if s.start <= p.evidence.start < s.end)
        words = " ".join(text[around.start : around.end].split())
        yield f"{name}\t{p.evidence.start}-{p.evidence.end}\t{p.speaker} {p.stance}s {p.target}\t{words}"


def print_report(path: Path) -> None:
    """Print how many of each sample, in the order of the file, are printable, and have the right speaker."""
    counts: Counter[tuple[str, str]] = Counter()
    for verdict in read_lines(path):
        counts[verdict["sample"], "all"] += 1
        counts[verdict["sample"], "printable"] += verdict["printable"]
        counts[verdict["sample"], "speaker"] += verdict["speaker"]
        counts[verdict["sample"], "both"] += verdict["printable"] and verdict["speaker"]
        first, second, *_ = [*verdict.get("votes", ()), None, None]
        counts[verdict["sample"], "judged twice"] += second is not None
        counts[verdict["sample"], "alike"] += second is not None and first == second
    for sample in dict.fromkeys(name for name, _ in counts):
        kinds = ("printable", "speaker", "both", *(("judged twice", "alike") if counts[sample, "judged twice"] else ()))
        shares = ", ".join(f"{kind} {counts[sample, kind]}" for kind in kinds)
        print(f"{sample}: of {counts[sample, 'all']} shown: {shares}")


def judged(verdicts: Path, samples: Sequence[str], corpora: Sequence[Path]) -> list[Judged]:
    """The positions of the articles that have a verdict of ``samples``, of which a later one replaces those before;
    none of which the verdicts of one sample differ."""
    answers: dict[str, dict[tuple[int, int, str], set[bool]]] = defaultdict(lambda: defaultdict(set))
    every = list(read_lines(verdicts))
    for sample in samples:
        of_sample = [v for v in every if v["sample"] == sample]
        for verdict in of_sample:
            answers[verdict["article"]].pop((verdict["start"], verdict["end"], verdict["stance"]), None)
        for verdict in of_sample:
            place = (verdict["start"], verdict["end"], verdict["stance"])
            answers[verdict["article"]][place].add(verdict["printable"])
    found = []
    for record in (r for corpus in corpora for r in read_lines(corpus) if r["id"] in answers):
        of_article = answers[record["id"]]
        quotations, reading, _ = quotations_of(record)
        for each in found_positions(record["text"], quotations, reading.names):
            place = (each.position.evidence.start, each.position.evidence.end, each.position.stance)
            if len(of_article.get(place, ())) == 1:
                found.append(Judged(record["id"], dict(each.numbers), next(iter(of_article[place]))))
    return found


def fit(learn: list[Judged], models: Path, measure: list[Judged]) -> None:
    """Write the forest that ``learn`` teaches, its tables printed."""
    names = sorted({name for each in learn for name in each.numbers})
    numbers = np.array([row(each.numbers, names) for each in learn], dtype=np.float32)
    right = np.array([each.printable for each in learn])
    articles = {article: i for i, article in enumerate(sorted({each.article for each in learn}))}
    folds = np.array([articles[each.article] % FOLDS for each in learn])
    found = np.zeros(len(learn))
    for fold in range(FOLDS):
        held = folds == fold
        found[held] = grow(numbers[~held], right[~held]).predict_proba(numbers[held])[:, 1]
    print_table(f"{FOLDS}-fold cross-validation", learn, found)
    forest = grow(numbers, right)
    if measure:
        others = np.array([row(each.numbers, names) for each in measure], dtype=np.float32)
        print_table("other articles", measure, forest.predict_proba(others)[:, 1])
    importance = sorted(zip(forest.feature_importances_, names, strict=True), reverse=True)
    print("  weigh most:", ", ".join(name for _, name in importance[:25]))
    (models / "positions.onnx").write_bytes(network(nodes_of(forest), names, PRINTABLE).SerializeToString())


def grow(numbers: np.ndarray, right: np.ndarray):
    """A forest over the numbers of positions."""
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(TREES, min_samples_leaf=LEAF, max_features=SHARE, random_state=1).fit(numbers, right)


def print_table(title: str, every: list[Judged], found: np.ndarray) -> None:
    """Of the positions that a threshold would show: how many an editor printed."""
    print(f"{title}: {len(every)} positions, {sum(each.printable for each in every)} printable")
    for threshold in THRESHOLDS:
        shown = [e.printable for e, p in zip(every, found, strict=True) if weighed(p, e.numbers) >= threshold]
        print(f"  {threshold:.2f}: shown {len(shown)}, printable {100 * sum(shown) / max(1, len(shown)):.1f} %")


if __name__ == "__main__":
    main()
