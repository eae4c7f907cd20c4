"""Requests in numbers: a client that costs little, and what became of the requests."""

from __future__ import annotations

import json
import socket
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

LOST = 0  # the status of a request that no answer came to


class Client:
    """A connection that stays open. It reads as much of HTTP as the service writes."""

    def __init__(self, port: int, timeout: float = 60) -> None:
        self._address, self._timeout = ("127.0.0.1", port), timeout
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body. Raises OSError where the connection ends without an answer."""
        if self._socket is None:
            self._socket = socket.create_connection(self._address, self._timeout)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self._socket.sendall(request)
            return self._answer(self._socket)
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """End the connection."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _answer(self, connection: socket.socket) -> tuple[int, bytes]:
        seen = b""
        while (end := seen.find(b"\r\n\r\n")) < 0:
            seen += self._more(connection)
        head = seen[:end].lower()
        size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        parts, missing = [seen[end + 4 :]], size - len(seen) + end + 4
        while missing > 0:
            parts.append(self._more(connection))
            missing -= len(parts[-1])
        if b"connection: close" in head:
            self.close()
        return int(head[9:12]), b"".join(parts)

    def _more(self, connection: socket.socket) -> bytes:
        block = connection.recv(262_144)
        if not block:
            raise ConnectionResetError("the connection ended")
        return block


def get(path: str) -> bytes:
    """The bytes of a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def post(path: str, body: Any) -> bytes:
    """The bytes of a POST of JSON, or of ``body`` itself where that is bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


@dataclass
class Outcome:
    """What became of requests: seconds of each that was answered, how many had which status, how long all took."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.took

    def percentile(self, percent: int) -> float:
        """The milliseconds that ``percent`` of the answers came within."""
        return 1000 * statistics.quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    def line(self) -> str:
        """Rate and latencies in words."""
        times = "   ".join(f"p{p} {self.percentile(p):7.1f} ms" for p in (50, 95, 99))
        bad = {status: count for status, count in self.statuses.items() if status not in (200, 201)}
        return f"{self.rate:7.1f} a second   {times}   of {len(self.seconds)}" + (f"   others: {bad}" if bad else "")


def closed_loop(port: int, requests: Iterable[bytes], connections: int) -> Outcome:
    """Each of ``connections`` clients sends a request as soon as the one before is answered, until none is left."""
    return _together(_shared(requests), connections, port)


def open_loop(port: int, requests: Iterable[bytes], connections: int, rate: float) -> Outcome:
    """``rate`` requests a second, whether the ones before are answered or not (as far as the connections reach); the
    time of each counts from when it was due."""
    begin = time.perf_counter() + 0.1
    due = ((begin + number / rate, request) for number, request in enumerate(requests))
    return _together(_shared(due), connections, port)


def _together(take: Callable[[], Any], connections: int, port: int) -> Outcome:
    outcome, lock = Outcome(), threading.Lock()

    def run() -> None:
        client, seconds, statuses = Client(port), [], Counter[int]()
        while (item := take()) is not None:
            due, request = item if isinstance(item, tuple) else (time.perf_counter(), item)
            time.sleep(max(0.0, due - time.perf_counter()))
            try:
                status, _ = client.ask(request)
                seconds.append(time.perf_counter() - due)
            except OSError:
                status = LOST
            statuses[status] += 1
        client.close()
        with lock:
            outcome.seconds += seconds
            outcome.statuses += statuses

    threads = [threading.Thread(target=run) for _ in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcome.took = time.perf_counter() - start
    return outcome


def _shared(items: Iterable[Any]) -> Callable[[], Any]:
    """The next of ``items`` for whichever thread asks, None when there are no more."""
    iterator: Iterator[Any] = iter(items)
    lock = threading.Lock()

    def take() -> Any:
        with lock:
            return next(iterator, None)

    return take
