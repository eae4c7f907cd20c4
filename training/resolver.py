"""Fit and measure the ranker of the resolver.

    python training/resolver.py fit ../shared/data/polnear-train.jsonl.gz --names spacy
    python training/resolver.py measure ../shared/data/polnear-dev.jsonl.gz --names spacy

``fit`` writes models/resolver.json. Only articles with resolved sources count. ``--names model`` takes names and
affinities from the shipped attribution model instead of spaCy. Nothing in it is
random. The temperature of each ranker is chosen by cross-validation
over articles, on answers of rankers that never saw the article.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quotes.analysis.speakers.features import FEATURES
from training.resolver_corpus import Case, ModelNames, SpacyNames, cases, right, walk

KINDS = ("name", "described", "description", "he", "who", "they")
FOLDS = 7
DECAYS = (0.001, 0.003, 0.01, 0.03)
COMMON = "new,affinity,rank first,rank second,paragraphs,same paragraph,in content,last quoted,sort agrees"
APART = COMMON.replace(",affinity", "")
"""Where the antecedent is seldom somebody named, the affinity was worse than nothing (PolNeAR dev)."""
USED = {
    "name": COMMON + ",full name,surname,given name,part of name,own cluster,mentions,share of mentions,most mentioned,"
    "first introduced,last named,speaker before,speaker before near,sex agrees,title agrees,in the headline,share "
    "of sources,"
    "first of the paragraph,subject of the sentence before,distance same sentence,distance far",
    "description": COMMON + ",distance same sentence,distance far,last initial,last verb,last told,last source,"
    "first of the "
    "paragraph before,speaker before,speaker before near,share of mentions,most mentioned,in the headline,in "
    "content only,"
    "person,organization,group,anonymous,document,same head,words introduced,head introduced,head and word introduced,"
    "words named,sex agrees,sex odds,definite person,indefinite person,owned person,alone introduced so,nobody "
    "introduced so,nobody introduced so to an office,mention definite,mention indefinite,"
    "mention owned,mention opens paragraph,mention plural,mention person,mention organization,mention document,"
    "mention known noun,mention quoted",
    "who": APART + ",touches,distance same sentence,last complement,person,organization,group,anonymous,mention quoted",
    "they": APART + ",distance same sentence,distance one sentence,distance far,last initial,last verb,last "
    "complement,"
    "subject of this sentence,subject of the sentence before,first of the paragraph,speaker before,speaker before near,"
    "speaker of the enclosing words,person,organization,group,document,mention they,mention it,mention first,"
    "mention quoted,"
    "last source",
}


@dataclass(frozen=True, slots=True)
class Example:
    """One mention: the numbers of its options, which of them are right, and the article it stands in."""

    rows: np.ndarray
    right: np.ndarray
    article: int


def collect(articles: list[Case]) -> tuple[dict[str, list[Example]], dict[str, float]]:
    """The examples of each kind (a mention none of whose options is right teaches nothing and is left out), and the
    share of mentions with one option only whose option is right."""
    examples: dict[str, list[Example]] = defaultdict(list)
    single: dict[str, list[bool]] = defaultdict(list)
    for number, case in enumerate(articles):
        for question, who, _, place in walk(case, forced=True):
            if place < 0 and (not question.rows or number % 3):
                continue
            good = np.array([e is not None and right(who, e, "") for e in question.options])
            if not question.rows:
                single[question.kind].append(bool(good.any()) or right(who, None, question.label))
                continue
            if question.options[-1] is None and not good.any():
                good[-1] = question.mention.kind == "pronoun" or right(who, None, question.label)
            if good.any():
                examples[question.kind].append(Example(np.array(question.rows), good, number))
    return examples, {kind: round(sum(ok) / len(ok), 3) for kind, ok in sorted(single.items())}


def train(examples: list[Example], decay: float) -> np.ndarray:
    """The weights of a conditional logit: Newton's method on the log-probability of the right options."""
    x = np.concatenate([e.rows for e in examples])
    good = np.concatenate([e.right for e in examples])
    group = np.repeat(np.arange(len(examples)), [len(e.rows) for e in examples])
    n, scale = len(examples), np.maximum(x.std(0), 0.05)
    x = x / scale
    weights = np.zeros(x.shape[1])
    loss = np.inf
    for _ in range(60):
        p, r = _shares(x @ weights, good, group, n)
        slope = x.T @ (p - r) / n + decay * weights
        centred = x - _by_group(p, x, group, n)
        curve = (centred * p[:, None]).T @ centred / n + decay * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        rate = 1.0
        while rate > 1e-3 and _loss(x @ (weights - rate * step), good, group, n, decay, weights - rate * step) > loss:
            rate /= 2
        weights = weights - rate * step
        now = _loss(x @ weights, good, group, n, decay, weights)
        if loss - now < 1e-7:
            break
        loss = now
    return weights / scale


def _shares(score, good, group, n):
    """The probability of each option, and its share among the right ones."""
    top = np.full(n, -np.inf)
    np.maximum.at(top, group, score)
    e = np.exp(score - top[group])
    p = e / np.bincount(group, e, n)[group]
    r = p * good
    return p, r / np.maximum(np.bincount(group, r, n)[group], 1e-300)


def _by_group(p, x, group, n):
    mean = np.stack([np.bincount(group, p * column, n) for column in x.T], axis=1)
    return mean[group]


