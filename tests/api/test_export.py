"""The export: JSON lines and tables, of a speaker, of everything, and of what editors settled."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.evaluation import as_prediction, evaluate
from quotes.exchange.export import FORMULA
from quotes.service import Service
from tests.support.samples import council, harbour

NDJSON, CSV = "application/x-ndjson", "text/csv"


@pytest.fixture(scope="module")
def article(app: Flask) -> dict[str, Any]:
    client = app.test_client()
    for number in range(5):
        client.post("/v1/articles", json=council(number))
    return client.post("/v1/articles", json=harbour(uri="https://example.org/harbour", title="=1+1")).json


def lines(response: Any) -> list[dict[str, Any]]:
    assert (response.status_code, response.mimetype) == (200, NDJSON), response.json
    return [json.loads(line) for line in response.text.splitlines()]


def rows(response: Any) -> list[dict[str, str]]:
    assert (response.status_code, response.mimetype) == (200, CSV), response.json
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))


def parted(quotation: dict[str, Any]) -> list[str]:
    """The words of a quotation, cut where the article has other words in between."""
    text, begins = quotation["paragraph"]["exact"], quotation["paragraph"]["start"]
    out, end = [""], None
    for span in quotation["spans"]:
        gap = "" if end is None else text[end - begins : span["start"] - begins]
        if any(sign.isalnum() for sign in gap):
            out.append("")
        elif any(sign.isspace() for sign in gap):
            out[-1] += " "
        out[-1] += span["exact"]
        end = span["end"]
    return out


def test_everything_said_is_exported_as_it_is_looked_up(client: FlaskClient, article: dict[str, Any]) -> None:
    exported = lines(client.get("/v1/export"))
    assert exported == client.get("/v1/quotations?act=any&limit=200").json["quotations"]
    quill = next(s["id"] for s in article["speakers"] if s["name"] == "Edda Quill")
    hers = lines(client.get(f"/v1/export?speaker={quill}"))
    assert hers == client.get(f"/v1/speakers/{quill}/quotations?act=any").json["quotations"]
    profiles = lines(client.get("/v1/export?what=speakers"))
    assert client.get(f"/v1/speakers/{quill}").json in profiles
    assert lines(client.get(f"/v1/export?what=speakers&speaker={quill}")) == [p for p in profiles if p["id"] == quill]


def test_a_table_has_the_very_words_and_runs_nothing(client: FlaskClient, article: dict[str, Any]) -> None:
    table = rows(client.get("/v1/export?format=csv"))
    exported = lines(client.get("/v1/export"))
    assert [row["id"] for row in table] == [q["id"] for q in exported]
    for row, quotation in zip(table, exported, strict=True):
        assert [part.strip() for part in row["words"].split("[…]")] == parted(quotation)
    assert {row["title"] for row in table} == {"'=1+1", ""}
    assert not [cell for row in table for cell in row.values() if cell.startswith(FORMULA)]
    people = rows(client.get("/v1/export?what=speakers", headers={"Accept": CSV}))
    assert "Edda Quill" in {row["name"] for row in people}


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [("*/*", NDJSON), (NDJSON, NDJSON), (CSV, CSV), (f"{CSV};q=0.5, {NDJSON};q=0.9", NDJSON), ("text/*", CSV)],
)
def test_accept_chooses_the_form(client: FlaskClient, article: dict[str, Any], accept: str, mimetype: str) -> None:
    response = client.get("/v1/export", headers={"Accept": accept})
    assert (response.mimetype, response.headers["Vary"]) == (mimetype, "Accept")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert client.get("/v1/export?format=csv", headers={"Accept": accept}).mimetype == CSV


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("speaker=nobody", 404),
        ("format=xls", 422),
        ("what=corrections&format=csv", 422),
        ("what=speakers&from=2021-01-01", 422),
        ("from=2021-02-01&to=2021-01-01", 422),
    ],
)
def test_what_cannot_be_exported_is_refused(client: FlaskClient, query: str, status: int) -> None:
    response = client.get(f"/v1/export?{query}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert client.get("/v1/export", headers={"Accept": "image/png"}).status_code == 406


def test_the_export_is_read_as_it_is_sent(app: Flask, article: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than one page of the record is held, however long the export."""
    monkeypatch.setattr("quotes.exchange.export._PAGE", 2)
    monkeypatch.setattr("quotes.api.representation.streams.CHUNK", 1)
    service: Service = app.extensions["on_record"]
    asked: list[str | None] = []
    pages = service.record.quotations.search

    def counted(newsroom: str, wanted: Any, cursor: str | None = None, limit: int = 50) -> Any:
        asked.append(cursor)
        return pages(newsroom, wanted, cursor, limit)

    monkeypatch.setattr(service.record.quotations, "search", counted)
    response = app.test_client().get("/v1/export", buffered=False)
    sent = iter(response.response)
    next(sent)
    assert len(asked) == 1
    for _ in range(3):
        next(sent)
    assert len(asked) == 2
    response.close()


def test_what_editors_settled_is_gold(client: FlaskClient, article: dict[str, Any], tmp_path: Path) -> None:
    assert lines(client.get("/v1/export?what=corrections")) == []
    first, *rest = [f"/v1/quotations/{q['id']}" for q in article["quotations"]]
    renner = next(s["id"] for s in article["speakers"] if s["name"] == "Tobias Renner")

    def settle(path: str, **fix: Any) -> None:
        answer = client.patch(path, json=fix, headers={"If-Match": client.get(path).headers["ETag"]})
        assert answer.status_code in (200, 204), answer.json

    settle(first, speaker=renner)
    (gold,) = lines(client.get("/v1/export?what=corrections"))
    assert gold["id"] == article["uri"] and gold["text"] == article["text"] and gold["reviewed"] is False
    people = {s["key"]: s["name"] for s in gold["speakers"]}
    settled = [a for a in gold["attributions"] if a["settled"]]
    assert [people[a["speaker"]] for a in settled] == ["Tobias Renner"]
    assert lines(client.get("/v1/export?what=corrections&reviewed=true")) == []
    for path in rest[:-1]:
        settle(path, right=True)
    settle(rest[-1], rejected=True)
    (gold,) = lines(client.get("/v1/export?what=corrections&reviewed=true"))
    assert len(gold["attributions"]) == len(article["quotations"]) - 1
    for a, q in zip(gold["attributions"], article["quotations"], strict=False):
        assert a["content"] == [[s["start"], s["end"]] for s in q["spans"]] and a["kind"] == q["kind"]
    report = evaluate([gold], {gold["id"]: as_prediction(article)}).as_json()
    assert "segments" in json.dumps(report)
