"""The pages of batches: how far each is, what failed, cancelling it, and one watched while a worker is killed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selenium import webdriver

from quotes.record.model.batches import Batch, Line
from quotes.web.archive.batches_page import per_second, time_left
from tests.support.driving import NEEDED, found, wait
from tests.support.forms import send
from tests.support.live import Server, kill_all, until, workers_on_batches

LINES = b'{"id": "a1", "text": "The pier was quiet."}\nno json\n'
WORDS = "“The zeppelin sails at {} tonight,” harbour master Ilsa Brandt said on Monday.\n\n"
ARTICLES = [
    {"uri": f"u:{n}", "text": "".join(WORDS.format(f"{n}:{minute:02}") for minute in range(20))} for n in range(300)
]


@pytest.fixture
def batch(client: FlaskClient) -> str:
    return client.post("/v1/batches", data=LINES, content_type="application/x-ndjson").json["id"]


def test_a_batch_waits_is_listed_and_cancelled(client: FlaskClient, batch: str) -> None:
    page = client.get(f"/batches/{batch}").text
    assert "Waiting" in page and "0 of 2 articles" in page and "No worker is running" in page
    assert f"/batches/{batch}" in client.get("/batches").text
    assert [b["id"] for b in client.get("/v1/batches").json["batches"]] == [batch]
    cancelled = send(client, f"/batches/{batch}/cancel", {}, follow_redirects=True).text
    assert "Cancelled" in cancelled and "data-reload" not in cancelled


def test_lines_that_failed_are_told(app, client: FlaskClient) -> None:
    record = app.extensions["on_record"].record.batches
    id_ = record.open("default", "Kim")
    record.add("default", id_, [Line(1, b"{}"), Line(2, b"")], {2: "It is too <b>long</b>."})
    record.accept("default", id_)
    page = client.get(f"/batches/{id_}").text
    assert "1 of 2 articles, 1 failed" in page
    assert "It is too &lt;b&gt;long&lt;/b&gt;." in page


def test_there_is_no_such_batch(client: FlaskClient) -> None:
    assert client.get("/batches/" + "0" * 32).status_code == 404
    assert "No batch was sent" in client.get("/batches").text


@pytest.mark.parametrize(("answered", "left"), [(0, ""), (100, "23 min"), (1490, "less than a minute"), (1, "41 h ")])
def test_the_time_that_is_left(answered: int, left: str) -> None:
    batch = Batch("b", "Kim", None, "working", 1500, answered, 0, datetime.now(UTC) - timedelta(seconds=100), None)
    assert time_left(batch).startswith(left)
    assert per_second(batch) == pytest.approx(answered / 100, rel=0.01)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with two workers on batches."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        path = Path(parent) / "i"
        yield Server.start(path, ON_RECORD_BATCH_WORKERS="2", ON_RECORD_WORKERS="1")
        kill_all(path)


@NEEDED
@pytest.mark.slow
def test_a_batch_is_watched_while_a_worker_is_killed(chromium: webdriver.Chrome, server: Server) -> None:
    assert until(lambda: len(workers_on_batches(server.instance_dir)) == 2)
    first = json.loads(server.post("/v1/batches", {"articles": [{"text": "It rained all day."}]})[1])["id"]
    assert until(lambda: json.loads(server.get(f"/v1/batches/{first}")[1])["workers"] == 2)  # both have the model
    status, body = server.post("/v1/batches", {"articles": ARTICLES})
    batch = json.loads(body)["id"]
    chromium.get(f"http://127.0.0.1:{server.port}/batches/{batch}")
    seen = [answered(chromium)]
    wait(chromium, lambda d: 0 < answered(d) < len(ARTICLES))  # the page itself looks again
    workers_on_batches(server.instance_dir)[0].kill()
    while not chromium.find_element("tag name", "h1").text.startswith("Finished"):
        wait(chromium, lambda d: answered(d) > seen[-1] or "Finished" in d.find_element("tag name", "h1").text)
        seen.append(answered(chromium))
    assert status == 202 and seen == sorted(seen) and seen[-1] == len(ARTICLES)
    assert "failed" not in chromium.find_element("class name", "lead").text
    assert not found(chromium, "[role=alert]")
    kept = json.loads(server.get(f"/v1/batches/{batch}")[1])
    assert (kept["answered"], kept["failed"]) == (len(ARTICLES), 0)


def answered(driver: webdriver.Chrome) -> int:
    """How far the bar of the page is."""
    return int(float(driver.find_element("tag name", "progress").get_attribute("value") or 0))
