"""How well quotation marks are paired: against a reference pairing, and on twins of articles set in other ways.

For each twin the segments of the original are known; printed is the share that is recovered to the letter. A last table
compares the time for a text with that for one four times as long: linear work gives a ratio of about 4.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.analysis.quotation import quoted_stretches

TWINS = ("single", "flat", "straight", "stray")
UNITS = {
    "marks": '"',
    "spaced": '" ',
    "open": "“a ",
    "mixed": "“a\" 'b’ ",
    "lines": '"a\n',
    "possessive": "s' ",
    "words": "a, A ",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="articles as JSON lines, gzipped")
    parser.add_argument("scripts", type=Path, help="the folder of the measuring scripts polnear.py and twins.py")
    parser.add_argument("--show", type=int, default=0, help="print so many of the segments not recovered")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scripts))
    reference = importlib.import_module("polnear").quoted_segments
    make_twin = importlib.import_module("twins").twin
    with gzip.open(arguments.corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    originals = [{**article, "segments": reference(article["text"])} for article in articles]
    _report("original", originals, arguments.show)
    for kind in TWINS:
        _report(kind, [make_twin(kind, article) for article in articles], arguments.show)
    _report_speed()


def _report(kind: str, articles: list[dict[str, Any]], show: int) -> None:
    known = recovered = more = 0
    missed: list[str] = []
    for article in articles:
        text = article["text"]
        segments = {_trimmed(text, *segment) for segment in article["segments"]}
        ours = {(stretch.start, stretch.end) for stretch in quoted_stretches(text)}
        known += len(segments)
        recovered += len(segments & ours)
        more += len(ours - segments)
        missed += [f"  {article['id']}: {text[a:b]!r}" for a, b in sorted(segments - ours)]
    print(f"{kind:9} recovered {recovered} of {known} = {100 * recovered / known:.2f} %, others found {more}")
    for line in missed[:show]:
        print(line)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _report_speed() -> None:
    for name, short, long in _times(50_000):
        print(
            f"{name:11} 50,000 characters {short:6.3f} s, 200,000 {long:6.3f} s, ratio {long / max(short, 1e-9):4.1f}"
        )


def _times(size: int) -> Iterator[tuple[str, float, float]]:
    """Process seconds for ``size`` and 4 * ``size`` characters of each unit, the best of three."""
    for name, unit in UNITS.items():
        seconds = []
        for length in (size, 4 * size):
            text = (unit * (length // len(unit) + 1))[:length]
            seconds.append(min(_seconds(text) for _ in range(3)))
        yield name, seconds[0], seconds[1]


def _seconds(text: str) -> float:
    started = time.process_time()
    quoted_stretches(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
