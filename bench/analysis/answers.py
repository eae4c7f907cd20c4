"""Does a change of the code change an answer? Writes the analyses of articles, or compares them with earlier ones.

`--write before.jsonl` before a change and `--compare before.jsonl` after it:
letter for letter, but for the version of the pipeline. Prints which articles differ, and in what; exits with 1 where
any does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from bench.analysis.speed import our_reader
from bench.machine import DEMO
from quotes.exchange.input_lines import open_articles
from quotes.model import Engine

_ARTICLE = ("title", "uri", "published", "publisher", "text", "html")


def main() -> None:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, default=[DEMO], help="JSON lines, gzip or not")
    parser.add_argument("--engine", choices=get_args(Engine), default="accurate")
    doing = parser.add_mutually_exclusive_group(required=True)
    doing.add_argument("--write", type=Path, metavar="FILE")
    doing.add_argument("--compare", type=Path, metavar="FILE")
    options = parser.parse_args()
    now = answers(options.articles, options.engine)
    if options.write:
        options.write.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in now), encoding="utf-8")
        return
    before = map(json.loads, options.compare.read_text(encoding="utf-8").splitlines())
    differing: Counter[str] = Counter()
    count = articles = 0
    for one, other in zip(before, now, strict=True):
        articles += 1
        keys = differences(one, other)
        if keys:
            count += 1
            print(f"article {articles}: {', '.join(keys)}")
            differing.update(keys)
    print(f"{count} of {articles} articles differ: {dict(differing)}")
    sys.exit(bool(count))


def answers(files: list[Path], engine: Engine) -> Iterator[dict[str, Any]]:
    """The analysis of each article, as `extract` gives it, without the version of the pipeline."""
    read = our_reader(engine)
    for file in files:
        with open_articles(file) as lines:
            for record in map(json.loads, lines):
                answer = json.loads(read({key: record[key] for key in _ARTICLE if record.get(key)}))
                del answer["pipeline_version"]
                yield answer


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """In which parts two analyses differ."""
    return [key for key in {**one, **other} if one.get(key) != other.get(key)]


if __name__ == "__main__":
    main()
