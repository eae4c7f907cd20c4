"""A batch watched on its page in Chromium while one of the two workers on it is killed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.support.driving import NEEDED, found, wait
from tests.support.live import Server, kill_all, processes, until

pytestmark = [NEEDED, pytest.mark.slow]
WORDS = "“The zeppelin sails at {} tonight,” harbour master Ilsa Brandt said on Monday.\n\n"
ARTICLES = [
    {"uri": f"u:{n}", "text": "".join(WORDS.format(f"{n}:{minute:02}") for minute in range(20))} for n in range(60)
]


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with two workers on batches."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        path = Path(parent) / "i"
        yield Server.start(path, ON_RECORD_BATCH_WORKERS="2", ON_RECORD_WORKERS="1")
        kill_all(path)


def test_a_batch_is_watched_while_a_worker_is_killed(chromium: webdriver.Chrome, server: Server) -> None:
    def workers() -> list:
        return [process for process in processes(server.instance_dir) if process.cmdline()[-1:] == ["work"]]

    assert until(lambda: len(workers()) == 2)
    status, body = server.post("/v1/batches", {"articles": ARTICLES})
    batch = json.loads(body)["id"]
    chromium.get(f"http://127.0.0.1:{server.port}/batches/{batch}")
    seen = [answered(chromium)]
    wait(chromium, lambda d: 0 < answered(d) < len(ARTICLES))  # the page itself looks again
    workers()[0].kill()
    while not chromium.find_element("tag name", "h1").text.startswith("Finished"):
        wait(chromium, lambda d: answered(d) > seen[-1] or "Finished" in d.find_element("tag name", "h1").text)
        seen.append(answered(chromium))
    assert status == 202 and seen == sorted(seen) and seen[-1] == len(ARTICLES)
    assert "failed" not in chromium.find_element("class name", "lead").text
    assert not found(chromium, "[role=alert]")
    assert len(json.loads(server.get("/v1/articles?limit=100")[1])["articles"]) == len(ARTICLES)


def answered(driver: webdriver.Chrome) -> int:
    """How far the bar of the page is."""
    return int(float(driver.find_element("tag name", "progress").get_attribute("value") or 0))
