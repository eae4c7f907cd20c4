"""A server of the benchmarks: its own folder, a free port, ended when done."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.load.ports import free_port
from bench.machine import ROOT
from quotes.settings import variable_of

START_SECONDS = 300  # that a busy machine may take
STOP_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: the port it listens on and the id of its first process."""

    port: int
    pid: int

    def workers(self) -> list[psutil.Process]:
        """The worker processes."""
        return workers_of(self.pid)

    def mebibytes(self) -> float:
        """The resident memory of the largest worker."""
        return max(float(worker.memory_info().rss) for worker in self.workers()) / 2**20

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open between requests."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        # Without this the second packet of a request waits for the acknowledgement of the first (40 ms).
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


def post(connection: http.client.HTTPConnection, path: str, body: dict[str, Any]) -> bytes:
    """Post JSON and give the answer's body. Raises RuntimeError where it is no success."""
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300:
        raise RuntimeError(f"{answer.status}: {content[:500]!r}")
    return content


@contextmanager
def serve(*, workers: int, prefix: Sequence[str] = (), **settings: object) -> Iterator[Server]:
    """A server with an empty record, ready to answer; ``settings`` by their field names (``record_url``), and
    ``prefix`` before its command. Raises RuntimeError where it does not come up."""
    with (
        tempfile.TemporaryDirectory(prefix="bench") as folder,
        start(Path(folder) / "i", prefix=prefix, workers=workers, **settings) as server,
    ):
        yield server


@contextmanager
def start(folder: Path, *, prefix: Sequence[str] = (), **settings: object) -> Iterator[Server]:
    """As ``serve``, on the instance folder ``folder``, with whatever record lies there."""
    own = {"instance_dir": folder, "port": free_port(), "log_level": "ERROR"} | settings
    environment = {key: value for key, value in os.environ.items() if key not in ("REDIS_URL", "LD_PRELOAD")}
    environment |= {variable_of(name): str(value) for name, value in own.items()}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder.with_suffix(".log")
    with log.open("ab") as out:
        command = [*prefix, sys.executable, "app.py"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        server = Server(int(str(own["port"])), process.pid)
        _await_ready(server, process, log)
        yield server
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def workers_of(pid: int) -> list[psutil.Process]:
    """The workers of the gunicorn whose first process is ``pid``."""
    return [p for p in psutil.Process(pid).children() if "python" in p.name() or "gunicorn" in p.name()]


def processor_seconds(pid: int) -> float:
    """The processor time that the living workers of a gunicorn have taken."""
    times = [worker.cpu_times() for worker in workers_of(pid)]
    return sum(t.user + t.system for t in times)


def _await_ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            connection = server.connect()
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass  # not there yet
        time.sleep(0.02)
    raise RuntimeError(f"The server did not come up:\n{log.read_text()[-2000:]}")
