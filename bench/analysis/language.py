"""Is English told from other languages: how many articles of an English corpus are refused or warned of, how often the
identifier is asked, and what its model costs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

import psutil

from bench.machine import machine
from quotes.analysis.article.language import CERTAIN_FROM, ordinary_english, other_language


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="English articles as JSON lines with a text, gzipped")
    parser.add_argument("--first", type=int, help="read only so many characters of each")
    arguments = parser.parse_args()
    print(machine())
    _report_cost()
    for corpus in arguments.corpora:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"][: arguments.first] for line in lines]
        _report(corpus.name, texts)


def _report_cost() -> None:
    process = psutil.Process()
    before, start = process.memory_info().rss, time.process_time()
    other_language("Het is een korte tekst.")
    seconds, size = time.process_time() - start, process.memory_info().rss - before
    print(f"loading the model: {seconds:.2f} CPU seconds, {size / 1e6:.0f} MB")


def _report(name: str, texts: list[str]) -> None:
    found: Counter[str] = Counter()
    start = time.process_time()
    for text in texts:
        found["asked"] += not ordinary_english(text)
        if other_language(text):
            found["refused" if len(text) >= CERTAIN_FROM else "warned"] += 1
    each = (time.process_time() - start) / max(len(texts), 1) * 1000
    print(f"{name}: {len(texts)} articles, {found['refused']} refused, {found['warned']} warned of,", end=" ")
    print(f"identifier asked for {found['asked']}, {each:.2f} CPU ms each")


if __name__ == "__main__":
    main()
