"""People and articles are erased over HTTP, and the audit trail is read until then."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import HARBOUR, harbour

URI = "https://example.org/harbour"


@pytest.fixture
def article(client: FlaskClient) -> dict[str, Any]:
    return client.post("/v1/articles", json=harbour(uri=URI)).json


def test_an_erased_person_stays_away_and_no_cache_answers_for_them(app: Flask) -> None:
    client = app.test_client()
    text = HARBOUR.replace("Edda Quill", "Wanda Ferrow").replace("Quill", "Ferrow")
    kept = client.post("/v1/articles", json=harbour(text=text, uri=f"{URI}/ferrow")).json
    speaker = next(s["id"] for s in kept["speakers"] if s["name"] == "Wanda Ferrow")
    erased = client.delete(f"/v1/speakers/{speaker}")
    assert (erased.status_code, erased.data) == (204, b"")
    for call in (client.get, client.delete):
        gone = call(f"/v1/speakers/{speaker}")
        assert (gone.status_code, gone.mimetype) == (410, "application/problem+json")
    again = client.post("/v1/articles", json=harbour(text=text, uri=f"{URI}/ferrow/2")).json
    assert "Ferrow" in again["text"] and [s["name"] for s in again["speakers"]] == ["Tobias Renner"]
    for read in (f"/v1/articles/{kept['id']}", "/v1/speakers?q=Ferrow", "/v1/quotations", "/v1/corrections"):
        shown = client.get(read).json
        if "article" not in read:
            shown = [q.get("speaker") for q in shown["quotations"]] if "quotations" in shown else shown
            assert "Ferrow" not in str(shown)
        else:
            assert "Ferrow" not in str(shown["speakers"]) + str([q["speaker"] for q in shown["quotations"]])
    (entry, *_) = client.get("/v1/corrections").json["corrections"]
    assert (entry["kind"], entry["editor"], entry["before"]) == ("person_erased", "local", {})
    assert client.post(f"/v1/corrections/{entry['id']}/undo", json={}).status_code == 409


@pytest.mark.parametrize("what", ["speakers", "articles"])
def test_erasing_drops_every_cached_analysis(app: Flask, client: FlaskClient, what: str) -> None:
    cache = app.extensions["on_record"].cache

    def cached() -> list[bytes]:
        return cache._link.call(lambda redis: list(redis.scan_iter(match="on_record:analysis:*")))

    text = HARBOUR.replace("Edda Quill", "Wanda Brake").replace("Quill", "Brake")
    saved = client.post("/v1/articles", json=harbour(text=text, uri=f"{URI}/cached/{what}")).json
    client.post("/v1/extract", json=harbour(text=text))
    assert len(cached()) >= 2  # the analysis, and the answer made of it
    article = f"/v1/articles/{saved['id']}/versions"
    speaker = f"/v1/speakers/{saved['speakers'][0]['id']}"
    assert client.delete(speaker if what == "speakers" else article).status_code == 204
    assert cached() == []


def test_the_versions_of_an_article_are_its_audit_trail(client: FlaskClient, article: dict[str, Any]) -> None:
    later = HARBOUR.replace("We will not be rushed", "We will not be hurried")
    revised = client.post("/v1/articles", json=harbour(uri=URI, text=later, title="Harbour open still")).json
    assert len(revised["changes"]["added"]) == len(revised["changes"]["withdrawn"]) == 1
    path = f"/v1/articles/{article['id']}/versions"
    listed = client.get(path).json
    assert [v["version"] for v in listed["versions"]] == [2, 1] and listed["next"] is None
    assert listed["versions"][0]["changes"] == revised["changes"]
    assert all("text" not in v for v in listed["versions"])
    first, second = (client.get(f"{path}/{n}").json for n in (1, 2))
    assert (first["text"], first["title"]) == (HARBOUR, "Harbour stays open")
    assert (second["text"], second["title"]) == (later, "Harbour open still")
    assert client.get(f"{path}/3").status_code == client.get(f"{path}/x").status_code == 404
    assert client.get(f"/v1/articles/{'0' * 32}/versions").status_code == 404
    assert client.delete(f"/v1/articles/{article['id']}").status_code == 204
    assert client.get(f"{path}/1").json["text"] == HARBOUR, "a retraction keeps the trail"
    assert client.delete(path).status_code == 204
    for gone in (client.get(path), client.get(f"{path}/1"), client.delete(path)):
        assert gone.status_code == 410
    assert client.get(f"/v1/quotations/{article['quotations'][0]['id']}").status_code == 410