def _loss(score, good, group, n, decay, weights):
    p, _ = _shares(score, good, group, n)
    return -np.log(np.maximum(np.bincount(group, p * good, n), 1e-300)).mean() + decay / 2 * weights @ weights


def softmax(score: np.ndarray) -> np.ndarray:
    """Probabilities from scores."""
    e = np.exp(score - score.max())
    return e / e.sum()


def cross_validate(examples: list[Example], decay: float) -> tuple[float, float, float]:
    """Accuracy, best temperature and its mean log-loss, on articles that the ranker did not see."""
    answers = []
    for fold in range(FOLDS):
        weights = train([e for e in examples if e.article % FOLDS != fold], decay)
        answers += [(e.rows @ weights, e.right) for e in examples if e.article % FOLDS == fold]
    hits = np.mean([good[np.argmax(score)] for score, good in answers])
    losses = {
        t: -np.mean([np.log(max(1e-9, softmax(score / t)[good].sum())) for score, good in answers])
        for t in (0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.7, 2.0, 2.5)
    }
    best = min(losses, key=losses.get)
    return float(hits), best, float(losses[best])


def fit(articles: list[Case], out: Path, affinity: float) -> None:
    """Fit a ranker for each kind of mention and write them."""
    rankers = {}
    examples, single = collect(articles)
    for kind, some in sorted(examples.items()):
        used = set(USED[kind].split(",")) if kind in USED else set(FEATURES)
        mask = np.array([f in used and f != "affinity" for f in FEATURES], dtype=float)
        some = [Example(e.rows * mask, e.right, e.article) for e in some]
        tried = {d: cross_validate(some, d) for d in DECAYS}
        decay = min(DECAYS, key=lambda d: tried[d][2])
        hits, temperature, loss = tried[decay]
        weights = dict(zip(FEATURES, train(some, decay).round(4).tolist(), strict=True))
        if affinity and "affinity" in used:
            weights["affinity"] = affinity
        rankers[kind] = {"temperature": temperature, "weights": {f: w for f, w in weights.items() if w}}
        print(
            f"{kind}: {len(some)} mentions, cross-validated {100 * hits:.1f} %, log-loss {loss:.3f}, "
            f"decay {decay}, temperature {temperature}"
        )
    out.write_text(json.dumps({"single": single, "rankers": rankers}, indent=1) + "\n")


def measure(articles: list[Case], show: str | None, quoted: bool) -> None:
    """Print how many sources are resolved rightly, by kind of mention, and how often the first answer is sure."""
    counts = count(articles, show, quoted)
    for key in sorted({k for k, _ in counts}):
        n = counts[key, "n"]
        print(f"{key:32} {100 * counts[key, 'ok'] / n:5.1f} % of {n:4}   mean probability {counts[key, 'p'] / n:.3f}")


def count(articles: list[Case], show: str | None = None, quoted: bool = False) -> Counter:
    """By kind of mention: the sources ("n"), those resolved rightly ("ok"), and the sum of the probabilities ("p")."""
    counts: Counter = Counter()
    for case in articles:
        for question, who, decision, i in walk(case, forced=False):
            best, p = decision.options[0] if decision.options else (None, 0.0)
            ok = best is not None and right(who, best, "")
            direct = any(
                q.start < c[1] and c[0] < q.end for q in case.quoted for c in case.record.attributions[i].content
            )
            person = "person" if who.type == "person" else "other"
            for key in (f"{question.mention.kind} {person}", f"{question.mention.kind} all", "all", f"all {who.type}"):
                for part in ("", " (quoted)") if direct else ("",):
                    counts[key + part, "n"] += 1
                    counts[key + part, "ok"] += ok
                    counts[key + part, "p"] += p
            if show and not ok and question.kind == show and (direct or not quoted):
                _show(case, question, who, decision)
    return counts


def _show(case: Case, question, who, decision) -> None:
    m = question.mention
    text = case.record.text
    print(
        f"--- {case.record.id}\n...{text[max(0, m.start - 420) : m.start]}"
        f"[[{text[m.start : m.end]}]]{text[m.end : m.end + 120]}"
    )
    print(
        f"   GOLD {who.name} ({who.type})   OPTIONS",
        [(e.name if e else None, round(p, 2)) for e, p in decision.options],
        "all",
        [e.name if e else None for e in question.options],
        "label",
        question.label,
    )


def main() -> None:
    """Read the arguments and do it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fit", "measure"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--names", choices=("spacy", "model"), default="spacy")
    parser.add_argument("--kept", type=Path, default=Path("build"), help="where the names and readings are kept")
    parser.add_argument(
        "--affinity",
        type=float,
        default=0.3,
        help="weight of the encoder's affinity: not learnt, for the encoder has learnt from these articles itself",
    )
    parser.add_argument("--show", choices=KINDS, help="print the wrong answers of this kind")
    parser.add_argument("--quoted", action="store_true", help="of those, the quoted only")
    parser.add_argument("--out", type=Path, default=Path("models/resolver.json"))
    args = parser.parse_args()
    args.kept.mkdir(parents=True, exist_ok=True)
    spacy, model = args.kept / "resolver-names.json", args.kept / "resolver-readings.pkl"
    names = ModelNames(model) if args.names == "model" else SpacyNames(spacy)
    articles = list(cases(args.corpus, names))
    if args.what == "fit":
        fit(articles, args.out, args.affinity)
    else:
        measure(articles, args.show, args.quoted)
    names.save()


if __name__ == "__main__":
    main()
