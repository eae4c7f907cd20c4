"""An archive as one batch over HTTP while its workers are killed: is every article in the record, once?

A server takes the archive in; workers work on it, and every so often one of them is killed (kill -9) and started again,
as systemd would. Half way Redis is flushed. With ``--clock`` the clock of server, workers and Redis jumps by hours with
every kill. At the end the record is counted. Exit status 1 where a count is wrong.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

from bench.faults.false_clock import FalseClock
from bench.load.hosts import START_SECONDS, Stores, environment, start, stop, stores
from bench.machine import machine
from quotes.exchange.input_lines import open_articles

_LOOK_SECONDS = 1.0


def main() -> None:
    """Do it and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="JSON lines of articles, .gz or not")
    parser.add_argument("--limit", type=int, help="only so many of its lines")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=float, default=20.0, help="seconds between kills")
    parser.add_argument("--clock", action="store_true", help="let the clock jump, too (takes a C compiler)")
    parser.add_argument("--port", type=int, default=8931)
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="on-record-faults-") as folder:
        clock = FalseClock(Path(folder)) if options.clock else None
        with stores(surroundings=clock.environment if clock else {}) as shared:
            right = bring_about(shared, clock, Path(folder), options)
    sys.exit(0 if right else 1)


def bring_about(shared: Stores, clock: FalseClock | None, folder: Path, options: argparse.Namespace) -> bool:
    """Send the archive, disturb the work on it, count; whether every count is right."""
    settings = environment(
        shared.database("faults"),
        shared.redis_url,
        ON_RECORD_PORT=str(options.port),
        ON_RECORD_WORKERS="1",
        ON_RECORD_INSTANCE_DIR=f"{folder}/server",
        ON_RECORD_LOG_LEVEL="WARNING",
        **(clock.environment if clock else {}),
    )
    run = BatchRun(shared, settings, folder, options.port, clock)
    try:
        run.begin(options.workers)
        sent = run.send(options.archive, options.limit)
        run.work_and_kill(options.every)
        right = run.count(sent)
    finally:
        stop([*run.workers, *run.servers])
    if not right:
        print((folder / "work.log").read_text()[-4000:], file=sys.stderr)
    return right


@dataclass
class BatchRun:
    """A server, its workers, and the batch they are at."""

    shared: Stores
    settings: dict[str, str]
    folder: Path
    port: int
    clock: FalseClock | None = None
    servers: list[psutil.Process] = field(default_factory=list)
    workers: list[psutil.Process] = field(default_factory=list)
    batch: str = ""
    kills: int = 0
    flushed: bool = False

    def begin(self, workers: int) -> None:
        """Start everything and wait until the server answers."""
        self.servers = [start([], self.settings, self.folder / "server.log")]
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                self.ask("GET", "/readyz")
                break
            time.sleep(0.2)
        else:
            raise RuntimeError((self.folder / "server.log").read_text()[-2000:])
        self.workers = [self.new_worker() for _ in range(workers)]

    def new_worker(self) -> psutil.Process:
        """A worker of the queue."""
        return start(["work"], self.settings, self.folder / "work.log")

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> bytes:
        """The body of an answer that is a success. Raises RuntimeError for another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request(method, path, body, headers, encode_chunked=body is not None)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{answer.status}: {content[:500]!r}")
        return content

    def send(self, archive: Path, limit: int | None) -> list[str]:
        """Post the archive as one batch; the identities of its articles, in order."""
        identities = []

        def lines() -> Iterator[bytes]:
            with open_articles(archive) as stream:
                for number, line in enumerate(stream):
                    if number == limit:
                        return
                    article = json.loads(line)
                    identities.append(str(article.get("uri") or article.get("id") or article["text"]))
                    yield line

        began = time.perf_counter()
        headers = {"Content-Type": "application/x-ndjson", "Transfer-Encoding": "chunked"}
        self.batch = json.loads(self.ask("POST", "/v1/batches", lines(), **headers))["id"]
        print(f"{len(identities)} lines sent and stored in {time.perf_counter() - began:.1f} s")
        return identities

    def work_and_kill(self, every: float) -> None:
        """Wait until the batch is finished; kill a worker every so many seconds, and flush Redis half way."""
        began = next_kill = time.monotonic()
        while True:
            batch = json.loads(self.ask("GET", f"/v1/batches/{self.batch}"))
            if batch["status"] == "finished":
                break
            if not self.flushed and batch["answered"] * 2 > batch["lines"]:
                self.flushed = bool(self.shared.client().flushall())
                print(f"Redis flushed at {batch['answered']} lines", flush=True)
            if batch["answered"] and time.monotonic() > next_kill:
                self.kill_one()
                next_kill = time.monotonic() + every
            time.sleep(_LOOK_SECONDS)
        jumps = ", the clock set as often" if self.clock else ""
        print(f"finished after {time.monotonic() - began:.0f} s, {self.kills} workers killed{jumps}")

    def kill_one(self) -> None:
        """Kill a worker and start another in its place; set the clock up to two days before or after the true one."""
        if self.clock:
            self.clock.jump_to(random.randint(-48, 48) * 3600)
        place = random.randrange(len(self.workers))
        self.workers[place].kill()
        self.workers[place].wait()
        self.kills += 1
        self.workers[place] = self.new_worker()

    def count(self, sent: list[str]) -> bool:
        """Print what the record holds; whether it is every article, once."""
        told = [json.loads(line) for line in self.ask("GET", f"/v1/batches/{self.batch}/results").splitlines()]
        became = Counter("error" if "error" in answer else answer["status"] for answer in told)
        kept = {identity for identity, answer in zip(sent, told, strict=True) if "error" not in answer}
        with self.shared.connect("faults") as database:
            articles = _number(database, "SELECT count(*) FROM articles WHERE retracted_at IS NULL")
            different = _number(database, "SELECT count(DISTINCT uri) FROM articles")
            versions = _number(database, "SELECT count(*) FROM article_versions")
            quotations = _number(database, "SELECT count(*) FROM quotations WHERE gone IS NULL")
        print(f"lines answered: {len(told)} of {len(sent)}: {dict(became)}")
        for why, times in Counter(answer["error"] for answer in told if "error" in answer).most_common(5):
            print(f"  {times} x {why}")
        print(f"articles in the record: {articles}, of {len(kept)} different ones in the lines without an error")
        print(f"versions: {versions}; quotations: {quotations}")
        checks = {
            "every line has one answer, in order": [a["line"] for a in told] == list(range(1, len(sent) + 1)),
            "every article is in the record": articles == len(kept),
            "none is in it twice": different == articles == became["created"],
            "none was saved again by a second run": versions == became["created"] + became["revised"],
        }
        for check, holds in checks.items():
            print(f"{'yes' if holds else 'NO '}  {check}")
        return all(checks.values())


def _number(database: psycopg.Connection, query: str) -> int:
    row = database.execute(query).fetchone()  # type: ignore[call-overload]
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
