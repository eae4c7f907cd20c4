"""CPU time of each stage of an analysis, for 1,000 words: the time of a stage is without that of stages inside it.

Model loading is left out. The articles are read ``--rounds`` times on one core; the quickest round counts.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, get_args

import quotes.analysis
import quotes.analysis.syntax
from bench.analysis.speed import our_reader
from bench.machine import DEMO, machine, read_articles, use_one_core, words
from quotes.analysis.attribution.trained_attributor import TrainedAttributor
from quotes.model import Engine

STAGES: dict[str, tuple[object, str]] = {
    "the network": (TrainedAttributor, "_outputs"),
    "tags and links, around the network": (TrainedAttributor, "read"),
    "quotation marks": (quotes.analysis, "quoted_stretches"),
    "what conventions add, and whose words are none": (quotes.analysis, "read"),
    "roles": (quotes.analysis, "find_roles"),
    "who is who": (quotes.analysis, "resolve"),
    "dates by rule": (quotes.analysis, "_said_on"),
    "confidence": (quotes.analysis, "features"),
    "occasions and their dates": (quotes.analysis, "with_occasions"),
    "positions": (quotes.analysis, "find_positions"),
    "the parser of positions": (quotes.analysis.syntax, "_parsed"),
}
"""What a stage is called, and the function that it is. A stage that another calls is taken off that one's time."""
ALL = "all"


class StageClock:
    """CPU ``seconds`` of stages by name, each without that of the stages it calls."""

    def __init__(self) -> None:
        self.seconds = Counter[str]()
        self._inside = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, whose time counts as that of stage ``name``."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            began = time.process_time()
            self._inside.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.process_time() - began
                self.seconds[name] += whole - self._inside.pop()
                self._inside[-1] += whole

        return run


def stages(read: Callable[[Mapping[str, Any]], str], articles: Sequence[Mapping[str, Any]], clock: StageClock) -> None:
    """Read all articles; ``clock`` has the time of each stage afterwards, and under ``ALL`` that of everything."""
    clock.seconds.clear()
    began = time.process_time()
    for record in articles:
        read(record)
    clock.seconds[ALL] = time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--engine", choices=get_args(Engine), default="fast")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    use_one_core()
    articles, clock = read_articles(options.articles), StageClock()
    for name, (place, attribute) in STAGES.items():
        setattr(place, attribute, clock.timed(name, getattr(place, attribute)))
    read = our_reader(options.engine)
    rounds = []
    for _ in range(1 + options.rounds):  # the first one warms up
        stages(read, articles, clock)
        rounds.append(Counter(clock.seconds))
    thousands = sum(words(record["text"]) for record in articles) / 1000
    print(machine())
    best = min(rounds[1:], key=lambda seconds: seconds[ALL])
    best["the rest"] = 2 * best[ALL] - best.total()
    for name, seconds in best.most_common():
        print(f"{name:<48}{seconds * 1000 / thousands:7.1f} CPU ms for 1,000 words")


if __name__ == "__main__":
    main()
