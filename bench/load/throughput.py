"""What the service does a second over HTTP, as ratios in one run on cores that the load generator shares.

1. Articles that differ, against `python app.py extract` on the same articles in as many processes.
2. Answers that are cached, against a bare Flask route that returns the same bytes from the same Redis; with --profile
   also where the time of ours goes.
3. Profiles of a record (--record FILE) at a fixed rate.

The rounds of both sides of a ratio take turns; the figures are medians of rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.load.client import Client, Outcome, closed_loop, get, open_loop, post
from bench.load.ports import free_port
from bench.load.profile import print_profile
from bench.load.serving import Server, processor_seconds, serve
from bench.machine import DEMO, ROOT, articles_of, machine, others, read_articles, words
from quotes.record.db import backup
from quotes.redis import embedded

LENGTH = 800
WARM_UP = 6
CONNECTIONS = 4
LOOKUPS_A_SECOND = 300.0
Articles = list[dict[str, Any]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=60, help="articles of a round")
    parser.add_argument("--cached", type=int, default=4000, help="cached answers of a round")
    parser.add_argument("--record", type=Path, help="the SQLite file of a record to look profiles up in")
    parser.add_argument("--seconds", type=float, default=30, help="how long profiles are looked up")
    parser.add_argument("--profile", action="store_true", help="also where the time of a cached answer goes")
    options = parser.parse_args()
    print(machine())
    with others():
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """One after the other."""
    source = read_articles(options.articles)
    with serve(workers=options.workers, log_level="INFO") as server:
        measure_articles(server, source, options)
        print(f"memory of the largest worker {server.mebibytes():.0f} MiB")
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        redis = Path(folder)
        url = embedded.ensure_running(redis)
        try:
            with serve(workers=options.workers, log_level="INFO", redis_url=url) as server:
                measure_cached(server, embedded.socket_path(redis), articles_of(LENGTH, 1, source)[0], options)
        finally:
            embedded.connect(embedded.socket_path(redis)).shutdown(nosave=True)
    if options.profile:
        print_profile(articles_of(LENGTH, 1, source)[0])
    if options.record:
        measure_lookups(options.record, options)


def measure_articles(server: Server, source: Articles, options: argparse.Namespace) -> None:
    """Articles that differ, over HTTP and through `extract`."""
    made = iter(articles_of(LENGTH, WARM_UP + options.rounds * options.count, source))
    warm_up = [next(made) for _ in range(WARM_UP)]
    closed_loop(server.port, [post("/v1/extract", article) for article in warm_up], CONNECTIONS)
    ours, theirs, all_ours = [], [], Outcome()
    with extractors(options.workers, warm_up) as extract:
        for _ in range(options.rounds):
            batch = [next(made) for _ in range(options.count)]
            outcome = closed_loop(server.port, [post("/v1/extract", a) for a in batch], CONNECTIONS)
            merge(all_ours, outcome)
            ours.append(outcome.rate)
            theirs.append(len(batch) / extract(batch))
    length = statistics.mean(words(article["text"]) for article in batch)
    print(f"articles of {length:.0f} words, {options.workers} workers: {all_ours.line()}")
    print(f"`extract` in {options.workers} processes: {statistics.median(theirs):.1f} a second")
    print(f"ratio of medians over {options.rounds} rounds {statistics.median(ours) / statistics.median(theirs):.2f}")


@contextmanager
def extractors(count: int, warm_up: Articles) -> Iterator[Any]:
    """A function that gives the seconds which ``count`` processes of `extract` need for articles, models loaded."""
    command = [sys.executable, "app.py", "extract"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with ExitStack() as stack:
        processes = [stack.enter_context(subprocess.Popen(command, cwd=ROOT, **pipes)) for _ in range(count)]

        def extract(articles: Articles) -> float:
            start = time.perf_counter()
            threads = [
                threading.Thread(target=answered, args=(process, articles[number::count]))
                for number, process in enumerate(processes)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return time.perf_counter() - start

        extract(warm_up)
        yield extract


def answered(process: subprocess.Popen[bytes], articles: Articles) -> None:
    """Have one process of `extract` answer ``articles``; it always has one more to read."""
    assert process.stdin and process.stdout
    waiting = 0
    for article in articles:
        process.stdin.write(json.dumps(article).encode() + b"\n")
        process.stdin.flush()
        waiting += 1
        if waiting > 1:
            process.stdout.readline()
            waiting -= 1
    for _ in range(waiting):
        process.stdout.readline()


def measure_cached(server: Server, socket: Path, article: dict[str, Any], options: argparse.Namespace) -> None:
    """The answer to one article again and again, from the service and from a bare route."""
    request = post("/v1/extract", article)
    _, content = Client(server.port).ask(request)
    with embedded.connect(socket) as client:
        client.set("bench:answer", content)
    sides: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
    all_ours = Outcome()
    with bare(socket, options.workers) as other:
        for measured in (server, other):
            closed_loop(measured.port, [request] * 200, CONNECTIONS)
        for _ in range(options.rounds):
            for name, measured in (("ours", server), ("bare", other)):
                before = processor_seconds(measured.pid)
                outcome = closed_loop(measured.port, [request] * options.cached, CONNECTIONS)
                processor = (processor_seconds(measured.pid) - before) / options.cached
                sides[name].append((outcome.rate, processor))
                if measured is server:
                    merge(all_ours, outcome)
    (rate, processor), (bare_rate, bare_processor) = (
        [statistics.median(column) for column in zip(*rounds, strict=True)] for rounds in sides.values()
    )
    print(f"cached answers of {len(content)} bytes: {all_ours.line()}")
    print(f"processor time of an answer {1e6 * processor:.0f} microseconds")
    print(f"a bare Flask route with the same bytes from Redis: {bare_rate:.1f} a second, {1e6 * bare_processor:.0f}")
    print(f"ratio of medians over {options.rounds} rounds: {rate / bare_rate:.2f}; of processor time ", end="")
    print(f"{bare_processor / processor:.2f}")


@contextmanager
def bare(socket: Path, workers: int) -> Iterator[Server]:
    """The bare route, served as gunicorn serves by itself."""
    port = free_port()
    options = [
        "-k",
        "gthread",
        "-w",
        str(workers),
        "--threads",
        "32",
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    environment = os.environ | {"BENCH_SOCKET": str(socket)}
    command = [sys.executable, "-m", "gunicorn", "--pythonpath", str(ROOT), *options, "bench.load.bare:app"]
    process = subprocess.Popen(command, cwd=socket.parent, env=environment)  # away from our gunicorn.conf.py
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                Client(port).ask(get("/"))
                break
            except OSError:
                time.sleep(0.1)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def measure_lookups(record: Path, options: argparse.Namespace) -> None:
    """Profiles at a fixed rate, of speakers drawn at random from all and from the busiest by turns."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        copy = Path(folder) / "record.sqlite3"
        backup.backup(f"sqlite:///{record.absolute()}", copy)
        with serve(workers=options.workers, log_level="INFO", record_url=f"sqlite:///{copy}") as server:
            paths = drawn_profiles(server, int(options.seconds * LOOKUPS_A_SECOND))
            open_loop(server.port, map(get, paths[:300]), 16, LOOKUPS_A_SECOND)
            before = processor_seconds(server.pid)
            outcome = open_loop(server.port, map(get, paths), 16, LOOKUPS_A_SECOND)
            processor = (processor_seconds(server.pid) - before) / len(paths)
            print(f"profiles at {LOOKUPS_A_SECOND:.0f} a second ({record.name}, {copy.stat().st_size / 1e6:.0f} MB):")
            print(f"{outcome.line()}\nprocessor time of an answer {1e3 * processor:.1f} ms")


def drawn_profiles(server: Server, count: int) -> list[str]:
    """``count`` paths of profiles, every second one of the first page of speakers."""
    client, ids, path = Client(server.port), [], "/v1/speakers?limit=200"
    while path and len(ids) < 5000:
        status, content = client.ask(get(path))
        if status != 200:
            raise RuntimeError(f"{status}: {content[:300]!r}")
        page = json.loads(content)
        ids += [speaker["id"] for speaker in page["speakers"]]
        path = (page["next"] or "").replace(f"http://127.0.0.1:{server.port}", "")
    if not ids:
        raise RuntimeError("There is nobody in this record.")
    chosen = random.Random(5)
    return [f"/v1/speakers/{chosen.choice(ids[:200] if number % 2 else ids)}" for number in range(count)]


def merge(into: Outcome, outcome: Outcome) -> None:
    """Add up two outcomes."""
    into.seconds += outcome.seconds
    into.statuses += outcome.statuses
    into.took += outcome.took


if __name__ == "__main__":
    main()
