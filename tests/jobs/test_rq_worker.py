"""Workers in processes of their own, on one PostgreSQL and one Valkey, killed and stopped while they work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from quotes.jobs.intake import receive
from quotes.jobs.queue import open_queue
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from quotes.redis import embedded
from quotes.redis.link import link_to_redis
from quotes.settings import Settings
from tests.support import ROOT
from tests.support.live import SECONDS, until
from tests.support.record.databases import new_database

SECRET = "of the tests, and of nothing else"
ARTICLES = 32  # four chunks: one is lost, the others wait or are worked on


@pytest.fixture
def environment(postgresql: str, redis_url: str, tmp_path: Path) -> dict[str, str]:
    """The settings of two machines that share a database of their own and the Valkey of the tests."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
    url = new_database(postgresql)
    own = {"ON_RECORD_RECORD_URL": url, "REDIS_URL": redis_url, "ON_RECORD_INSTANCE_DIR": str(tmp_path / "none")}
    return {"PATH": os.environ["PATH"], "ON_RECORD_SECRET": SECRET} | own


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that end with the test."""
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_workers_are_killed_and_every_article_is_kept_once(
    environment: dict[str, str], started: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    def start(*command: str, out: str) -> subprocess.Popen[bytes]:
        with (tmp_path / out).open("ab") as file:
            call = [sys.executable, "app.py", *command]
            started.append(subprocess.Popen(call, cwd=ROOT, env=environment, stdout=file, stderr=file))
        return started[-1]

    archive = tmp_path / "archive.jsonl"
    words = "“The ferry sails at {} tonight,” harbour master Ilsa Brandt said on Monday.\\n\\n"
    texts = ("".join(words.format(f"{n}:{m:02}") for m in range(9)) for n in range(ARTICLES))
    archive.write_text("\n".join(f'{{"id": "ferry-{n}", "text": "{text}"}}' for n, text in enumerate(texts)))
    record = Record(environment["ON_RECORD_RECORD_URL"])
    workers = [start("work", out="work.log") for _ in range(2)]
    asking = start("ingest", "--queue", str(archive), out="first.jsonl")
    assert until(lambda: kept(record) > 4), (tmp_path / "work.log").read_text()
    workers[0].kill()
    asking.terminate()  # whoever asked goes away, too, and asks again later
    assert until(lambda: kept(record) == ARTICLES), (tmp_path / "work.log").read_text()
    with (tmp_path / "second.jsonl").open("wb") as out:
        call = [sys.executable, "app.py", "ingest", "--queue", str(archive)]
        subprocess.run(call, cwd=ROOT, env=environment, stdout=out, check=True, timeout=SECONDS)
    workers[1].terminate()
    assert workers[1].wait(SECONDS) == 0
    told = [json.loads(line) for line in (tmp_path / "second.jsonl").read_text().splitlines()]
    assert [t["id"] for t in told] == [f"ferry-{n}" for n in range(ARTICLES)]
    assert {t["status"] for t in told} <= {"created", "unchanged"}
    (brandt,) = record.speakers.search("default", SpeakerFilter()).items
    assert (brandt.articles, brandt.statements) == (ARTICLES, ARTICLES * 9)
    record.close()
    assert not (tmp_path / "none").exists(), "nothing is kept on the local disk"


def kept(record: Record) -> int:
    """How many articles the record has of the one who speaks in all of them."""
    try:
        return sum(speaker.articles for speaker in record.speakers.search("default", SpeakerFilter()).items)
    except Exception:  # its tables are not made yet
        return 0


def test_a_worker_outlives_a_redis_that_goes_away(
    environment: dict[str, str], started: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "r"
        environment["REDIS_URL"] = url = embedded.ensure_running(folder)
        record = Record(environment["ON_RECORD_RECORD_URL"])
        record.migrate()
        settings = Settings(record_url=environment["ON_RECORD_RECORD_URL"], redis_url=url, secret=SECRET)
        jobs = open_queue(settings, record.batches, link_to_redis(settings))
        text = "“The ferry sails at {} tonight,” harbour master Ilsa Brandt said on Monday.\n"
        lines = ((n, json.dumps({"id": f"{n}", "text": text.format(n) * 6}).encode()) for n in range(1, 31))
        id_ = record.batches.open("default", "test")
        receive(record.batches, "default", id_, lines, 30)
        record.batches.accept("default", id_)
        jobs.feed()
        with (tmp_path / "work.log").open("wb") as log:
            call = [sys.executable, "app.py", "work"]
            started.append(subprocess.Popen(call, cwd=ROOT, env=environment, stdout=log, stderr=log))
        assert until(lambda: record.batches.read("default", id_).answered > 0), (tmp_path / "work.log").read_text()
        stop(folder)
        assert until(lambda: jobs.workers() is None)
        embedded.ensure_running(folder)
        assert until(lambda: record.batches.read("default", id_).status == "finished")
        answers = record.batches.answers("default", id_)
        assert [a["status"] for a in answers] == ["created"] * 30
        assert started[0].poll() is None, "the same process"
        jobs.close()
        record.close()
        started[0].terminate()
        assert started[0].wait(SECONDS) == 0
        stop(folder)


def stop(folder: Path) -> None:
    """Stop the Valkey of this folder."""
    with embedded.connect(embedded.socket_path(folder)) as client:
        client.shutdown(nosave=True)
