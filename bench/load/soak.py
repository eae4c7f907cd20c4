"""Hours of a bad day in minutes: a mixed load, and whether the memory of the workers stays flat and no answer is a 500.

New, repeated, revised, bad and huge articles and look-ups, at random but in an order that is always the same. Memory is
resident, in MiB. Exit status 1 where a 500 was answered, a request was lost, or memory after a third of the time and at
the end differ by more than 5 %.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil

from bench.load.client import LOST, Client, get, post
from bench.load.hosts import stores
from bench.load.serving import Server, serve
from bench.machine import DEMO, articles_of, machine, others, read_articles

SHARES = {"new": 30, "repeated": 25, "revised": 14, "bad": 15, "huge": 1, "look-up": 15}
HUGE_CHARACTERS = 190_000
MOST_GROWTH = 0.05
SAMPLE_SECONDS = 5.0
LOOKUPS = (
    "/v1/speakers?limit=5",
    "/v1/quotations?q=harbour&limit=5",
    "/v1/speakers?q=brandt",
    "/readyz",
    "/metrics",
    "/",
)
BAD = (
    b"",
    b"{",
    b"[" * 100_000,
    b'{"text": 7}',
    b'{"text": "\\ud800"}',
    b'{"text": "fine", "published": "soon"}',
    b'{"html": "<p>' + b"<div>" * 20_000 + b'"}',
    b"x" * 1_100_000,
)


def main() -> None:
    """Measure, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite", help="where the record is")
    options = parser.parse_args()
    print(f"{machine()}; record on {options.on}", flush=True)
    with ExitStack() as stack:
        settings = {"record_url": stack.enter_context(stores()).database("soak")} if options.on == "postgresql" else {}
        stack.enter_context(others())
        server = stack.enter_context(serve(workers=options.workers, log_level="INFO", **settings))
        counts = Counter[tuple[str, int]]()
        samples = soak(server, requests(read_articles(options.articles)), counts, options)
        lost = {pid for pid in samples if pid not in {worker.pid for worker in server.workers()}}
        report(counts)
        flat = judge_memory(samples, 60 * options.minutes)
        broken = sum(count for (_, status), count in counts.items() if status in (500, LOST))
        print(f"answers of 500, or none: {broken}; workers that died: {len(lost)}", flush=True)
    sys.exit(0 if flat and not broken and not lost else 1)


def soak(
    server: Server, load: Iterator[tuple[str, bytes]], counts: Counter[tuple[str, int]], options: argparse.Namespace
) -> dict[int, list[tuple[float, float]]]:
    """Send ``load`` for the time asked, counting answers by kind and status; the memory of each worker over time."""
    samples: dict[int, list[tuple[float, float]]] = {worker.pid: [] for worker in server.workers()}
    begin = time.monotonic()
    end, lock = begin + 60 * options.minutes, threading.Lock()

    def send() -> None:
        client = Client(server.port, timeout=180)
        while time.monotonic() < end:
            with lock:
                kind, request = next(load)
            try:
                status, _ = client.ask(request)
            except OSError:
                status = LOST
            with lock:
                counts[kind, status] += 1
        client.close()

    threads = [threading.Thread(target=send) for _ in range(options.connections)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        for pid, taken in samples.items():
            if psutil.pid_exists(pid):
                taken.append((time.monotonic() - begin, psutil.Process(pid).memory_info().rss / 2**20))
        time.sleep(SAMPLE_SECONDS)
    return samples


def requests(source: list[dict[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """Kind and bytes of one request after the other, without end."""
    chosen = random.Random(11)
    known: list[dict[str, Any]] = []
    makers: dict[str, Callable[[int], bytes]] = {
        "new": lambda number: post("/v1/articles", remember(known, new_article(number, source, chosen))),
        "repeated": lambda number: post(chosen.choice(("/v1/extract", "/v1/articles")), chosen.choice(known)),
        "revised": lambda number: post("/v1/articles", revised(known, number, chosen)),
        "bad": lambda number: post("/v1/articles", chosen.choice(BAD)),
        "huge": lambda number: post("/v1/extract", huge_article(number, source)),
        "look-up": lambda number: get(chosen.choice(LOOKUPS)),
    }
    number = 0
    while True:
        number += 1
        kind = chosen.choices(list(SHARES), list(SHARES.values()))[0] if known else "new"
        yield kind, makers[kind](number)


def new_article(number: int, source: list[dict[str, Any]], chosen: random.Random) -> dict[str, Any]:
    """An article of 100 to 1,500 words that was never sent."""
    (article,) = articles_of(chosen.randint(100, 1500), 1, [chosen.choice(source)])
    return article | {"uri": f"https://bench.example/{number}", "text": f"Report {number}.\n\n{article['text']}"}


def remember(known: list[dict[str, Any]], article: dict[str, Any]) -> dict[str, Any]:
    """``article``, now among the two hundred ``known``."""
    known.append(article)
    del known[:-200]
    return article


def revised(known: list[dict[str, Any]], number: int, chosen: random.Random) -> dict[str, Any]:
    """A known article with its last paragraph changed."""
    place = chosen.randrange(len(known))
    head, _, _ = known[place]["text"].rpartition("\n\n")
    known[place] = known[place] | {"text": f"{head}\n\nThis was updated for the {number}th time."}
    return known[place]


def huge_article(number: int, source: list[dict[str, Any]]) -> dict[str, Any]:
    """An article about as long as is taken."""
    (article,) = articles_of(HUGE_CHARACTERS // 6, 1, source)
    return {"text": f"Report {number}.\n\n{article['text']}"[:HUGE_CHARACTERS]}


def report(counts: Counter[tuple[str, int]]) -> None:
    """Print how many requests of each kind had which answer."""
    for kind in SHARES:
        statuses = {status: count for (of, status), count in sorted(counts.items()) if of == kind}
        shown = ", ".join(f"{count} x {status or 'no answer'}" for status, count in statuses.items())
        print(f"{kind:10} {sum(statuses.values()):6}: {shown}")


def judge_memory(samples: dict[int, list[tuple[float, float]]], seconds: float) -> bool:
    """Print the memory of each worker over time; whether a third in and at the end it was the same but for 5 %."""
    flat = True
    for pid, taken in samples.items():
        tenths = [
            statistics.median([m for at, m in taken if low <= at / seconds <= low + 0.05] or [float("nan")])
            for low in (0.0, 0.1, 1 / 3, 0.5, 0.75, 0.95)
        ]
        growth = tenths[-1] / tenths[2] - 1
        flat = flat and abs(growth) <= MOST_GROWTH
        print(f"worker {pid}: " + " ".join(f"{m:.0f}" for m in tenths), end=" MiB ")
        print(f"at 0, 10, 33, 50, 75, 95 % of the time; from a third to the end {100 * growth:+.1f} %")
    return flat


if __name__ == "__main__":
    main()
