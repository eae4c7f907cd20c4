"""A server as `python app.py` starts it, in a process of its own, for tests that talk to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.load.ports import free_port
from tests.support import ROOT

SECONDS = 120  # that a busy machine may take to start or stop


def until(condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Whether ``condition`` came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.05)
    return True


def processes(instance_dir: Path) -> list[psutil.Process]:
    """Every living process of a server on this instance folder, an orphaned Valkey too."""
    found = []
    for process in psutil.process_iter():
        try:
            named = str(instance_dir) in " ".join(process.cmdline())
            ours = process.environ().get("ON_RECORD_INSTANCE_DIR") == str(instance_dir)
            lives = process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            continue
        if (named or ours) and lives and process.pid != os.getpid():
            found.append(process)
    return found


def workers_on_batches(instance_dir: Path) -> list[psutil.Process]:
    """The living workers on batches of a server on this instance folder."""
    found = []
    for process in processes(instance_dir):
        try:
            if process.cmdline()[-1:] == ["work"]:
                found.append(process)
        except psutil.Error:  # it died since it was listed, or is a zombie by now
            continue
    return found


def kill_all(instance_dir: Path) -> None:
    """End whatever is left on this instance folder."""
    for process in processes(instance_dir):
        process.kill()


@dataclass
class Server:
    """A server in a process of its own, on its own instance folder."""

    instance_dir: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: Path, port: int | None = None, started_in: Path = ROOT, **variables: str) -> Server:
        """Start it in a folder, to which ``folder`` may be relative, and wait until it answers."""
        port = port or free_port()
        own = {"ON_RECORD_PORT": str(port), "ON_RECORD_INSTANCE_DIR": str(folder), "ON_RECORD_WORKERS": "2"}
        log = started_in / folder.with_suffix(".log")
        with log.open("ab") as out:
            process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py")],
                cwd=started_in,
                env={"PATH": os.environ["PATH"]} | own | variables,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        server = cls(folder, port, log, process)
        assert until(server.answers), log.read_text()
        return server

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a GET."""
        return self._ask(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}"))

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Status and body of a POST of JSON."""
        headers = {"Content-Type": "application/json"}
        data = json.dumps(body).encode()
        return self._ask(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers))

    def workers(self) -> list[psutil.Process]:
        """The worker processes."""
        return psutil.Process(self.process.pid).children()

    def metric(self, name: str) -> float:
        """The sum of a metric over its labels; ``name`` may go on into the labels."""
        text = self.get("/metrics")[1].decode()
        return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))

    def stop(self) -> None:
        """Ctrl-C: to the whole group, as a terminal sends it."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(SECONDS)

    @staticmethod
    def _ask(request: urllib.request.Request) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
