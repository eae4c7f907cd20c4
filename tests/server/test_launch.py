"""The server as `python app.py` starts it: gunicorn, workers that die, Ctrl-C, a parent that was killed."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.config import Config

from bench.load.ports import free_port
from quotes.cli.main import main
from quotes.record import Record
from quotes.redis import embedded
from quotes.server.launch import ErrorLogger
from tests.support import ROOT
from tests.support.live import SECONDS, Server, processes, until

WORDS = "The zeppelin sails tonight,"
TEXT = f"“{WORDS}” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master."


def test_a_life_of_a_server(folder: Path) -> None:
    """Start, answer, count over workers, lose a worker, lose and find Valkey, stop: one server for all, to be quick."""
    server = Server.start(folder)
    log = server.log

    assert until(lambda: "Three things to try" in log.read_text())
    assert json.loads(server.get("/readyz")[1])["status"] == "ok"

    with ThreadPoolExecutor(20) as pool:  # no more at a time than one worker has places for
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

    assert [str(file) for file in (folder, *folder.rglob("*")) if file.stat().st_mode & 0o077] == []

    server.stop()
    assert until(lambda: not processes(folder)), processes(folder)
    assert_private(log.read_text())
    assert re.findall(r"pid:(\d+)\) was sent (SIG\w+)", log.read_text()) == [(str(victim.pid), "SIGKILL")]


def assert_private(log: str) -> None:
    """Every line is JSON, and none holds words of the article."""
    written = [line for line in log.splitlines() if line.startswith("{")]
    requests = [json.loads(line) for line in written if '"request"' in line]
    assert requests
    assert all(r["request_id"] for r in requests if r["event"] == "request")
    assert "eppelin" not in log
    assert "Brandt" not in log


@pytest.mark.slow
def test_a_server_that_is_told_to_stop_ends_without_a_crash(folder: Path) -> None:
    server = Server.start(folder)
    assert server.post("/v1/extract", {"text": TEXT})[0] == 200
    server.process.terminate()
    assert server.process.wait(SECONDS) == 0
    log = server.log.read_text()
    assert log.count("Worker exiting") == 2
    assert "was sent SIG" not in log and "terminate called" not in log
    assert until(lambda: not processes(folder)), processes(folder)


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_server_started_elsewhere_keeps_its_folder_there(folder: Path) -> None:
    server = Server.start(Path("i"), started_in=folder.parent, ON_RECORD_WORKERS="1")
    assert server.post("/v1/articles", {"text": TEXT})[0] == 201
    server.stop()
    assert {"record.sqlite3", "secret", "valkey.log"} <= {file.name for file in folder.iterdir()}


def test_the_log_has_no_line_of_a_request_by_gunicorn(caplog: pytest.LogCaptureFixture) -> None:
    logger = ErrorLogger(Config())
    assert not logger.access_log_enabled
    with caplog.at_level("INFO", "gunicorn.access"):
        logger.access(None, None, {}, None)  # not even looked at
    assert caplog.records == []


def environment(folder: Path, port: int) -> dict[str, str]:
    """Where a server starts."""
    return {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(folder), "ON_RECORD_PORT": str(port)}


def test_a_taken_port_is_said_at_once(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        own, call = environment(folder, port), [sys.executable, "app.py"]
        done = subprocess.run(call, cwd=ROOT, env=own, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert f"Port {port} of 127.0.0.1 is taken" in line


def no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / "record.sqlite3").write_bytes(b"no database " * 1000)


def newer_record(folder: Path) -> None:
    Record(f"sqlite:///{folder / 'record.sqlite3'}").migrate()
    with closing(sqlite3.connect(folder / "record.sqlite3")) as record, record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")


def no_folder(folder: Path) -> None:
    folder.write_text("a file")


def empty_secret(folder: Path) -> None:
    folder.mkdir()
    (folder / "secret").touch()


def metrics_in_the_way(folder: Path) -> None:
    folder.mkdir()
    (folder / "metrics").touch()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (no_database, "file is not a database"),
        (newer_record, "revision 9999, which this version does not know"),
        (no_folder, "The instance folder .* cannot be used: .*ON_RECORD_INSTANCE_DIR"),
        (empty_secret, "The secret .* is damaged"),
        (metrics_in_the_way, "The instance folder .* cannot be used"),
    ],
)
def test_what_stops_the_start_is_told_in_one_line(
    folder: Path, fault: Callable[[Path], None], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, since the start of another one takes two seconds."""
    monkeypatch.setattr(WSGIApplication, "run", lambda _: pytest.fail("It starts."))
    fault(folder)
    done = CliRunner().invoke(main, env=environment(folder, free_port()))
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert re.search(said, line)
