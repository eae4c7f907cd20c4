"""A server that starts its own worker on batches: what is sent is done, and the worker stops with the server."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quotes.server import batch_workers
from tests.support.live import Server, processes, until, workers_on_batches

ARTICLE = {"text": "“The zeppelin sails tonight,” Ilsa Brandt said on Monday."}


@pytest.mark.slow
def test_a_batch_is_done_and_nothing_stays_behind(folder: Path) -> None:
    server = Server.start(folder, ON_RECORD_BATCH_WORKERS="1", ON_RECORD_WORKERS="1")
    status, body = server.post("/v1/batches", {"articles": [ARTICLE]})
    address = f"/v1/batches/{json.loads(body)['id']}"
    assert status == 202 and until(lambda: json.loads(server.get(address)[1])["status"] == "finished")
    assert json.loads(server.get(address)[1])["failed"] == 0
    server.process.terminate()
    assert until(lambda: not processes(folder)), processes(folder)


def test_stubborn_workers_are_killed_together() -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    workers = [subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) for _ in range(4)]
    for worker in workers:
        assert worker.stdout and worker.stdout.readline()
    began = time.monotonic()
    batch_workers.stop(workers, seconds=2)
    assert 2 <= time.monotonic() - began < 6
    assert [worker.returncode for worker in workers] == 4 * [-signal.SIGKILL]
    for worker in workers:
        worker.communicate()


@pytest.mark.slow
def test_the_worker_follows_a_killed_server(folder: Path) -> None:
    server = Server.start(folder, ON_RECORD_BATCH_WORKERS="1", ON_RECORD_WORKERS="1")
    assert until(lambda: bool(workers_on_batches(folder)))
    (worker,) = workers_on_batches(folder)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    assert until(lambda: not worker.is_running())
