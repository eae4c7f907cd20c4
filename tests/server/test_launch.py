"""The server as `python app.py` starts it: gunicorn, workers that die, Ctrl-C, a parent that was killed."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from quotes.redis import embedded
from tests.support import ROOT
from tests.support.live import SECONDS, Server, kill_all, processes, until

WORDS = "The zeppelin sails tonight,"
TEXT = f"“{WORDS}” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master."


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder for an instance; whatever still runs on it is killed afterwards."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        path = Path(parent) / "i"
        yield path
        kill_all(path)


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

    with embedded.connect(embedded.socket_path(folder)) as client:
        client.shutdown(nosave=True)
    for number in range(5):
        assert server.post("/v1/extract", {"text": f"{TEXT} {number}"})[0] == 200
    assert until(lambda: json.loads(server.get("/readyz")[1])["status"] == "ok")

    server.stop()
    assert until(lambda: not processes(folder)), processes(folder)
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
    url = embedded.ensure_running(away)
    server = Server.start(folder, REDIS_URL=url, ON_RECORD_WORKERS="1")
    try:
        for number in range(30):
            if number == 10:
                with embedded.connect(embedded.socket_path(away)) as client:
                    client.shutdown(nosave=True)
            status, _ = server.post("/v1/extract", {"text": f"{TEXT} Berth {number}."})
            assert status == 200
        status, body = server.get("/readyz")
        assert (status, json.loads(body)["status"], json.loads(body)["redis"]) == (200, "degraded", "degraded")
        assert server.metric("on_record_redis_up") == 0
        embedded.ensure_running(away)
        assert until(lambda: json.loads(server.get("/readyz")[1])["status"] == "ok")
        assert server.metric("on_record_redis_up") == 1
    finally:
        server.stop()
        with embedded.connect(embedded.socket_path(away)) as client:
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
    assert until(lambda: not processes(folder)), processes(folder)


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
