"""A server under load, to which something is about to happen: who posts, and what was acknowledged."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.load.client import LOST, Client, post
from bench.load.ports import free_port
from bench.load.serving import Server, start
from bench.machine import DEMO, articles_of, read_articles

_LENGTH = 120  # words of an article: the store is what is tried here
_CLIENTS = 4
_PATIENCE = 90.0  # seconds


@dataclass
class LoadedServer:
    """A server under load: its settings, the tools of its surroundings, and what it answered."""

    folder: Path
    settings: Mapping[str, Any]
    tools: Mapping[str, Any]
    stack: ExitStack
    port: int = field(default_factory=free_port)
    tried: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    ends: threading.Event = field(default_factory=threading.Event)
    server: Server = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the server, or another one in its place."""
        self.server = self.stack.enter_context(start(self.folder, port=self.port, **self.settings))

    def end(self, kind: signal.Signals) -> None:
        """Send the first process a signal, and wait for all workers to go."""
        workers = self.server.workers()
        os.kill(self.server.pid, kind)
        for process in workers:
            process.wait(_PATIENCE)
        with suppress(ChildProcessError):
            os.waitpid(self.server.pid, 0)

    def more(self, count: int = 20) -> None:
        """Wait until ``count`` more articles were acknowledged. Raises RuntimeError where that takes too long."""
        wanted, end = len(self.acknowledged) + count, time.monotonic() + _PATIENCE
        while len(self.acknowledged) < wanted:
            if time.monotonic() > end:
                raise RuntimeError(f"no {count} more articles in {_PATIENCE:.0f} seconds: {dict(self.statuses)}")
            time.sleep(0.05)


@contextmanager
def load(loaded: LoadedServer) -> Iterator[None]:
    """Clients that post one article after the other, and post it again where no answer or a 503 came."""
    source = read_articles(DEMO)

    def send(number: int) -> None:
        client, count = Client(loaded.port, timeout=30), 0
        while not loaded.ends.is_set():
            count += 1
            uri = f"https://bench.example/{number}/{count}"
            (article,) = articles_of(_LENGTH, 1, [source[count % len(source)]])
            loaded.tried.add(uri)
            request = post(
                "/v1/articles", article | {"uri": uri, "text": f"Report {number}/{count}. {article['text']}"}
            )
            while not loaded.ends.is_set() and not _acknowledged(loaded, client, request, uri):
                time.sleep(0.2)
        client.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        loaded.ends.set()
        for thread in threads:
            thread.join()


def _acknowledged(loaded: LoadedServer, client: Client, request: bytes, uri: str) -> bool:
    begin = time.monotonic()
    try:
        status, _ = client.ask(request)
    except OSError:
        status = LOST
    loaded.slowest = max(loaded.slowest, time.monotonic() - begin)
    loaded.statuses[status] += 1
    if status in (200, 201):
        loaded.acknowledged.add(uri)
    return status in (200, 201)


def until(condition: Callable[[], bool]) -> None:
    """Wait until ``condition`` holds. Raises RuntimeError where that takes too long."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError("it did not come to that")
        time.sleep(0.05)
