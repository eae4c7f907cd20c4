"""Seconds that an article of the usual length takes where the network reads windows on several cores: for one caller in
one process, and for as many callers and processes as there are cores.

"alone": it reads one window after another. "idle": as the engine does, also on cores that are idle just now; other
programs leave few. "two": two windows at once, whoever uses the cores. Model loading is left out. On a machine that
others use, `chrt -f 20` before it tells what the cores give.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Mapping
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

from bench.analysis.speed import short_quotations
from bench.machine import DEMO, articles_of, machine, others, read_articles, words
from quotes.analysis import analyse, idle_cores
from quotes.analysis.engine import load_attributor
from quotes.model import Article

WAYS: Mapping[str, Callable[[], int]] = {"alone": lambda: 0, "idle": idle_cores.idle_cores, "two": lambda: 1}
"""How many cores a window may be read on beside the first, by the name of the way."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--count", type=int, default=10, help="analyses of each caller")
    parser.add_argument("--short", action="store_true", help="2,000 short quotations, all different, for the article")
    options = parser.parse_args()
    article = articles_of(options.words, 1, read_articles(DEMO))[0]["text"]
    article = short_quotations()["short quotations"] if options.short else article
    _read(article)  # before the callers are forked, so that they share what is loaded
    print(f"an article of {words(article)} words; {machine()}", flush=True)
    with others():
        for callers in (1, os.cpu_count() or 1):
            for way in WAYS:
                taken = _by_callers(callers, way, article, options.count)
                print(f"{callers} callers, {way:5}  {statistics.median(taken) * 1e3:6.0f} ms an article", flush=True)


def _read(text: str) -> None:
    analyse(Article(text), load_attributor(), review_below=0.7, unknown_below=0.5)


def _by_callers(callers: int, way: str, article: str, count: int) -> list[float]:
    """The seconds of each analysis of so many callers, a process each, which begin together."""
    forked = multiprocessing.get_context("fork")
    start, told = forked.Barrier(callers), forked.SimpleQueue()
    processes = [forked.Process(target=_call, args=(way, article, count, start, told)) for _ in range(callers)]
    for process in processes:
        process.start()
    taken = [seconds for _ in processes for seconds in told.get()]
    for process in processes:
        process.join()
    return taken


def _call(way: str, article: str, count: int, start: Barrier, told: SimpleQueue[list[float]]) -> None:
    idle_cores.idle_cores = WAYS[way]
    taken: list[float] = []
    start.wait()
    for _ in range(count):
        began = time.monotonic()
        _read(article)
        taken.append(time.monotonic() - began)
    told.put(taken)


if __name__ == "__main__":
    main()
