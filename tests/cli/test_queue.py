"""`ingest --queue`: what became of each article, in order; a batch of the same files goes on; nothing without Redis."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from quotes.cli.queue import ingest_by_queue
from quotes.errors import Unavailable
from quotes.record import Record
from quotes.settings import Settings
from tests.support import ROOT
from tests.support.live import until

TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."
SECONDS = 120  # on a busy machine


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    """Lines, the second of which is none, and one article in a file of its own."""
    lines = tmp_path / "archive.jsonl"
    lines.write_text(json.dumps({"id": "one", "text": TEXT}) + "\nno line\n")
    page = tmp_path / "page.html"
    page.write_text(f"<p>{TEXT}</p>")
    return lines, page


@pytest.fixture
def environment(tmp_path: Path, redis_url: str) -> dict[str, str]:
    """An environment with a migrated record of its own and an empty queue."""
    url = f"sqlite:///{tmp_path / 'record.sqlite3'}"
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
    record = Record(url)
    record.migrate()
    record.close()
    own = {"ON_RECORD_RECORD_URL": url, "REDIS_URL": redis_url, "ON_RECORD_INSTANCE_DIR": str(tmp_path / "instance")}
    return {"PATH": os.environ["PATH"], "ON_RECORD_SECRET": "s" * 32} | own


@pytest.mark.slow
def test_answers_in_order_and_the_batch_goes_on(
    environment: dict[str, str], files: tuple[Path, ...], tmp_path: Path
) -> None:
    ingest = [sys.executable, "app.py", "ingest", "--queue", *map(str, files)]
    log = tmp_path / "log"
    with log.open("wb") as err:
        first = subprocess.Popen(ingest, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=err)
        assert until(lambda: "No worker is running" in log.read_text(), SECONDS), log.read_text()
    first.terminate()
    first.wait(SECONDS)
    worker = subprocess.Popen([sys.executable, "app.py", "work"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        again = subprocess.run(ingest, cwd=ROOT, env=environment, capture_output=True, timeout=SECONDS, check=False)
    finally:
        worker.terminate()
        worker.wait(SECONDS)
    assert again.returncode == 1
    assert b"Continuing batch" in again.stderr and b"1 article failed" in again.stderr
    one, broken, page = map(json.loads, again.stdout.splitlines())
    assert (one["id"], one["line"], one["status"]) == ("one", 1, "created")
    assert broken["line"] == 2 and "error" in broken
    assert (page["id"], page["line"], page["status"]) == ("page.html", 3, "created")


def test_nothing_is_stored_without_redis(tmp_path: Path, files: tuple[Path, ...], record: Record) -> None:
    settings = Settings(instance_dir=tmp_path / "none", redis_url="redis://127.0.0.1:1/0")
    with pytest.raises(Unavailable, match="Redis is not reachable"):
        ingest_by_queue(settings, record, files, None)
    assert record.batches.recent("default").items == ()
