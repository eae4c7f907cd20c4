"""Positions to be judged by an editor: which of those that are shown may be printed as they stand.

``draw ARTICLES`` prints those of articles drawn at random, one a line: article, place of the evidence, "speaker
supports/opposes target", and the sentence. ``report VERDICTS`` counts verdicts given on them, JSON lines {"sample",
"article", "start", "end", "stance", "printable", "speaker"}: may stance and target be printed, is the speaker right.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.analysis.segmentation import sentences
from quotes.evaluation.gold import read_lines
from quotes.model import Article


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
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
    options = parser.parse_args()
    options.run(options)


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
    for sample in dict.fromkeys(name for name, _ in counts):
        shares = ", ".join(f"{kind} {counts[sample, kind]}" for kind in ("printable", "speaker", "both"))
        print(f"{sample}: of {counts[sample, 'all']} shown: {shares}")


if __name__ == "__main__":
    main()
