"""A worker on batches that dies is started again, and stops with the server all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.server import batch_keeper
from tests.support.live import Server, processes, until, workers_on_batches

ARTICLE = {"text": "“The zeppelin sails tonight,” Ilsa Brandt said on Monday."}


def test_no_workers_need_no_keeper() -> None:
    assert batch_keeper.start(0, 10) == []


@pytest.mark.slow
def test_a_worker_that_dies_is_started_again(folder: Path) -> None:
    server = Server.start(folder, ON_RECORD_BATCH_WORKERS="1", ON_RECORD_WORKERS="1")
    assert until(lambda: bool(workers_on_batches(folder)))
    (worker,) = workers_on_batches(folder)
    worker.kill()
    assert until(lambda: [other.pid for other in workers_on_batches(folder)] not in ([], [worker.pid]))
    _, body = server.post("/v1/batches", {"articles": [ARTICLE]})
    address = f"/v1/batches/{json.loads(body)['id']}"
    assert until(lambda: json.loads(server.get(address)[1])["status"] == "finished")
    server.process.terminate()
    assert until(lambda: not processes(folder)), processes(folder)
