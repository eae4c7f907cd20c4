"""Learn on which date and occasion words were said: the two forests of models/dates.onnx and models/occasions.onnx.

    python -m training.occasions read CORPORA/world-train.jsonl.gz train.pkl
    python -m training.occasions read CORPORA/unlabelled.jsonl.gz more.pkl --answers training/gold/dates-read.jsonl
    python -m training.occasions read CORPORA/world-dev.jsonl.gz dev.pkl
    python -m training.occasions fit train.pkl models/ --more more.pkl --measure dev.pkl

``read`` analyses the articles with the shipped engine and writes the features of every question beside the readers'
answer (minutes). ``--answers`` reads the articles of that file alone, for what was read in them: dates, but no
occasions. ``fit`` grows the forests, prints a table over thresholds by cross-validation over articles and for the
articles of ``--measure``, and writes the forests with the thresholds given. The articles of ``--more`` are always
learnt from, never measured. To be fitted again after every change of the attribution model or the resolver.
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import numpy as np
import onnx

from quotes.analysis import attribute, read
from quotes.analysis.attribution import Reading
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.dates import day_of_writing, find_dateline
from quotes.analysis.engine import load_attributor
from quotes.analysis.occasions import carried_on, questions, shared
from quotes.analysis.occasions.features import FEATURES, OccasionQuestion
from quotes.analysis.occasions.plain_places import with_plain_places
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.evaluation.gold_records import read_lines
from quotes.model import Article, Quotation
from training.forest import network, nodes_of

KINDS = ("date", "occasion")
FOLDS = 4
ANSWERS = {"date": "said_on", "occasion": "occasion"}
"""Where the gold has the answer; a quoted stretch without that key was not read for it."""
TREES, SAMPLE = {"date": 120, "occasion": 40}, 0.6
"""Trees, and the share of the examples that each sees."""
LEAF = {"date": 8, "occasion": 4}
SHARE = {"date": 0.15, "occasion": 0.25}
"""Examples in a leaf at least, and the share of the features that a node chooses from."""
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
REVIEW_BELOW, UNKNOWN_BELOW = 0.7, 0.5
"""The defaults of the settings: which speakers the features know, and of which they are sure."""


@dataclass(slots=True)
class Case:
    """One question, and which of its places are right (None: the readers did not judge these words). ``gold`` names the
    quoted stretches of the article that it covers, and tells whether they have one."""

    article: int
    question: OccasionQuestion
    right: list[bool] | None
    gold: list[tuple[int, bool]]


def cases(path: Path, answers: Path | None = None) -> dict[str, list[Case]]:
    """The questions of all articles of a corpus, or of those that ``answers`` has quoted stretches of, by kind."""
    found: dict[str, list[Case]] = {kind: [] for kind in KINDS}
    read = {line["id"]: line["quotes"] for line in read_lines(answers)} if answers else None
    for number, record in enumerate(read_lines(path)):
        if read is not None:
            if record["id"] not in read:
                continue
            record |= {"quotes": [{"kind": "utterance"} | quote for quote in read[record["id"]]]}
        quotations, dates, occasions = asked(record)
        for kind, of_kind in zip(KINDS, (dates, occasions), strict=True):
            for quotation, question in zip(quotations, of_kind, strict=True):
                found[kind].append(_case(kind, number, record, quotation, question))
    return found


def asked(record: dict) -> tuple[list[Quotation], list[OccasionQuestion], list[OccasionQuestion]]:
    """The quotations of an article as the engine finds them, and what is asked of each."""
    quotations, _, base = quotations_of(record)
    text = record["text"]
    return quotations, *questions(text, quotations, quoted_stretches(text), base, record.get("publisher"))


def quotations_of(record: dict) -> tuple[list[Quotation], Reading, date | None]:
    """The quotations of an article, without occasions, what the engine read, and the day of writing."""
    published = date.fromisoformat(record["published"][:10]) if record.get("published") else None
    article = Article(text=record["text"], title=record.get("title"), published=published)
    quoted = quoted_stretches(article.text)
    prose = Prose(article.text, quoted)
    reading = read(article.text, quoted, prose, load_attributor())
    resolution = resolve(article.text, quoted, reading, article.title or "")
    dateline = find_dateline(article.text, published)
    base = day_of_writing(article.text, reading.attributions, dateline, published)
    return attribute(article, quoted, prose, reading, resolution, base, REVIEW_BELOW, UNKNOWN_BELOW), reading, base


def _case(kind: str, number: int, record: dict, quotation: Quotation, question: OccasionQuestion) -> Case:
    covered = [
        (i, g)
        for i, g in enumerate(record["quotes"])
        if g["kind"] == "utterance" and ANSWERS[kind] in g and _covers(quotation, *g["span"])
    ]
    answers = [g[ANSWERS[kind]] for _, g in covered]
    places = question.places
    gold = [(i, bool(answer)) for (i, _), answer in zip(covered, answers, strict=True)]
    if not covered:
        return Case(number, question, None, gold)
    answer = answers[0]
    if kind == "date":
        right = [p.key == f"{answer} day" for p in places]
    else:
        right = [bool(answer) and p.start < answer[1] and answer[0] < p.end for p in places]
    return Case(number, question, right, gold)


def _covers(quotation: Quotation, start: int, end: int) -> bool:
    shared = sum(max(0, min(end, s.end) - max(start, s.start)) for s in quotation.spans)
    return shared * 2 >= end - start


def table(cases: list[Case], columns: np.ndarray | slice = slice(None)) -> np.ndarray:
    """The rows of all cases, one below the other: all features, or those of some ``columns``."""
    rows = [case.question.rows for case in cases] or [np.zeros((0, len(FEATURES)), dtype=np.float32)]
    return np.concatenate(rows)[:, columns]


def grow(kind: str, cases: list[Case], columns: np.ndarray):
    """A forest over the rows of the judged cases."""
    from sklearn.ensemble import RandomForestClassifier

    judged = [case for case in cases if case.right is not None]
    right = np.array([r for case in judged for r in case.right or ()])
    forest = RandomForestClassifier(
        TREES[kind], min_samples_leaf=LEAF[kind], max_features=SHARE[kind], max_samples=SAMPLE, random_state=1
    )
    return forest.fit(table(judged, columns), right)


def weighed(kind: str, forest, cases: list[Case], columns: np.ndarray) -> list[np.ndarray]:
    """The probabilities of the places of each case, as the engine has them; the cases of an article stand together."""
    numbers = table(cases, columns)
    found = forest.predict_proba(numbers)[:, 1] if len(numbers) else np.zeros(0)
    ends = np.cumsum([len(case.question.rows) for case in cases])
    own = [found[end - len(case.question.rows) : end] for case, end in zip(cases, ends, strict=True)]
    out: list[np.ndarray] = []
    for _, group in groupby(zip(cases, own, strict=True), key=lambda pair: pair[0].article):
        asked, own_numbers = zip(*((case.question, list(p)) for case, p in group), strict=True)
        if kind == "date":
            among = shared(asked, own_numbers)
        else:
            among = carried_on(asked, with_plain_places(asked, own_numbers))
        out += [np.array(numbers) for numbers in among]
    return out


def print_table(title: str, cases: list[Case], weights: list[np.ndarray]) -> None:
    """Of the quoted stretches that were found: right of those that have one, and given where they have none."""
    print(title)
    for threshold in THRESHOLDS:
        right, whole, invented, without, given = set(), set(), set(), set(), set()
        for case, weight in zip(cases, weights, strict=True):
            best = int(weight.argmax()) if len(weight) else -1
            key = case.question.places[best].key if best >= 0 else ""
            shown = best >= 0 and weight[best] >= threshold and not key.endswith(("week", "month", "year"))
            for number, has in case.gold:
                stretch = (case.article, number)
                (whole if has else without).add(stretch)
                if shown:
                    given.add(stretch)
                    (right if has and case.right and case.right[best] else invented if not has else set()).add(stretch)
        print(
            f"  {threshold:.2f}: right {len(right)} of {len(whole)} = {100 * len(right) / max(1, len(whole)):.1f} %, "
            f"invented {len(invented)} of {len(without)} = {100 * len(invented) / max(1, len(without)):.1f} %, "
            f"right of those given {100 * len(right) / max(1, len(given)):.1f} %"
        )


def fit(kind: str, train: list[Case], more: list[Case], measure: list[Case] | None, enough: float) -> onnx.ModelProto:
    """The forest of one kind as the model file keeps it, its tables printed. ``enough``: its threshold."""
    columns = np.flatnonzero(table(train).any(axis=0))  # those of the other kind would only dilute what a node sees
    names = [FEATURES[c] for c in columns]
    weights: list[np.ndarray] = [np.zeros(0)] * len(train)
    for fold in range(FOLDS):
        forest = grow(kind, [case for case in train if case.article % FOLDS != fold] + more, columns)
        held = [i for i, case in enumerate(train) if case.article % FOLDS == fold]
        for i, found in zip(held, weighed(kind, forest, [train[i] for i in held], columns), strict=True):
            weights[i] = found
    print_table(f"{kind}: {FOLDS}-fold cross-validation", train, weights)
    forest = grow(kind, train + more, columns)
    if measure:
        print_table(f"{kind}: other articles", measure, weighed(kind, forest, measure, columns))
    importance = sorted(zip(forest.feature_importances_, names, strict=True), reverse=True)
    print("  weigh most:", ", ".join(name for _, name in importance[:25]))
    return network(nodes_of(forest), names, enough)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("read")
    reading.add_argument("corpus", type=Path)
    reading.add_argument("out", type=Path)
    reading.add_argument("--answers", type=Path, help="what was read in some articles of a corpus without labels")
    fitting = commands.add_parser("fit")
    fitting.add_argument("train", type=Path)
    fitting.add_argument("models", type=Path)
    fitting.add_argument("--more", type=Path)
    fitting.add_argument("--measure", type=Path)
    fitting.add_argument("--date", type=float, default=0.62, help="the threshold of dates")
    fitting.add_argument("--occasion", type=float, default=0.6, help="the threshold of occasions")
    args = parser.parse_args()
    if args.command == "read":
        args.out.write_bytes(pickle.dumps(cases(args.corpus, args.answers)))
        return
    train = pickle.loads(args.train.read_bytes())
    more, measure = (pickle.loads(path.read_bytes()) if path else {} for path in (args.more, args.measure))
    for kind in KINDS:
        model = fit(kind, train[kind], more.get(kind, []), measure.get(kind), getattr(args, kind))
        (args.models / f"{kind}s.onnx").write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
