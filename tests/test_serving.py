"""The server as `python app.py` starts it: gunicorn, workers that die, Ctrl-C, a parent that was killed."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from quotes import valkey

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60  # that a busy machine may take to start or stop
WORDS = "The zeppelin sails tonight,"
TEXT = f"“{WORDS}” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master."


def until(condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Whether ``condition`` came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.05)
    return True


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server in a process of its own, on its own instance folder."""

    instance_dir: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: Path, port: int | None = None, **variables: str) -> Server:
        """Start it and wait until it answers."""
        port = port or free_port()
        own = {"ON_RECORD_PORT": str(port), "ON_RECORD_INSTANCE_DIR": str(folder), "ON_RECORD_WORKERS": "2"}
        log = folder.with_suffix(".log")
        with log.open("ab") as out:
            process = subprocess.Popen(
                [sys.executable, "app.py"],
                cwd=ROOT,
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

    def processes(self) -> list[psutil.Process]:
        """Every living process that is of this server: by its instance folder, so an orphaned Valkey counts."""
        found = []
        for process in psutil.process_iter():
            try:
                named = str(self.instance_dir) in " ".join(process.cmdline())
                ours = process.environ().get("ON_RECORD_INSTANCE_DIR") == str(self.instance_dir)
            except psutil.Error:
                continue
            if (named or ours) and process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        return found

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


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder for an instance; whatever still runs on it is killed afterwards."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        path = Path(parent) / "i"
        yield path
        for process in Server(path, 0, path, subprocess.Popen(["true"])).processes():
            process.kill()


def test_a_life_of_a_server(folder: Path) -> None:
    """Start, answer, count over workers, lose a worker, lose and find Valkey, stop: one server for all, to be quick."""
    server = Server.start(folder)
    log = server.log

    assert until(lambda: "Three things to try" in log.read_text())
    assert json.loads(server.get("/readyz")[1])["status"] == "ok"

    with ThreadPoolExecutor(50) as pool:
        found = list(pool.map(lambda _: server.post("/v1/extract", {"text": TEXT, "title": "Zeppelin"}), range(50)))
    assert {status for status, _ in found} == {200}
    assert len({body for _, body in found}) == 1
    assert server.metric('on_record_cache_lookups_total{result="miss"}') == 1
    assert server.metric("on_record_cache_lookups_total") == 50
    assert server.metric('on_record_requests_total{method="POST",route="/v1/extract"') == 50

    status, body = server.post("/v1/articles?offsets=codepoints", {"text": TEXT, "uri": "https://desk.example/1"})
    assert status == 201, body

    victim = server.workers()[0]
    victim.kill()
    assert until(lambda: len(server.workers()) == 2 and victim.pid not in [w.pid for w in server.workers()])
    assert until(server.answers)
    assert server.metric("on_record_cache_lookups_total") >= 50

    with valkey.connect(valkey.socket_path(folder)) as client:
        client.shutdown(nosave=True)
    for number in range(5):
        assert server.post("/v1/extract", {"text": f"{TEXT} {number}"})[0] == 200
    assert until(lambda: json.loads(server.get("/readyz")[1])["status"] == "ok")

    server.stop()
    assert until(lambda: not server.processes()), server.processes()
    assert_private(log.read_text())


def assert_private(log: str) -> None:
    """Every line is JSON, and none holds words of the article."""
    written = [line for line in log.splitlines() if line.startswith("{")]
    requests = [json.loads(line) for line in written if '"request"' in line]
    assert requests
    assert all(r["request_id"] for r in requests if r["event"] == "request")
    assert "eppelin" not in log
    assert "Brandt" not in log


def test_redis_stopped_in_the_middle_of_traffic(folder: Path, tmp_path: Path) -> None:
    """A Redis of the user's own: gone, every answer comes and /readyz says degraded; back, nobody restarts anything."""
    away = folder.parent / "r"
    url = valkey.ensure_running(away)
    server = Server.start(folder, REDIS_URL=url, ON_RECORD_WORKERS="1")
    try:
        for number in range(30):
            if number == 10:
                with valkey.connect(valkey.socket_path(away)) as client:
                    client.shutdown(nosave=True)
            status, _ = server.post("/v1/extract", {"text": f"{TEXT} Berth {number}."})
            assert status == 200
        status, body = server.get("/readyz")
        assert (status, json.loads(body)["status"], json.loads(body)["redis"]) == (200, "degraded", "degraded")
        assert server.metric("on_record_redis_up") == 0
        valkey.ensure_running(away)
        assert until(lambda: json.loads(server.get("/readyz")[1])["status"] == "ok")
        assert server.metric("on_record_redis_up") == 1
    finally:
        server.stop()
        with valkey.connect(valkey.socket_path(away)) as client:
            client.shutdown(nosave=True)


def test_a_killed_parent_is_no_hindrance(folder: Path) -> None:
    first = Server.start(folder, ON_RECORD_WORKERS="1")
    workers = first.workers()
    first.process.kill()
    first.process.wait()
    assert not psutil.wait_procs(workers, SECONDS)[1]  # they follow their parent; Valkey may stay
    second = Server.start(folder, port=first.port, ON_RECORD_WORKERS="1")
    assert json.loads(second.get("/readyz")[1])["redis"] == "ok"
    second.stop()
    assert until(lambda: not second.processes()), second.processes()


def test_a_taken_port_is_said_at_once(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(folder), "ON_RECORD_PORT": str(port)},
            capture_output=True,
            timeout=SECONDS,
        )
    assert done.returncode == 1
    assert re.search(rb"Port \d+ of 127.0.0.1 is taken", done.stderr)
    assert b"Traceback" not in done.stderr
