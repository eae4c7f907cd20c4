"""Fit and measure the ranker of the resolver.

    python -m training.resolver.ranker fit CORPORA/polnear-train.jsonl.gz CORPORA/world-train.jsonl.gz --names model
    python -m training.resolver.ranker measure CORPORA/polnear-dev.jsonl.gz --names model

``fit`` writes models/resolver.json. Only articles with resolved sources count. ``--names model`` takes names and
affinities from the shipped attribution model instead of spaCy. Nothing in it is random.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from quotes.analysis.speakers.ranking.candidate_features import FEATURES
from quotes.analysis.speakers.ranking.entity_features import ENTITY_FEATURES
from quotes.analysis.speakers.ranking.mention_features import DESCRIPTION_FEATURES
from training.resolver.cases import Case, ModelNames, SpacyNames, cases, right, walk

KINDS = ("name", "described", "description", "he", "who", "they", "unsourced")
FOLDS = 7
NETWORK = ("affinity", "speaker score")
"""Features that the network itself makes."""
PRIOR = np.array([1.0, 0.3, 0.3, 0.0])
HELD_BACK = 2.0
HELD_BACK_SOLE = 8
DECAYS = (0.003, 0.01, 0.03)
COMMON = (
    "new,affinity,speaker score,rank first,rank second,paragraphs,same paragraph,in content,last quoted,sort agrees"
)
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
    "mention known noun,mention quoted," + ",".join((*ENTITY_FEATURES, *DESCRIPTION_FEATURES)),
    "who": COMMON
    + ",touches,distance same sentence,last complement,person,organization,group,anonymous,mention quoted",
    "they": COMMON + ",distance same sentence,distance one sentence,distance far,last initial,last verb,last "
    "complement,"
    "subject of this sentence,subject of the sentence before,first of the paragraph,speaker before,speaker before near,"
    "speaker of the enclosing words,person,organization,group,document,mention they,mention it,mention first,"
    "it and organization,it and document,they and group,they and organization,they and person,first and person,first "
    "and organization,share of mentions,most mentioned,"
    "mention quoted,"
    "last source," + ",".join(ENTITY_FEATURES),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One mention: the numbers of its options, which of them are right, and the article it stands in."""

    rows: np.ndarray
    right: np.ndarray
    article: int
    unseen: bool
    """Whether the network has not learnt from the article: only there its scores are what they will be in service."""


def collect(articles: list[Case]) -> tuple[dict[str, list[Example]], dict[str, float]]:
    """The examples of each kind (a mention none of whose options is right teaches nothing and is left out), and the
    share of mentions with one option only whose option is right."""
    examples: dict[str, list[Example]] = defaultdict(list)
    single: dict[str, list[bool]] = defaultdict(list)
    for number, case in enumerate(articles):
        for question, who, _, place in walk(case, forced=True):
            if place < 0 and (not question.rows or (number % 3 and question.mention.sense.sort == "person")):
                continue
            good = np.array([e is not None and right(who, e, "") for e in question.options])
            if not question.rows:
                single[question.sole].append(bool(good.any()) or right(who, None, question.label))
                continue
            if question.options[-1] is None and not good.any():
                good[-1] = (
                    question.mention.kind == "pronoun"
                    or question.kind == "unsourced"
                    or right(who, None, question.label)
                )
            if good.any():
                examples[question.kind].append(
                    Example(np.array(question.rows), good, number, case.unseen and place >= 0)
                )
    return examples, _sole_shares(single)


def _sole_shares(single: dict[str, list[bool]]) -> dict[str, float]:
    """The share of right answers of each kind with one option, held back towards that of all kinds that begin so."""
    shares = {}
    for kind, ok in sorted(single.items()):
        alike = [right for other, some in single.items() if other.split()[0] == kind.split()[0] for right in some]
        held_back = HELD_BACK_SOLE * sum(alike) / len(alike)
        shares[kind] = round((sum(ok) + held_back) / (len(ok) + HELD_BACK_SOLE), 3)
    return shares


def train(examples: list[Example], decay: float, prior: np.ndarray | None = None) -> np.ndarray:
    """The weights of a conditional logit: Newton's method on the log-probability of the right options, held back
    towards ``prior`` (zero where none is given)."""
    x = np.concatenate([e.rows for e in examples])
    good = np.concatenate([e.right for e in examples])
    group = np.repeat(np.arange(len(examples)), [len(e.rows) for e in examples])
    n, scale = len(examples), np.maximum(x.std(0), 0.05) if prior is None else np.ones(x.shape[1])
    x = x / scale
    towards = np.zeros(x.shape[1]) if prior is None else prior
    weights = towards.copy()
    loss = np.inf
    for _ in range(60):
        p, r = _shares(x @ weights, good, group, n)
        slope = x.T @ (p - r) / n + decay * (weights - towards)
        centred = x - _by_group(p, x, group, n)
        curve = (centred * p[:, None]).T @ centred / n + decay * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        rate = 1.0
        while rate > 1e-3 and _loss(x, good, group, n, decay, weights - rate * step, towards) > loss:
            rate /= 2
        weights = weights - rate * step
        now = _loss(x, good, group, n, decay, weights, towards)
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


