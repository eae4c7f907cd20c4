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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.machine import ROOT

START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: the port it listens on and the id of its first process."""

    port: int
    pid: int

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
def serve(*, workers: int) -> Iterator[Server]:
    """A server with an empty record, ready to answer. Raises RuntimeError where it does not come up."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        own = {"INSTANCE_DIR": folder, "PORT": port, "WORKERS": workers, "LOG_LEVEL": "ERROR"}
        environment = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        environment |= {f"ON_RECORD_{key}": str(value) for key, value in own.items()}
        log = Path(folder) / "server.log"
        with log.open("wb") as out:
            process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            server = Server(port, process.pid)
            _await_ready(server, process, log)
            yield server
        finally:
            process.terminate()
            process.wait(60)


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
        time.sleep(0.1)
    raise RuntimeError(f"The server did not come up:\n{log.read_text()[-2000:]}")
