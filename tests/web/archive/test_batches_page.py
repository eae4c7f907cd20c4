"""The pages of batches: how far each is, what failed, cancelling it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from quotes.record.batches import Batch, Line
from quotes.web.archive.batches_page import per_second, time_left
from tests.support.forms import send

LINES = b'{"id": "a1", "text": "The pier was quiet."}\nno json\n'


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