def _loss(x, good, group, n, decay, weights, towards):
    p, _ = _shares(x @ weights, good, group, n)
    away = weights - towards
    return -np.log(np.maximum(np.bincount(group, p * good, n), 1e-300)).mean() + decay / 2 * away @ away


def softmax(score: np.ndarray) -> np.ndarray:
    """Probabilities from scores."""
    e = np.exp(score - score.max())
    return e / e.sum()


def cross_validate(examples: list[Example], decay: float) -> tuple[float, float]:
    """Accuracy and mean log-loss on articles that the ranker did not see."""
    hits, losses = [], []
    for fold in range(FOLDS):
        weights = train([e for e in examples if e.article % FOLDS != fold], decay)
        for e in examples:
            if e.article % FOLDS == fold:
                score = e.rows @ weights
                hits.append(e.right[np.argmax(score)])
                losses.append(-np.log(max(1e-9, softmax(score)[e.right].sum())))
    return float(np.mean(hits)), float(np.mean(losses))


def fit(articles: list[Case], out: Path, kept: frozenset[str]) -> None:
    """Fit a ranker for each kind of mention and write them; the rankers of the kinds ``kept`` stay as they are in
    ``out``.

    First all features but the network's own scores, on every article; then, on the articles that the network has not
    learnt from, how much that ranker, each of the network's scores and the answer "nobody" weigh together.
    """
    rankers = {}
    examples, single = collect(articles)
    for kind, some in sorted(examples.items()):
        used = set(USED[kind].split(",")) if kind in USED else set(FEATURES)
        columns = [i for i, f in enumerate(FEATURES) if f in used and f not in NETWORK]
        plain = [replace(e, rows=e.rows[:, columns]) for e in some]
        tried = {d: cross_validate(plain, d) for d in DECAYS}
        decay = min(DECAYS, key=lambda d: tried[d][1])
        together, hits, loss = weigh_network(plain, some, decay)
        weights = np.zeros(len(FEATURES))
        weights[columns] = together[0] * train(plain, decay)
        for name, weight in zip((*NETWORK, "new"), together[1:], strict=True):
            weights[FEATURES.index(name)] += weight
        shown = zip(FEATURES, weights.round(4).tolist(), strict=True)
        rankers[kind] = {f: w for f, w in shown if w}
        print(
            f"{kind}: {len(some)} mentions, without the network {100 * tried[decay][0]:.1f} %, log-loss "
            f"{tried[decay][1]:.3f}; on {sum(e.unseen for e in some)} unseen with it {100 * hits:.1f} %, {loss:.3f}, "
            f"decay {decay}, weights {together.round(2).tolist()}"
        )
    if kept:
        before = json.loads(out.read_text())["rankers"]
        rankers |= {kind: weights for kind, weights in before.items() if kind in kept}
    out.write_text(json.dumps({"single": single, "rankers": rankers}, indent=1) + "\n")


def weigh_network(plain: list[Example], whole: list[Example], decay: float) -> tuple[np.ndarray, float, float]:
    """The weights of the plain ranker, of the network's scores and of "nobody", fitted on unseen articles, with the
    share of right answers and the log-loss there. The plain ranker's part comes from weights that never saw the
    article. Where few examples are unseen the weights stay near ``PRIOR``."""
    columns = [FEATURES.index(name) for name in (*NETWORK, "new")]
    rows: list[Example] = []
    for fold in range(FOLDS):
        chosen = [(p, w) for p, w in zip(plain, whole, strict=True) if w.unseen and w.article % FOLDS == fold]
        if chosen:
            weights = train([e for e in plain if e.article % FOLDS != fold], decay)
            rows += [replace(w, rows=np.column_stack((p.rows @ weights, w.rows[:, columns]))) for p, w in chosen]
    if not rows:
        return PRIOR, 0.0, 0.0
    together = train(rows, HELD_BACK / len(rows), PRIOR)
    answers = [(e.rows @ together, e.right) for e in rows]
    hits = float(np.mean([good[np.argmax(score)] for score, good in answers]))
    return together, hits, float(-np.mean([np.log(max(1e-9, softmax(s)[good].sum())) for s, good in answers]))


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
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--names", choices=("spacy", "model"), default="spacy")
    parser.add_argument("--kept", type=Path, default=Path("build"), help="where the names and readings are kept")
    parser.add_argument("--show", choices=KINDS, help="print the wrong answers of this kind")
    parser.add_argument("--quoted", action="store_true", help="of those, the quoted only")
    parser.add_argument("--keep", nargs="*", default=[], choices=KINDS, help="kinds whose rankers in OUT stay")
    parser.add_argument("--out", type=Path, default=Path("models/resolver.json"))
    args = parser.parse_args()
    args.kept.mkdir(parents=True, exist_ok=True)
    names = ModelNames() if args.names == "model" else SpacyNames(args.kept / "resolver-names.json")
    articles = [case for corpus in args.corpus for case in cases(corpus, names)]
    if args.what == "fit":
        fit(articles, args.out, frozenset(args.keep))
    else:
        measure(articles, args.show, args.quoted)
    names.save()


if __name__ == "__main__":
    main()
