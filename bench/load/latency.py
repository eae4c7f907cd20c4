"""How long one article takes: an 800-word one analysed on one core after warm-up, and one whose answer is cached."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.analysis.speed import our_reader
from bench.load.serving import post, serve
from bench.machine import DEMO, articles_of, machine, others, read_articles, use_one_core, words

LENGTH = 800


def milliseconds(read: Callable[[dict[str, Any]], object], articles: list[dict[str, Any]]) -> list[float]:
    """The wall time of each article."""
    taken = []
    for record in articles:
        start = time.perf_counter()
        read(record)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def show(what: str, taken: list[float]) -> None:
    """Print the median and the 95th percentile."""
    slow = statistics.quantiles(taken, n=20)[-1]
    print(f"{what:52} median {statistics.median(taken):8.2f} ms   95 % under {slow:8.2f} ms   of {len(taken)}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--repeats", type=int, default=1000, help="how often the cached answer is asked for")
    options = parser.parse_args()
    print(machine())
    with others():
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Over HTTP, then in this process."""
    articles = articles_of(LENGTH, options.count + 5, read_articles(options.articles))
    with serve(workers=1) as server:
        connection = server.connect()
        ask = partial(post, connection, "/v1/extract")
        for record in articles[:5]:
            ask(record)
        show("posted, new, on the server", milliseconds(ask, articles[5:]))
        show("posted, cached, on the server", milliseconds(ask, [articles[5]] * options.repeats))
    use_one_core()
    read = our_reader()
    for record in articles[:5]:
        read(record)
    length = statistics.mean(words(record["text"]) for record in articles)
    show(f"analysed in one process on one core ({length:.0f} words)", milliseconds(read, articles[5:]))


if __name__ == "__main__":
    main()
