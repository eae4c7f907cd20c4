"""Whether the names head can stand in for spaCy's name recogniser: what the resolver makes of either, and their time.

    python -m training.names CORPORA/polnear-dev.jsonl.gz

The resolver gets the gold attributions and the names of one engine, the rest being equal. Time is processor time on one
thread for reading the articles, each engine in turn on the same article: of spaCy its name recogniser alone; of the
network its one pass, which gives attributions, roles and names together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from quotes.analysis.quotation import quoted_stretches
from training.corpora import polnear
from training.resolver.cases import ModelNames, SpacyNames, cases
from training.resolver.ranker import count

KINDS = ("all", "all (quoted)", "name person", "name other", "pronoun person", "all person", "all organization")


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="articles with resolved sources, as the gold")
    corpus = parser.parse_args().corpus
    with tempfile.TemporaryDirectory() as kept:
        model, spacy = ModelNames(Path(kept, "model.pkl")), SpacyNames(Path(kept, "spacy.json"))
        counts = {"model": count(list(cases(corpus, model))), "spaCy": count(list(cases(corpus, spacy)))}
        print(f"{'sources resolved rightly':28}" + "".join(f"{engine:>12}" for engine in counts) + f"{'of':>8}")
        for kind in KINDS:
            shares = "".join(f"{100 * c[kind, 'ok'] / max(1, c[kind, 'n']):>10.1f} %" for c in counts.values())
            print(f"{kind:28}{shares}{counts['model'][kind, 'n']:>8}")
        seconds, words = times(corpus, model, spacy)
    for engine, spent in seconds.items():
        print(f"{engine}: {1e6 * spent / words:.0f} ms of processor for 1,000 words", file=sys.stdout)


def times(corpus: Path, model: ModelNames, spacy: SpacyNames) -> tuple[dict[str, float], int]:
    """Processor seconds of either engine over the resolved articles of ``corpus``, and their words."""
    spent, words = {"model": 0.0, "spaCy": 0.0}, 0
    for record in polnear(corpus):
        if record.speakers is None:
            continue
        words += len(record.text.split())
        quoted = quoted_stretches(record.text)
        model.read_now.clear()
        begin = time.thread_time()
        model.fresh(record.text, quoted)
        between = time.thread_time()
        spacy.fresh(record.text)
        spent["model"] += between - begin
        spent["spaCy"] += time.thread_time() - between
    return spent, words


if __name__ == "__main__":
    main()
