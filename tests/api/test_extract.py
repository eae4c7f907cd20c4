"""POST /v1/extract: every kind of input, and what the answer holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import HARBOUR, harbour

HTML = "".join(f"<p>{paragraph}</p>" for paragraph in HARBOUR.split("\n\n"))
FIRST = "The harbour stays open,"


def quoted(analysis: dict[str, Any]) -> list[str]:
    return [span["exact"] for quotation in analysis["quotations"] for span in quotation["spans"] if span["quoted"]]


BODIES = {
    "plain JSON": (json.dumps(harbour()).encode(), "application/json"),
    "JSON with HTML": (json.dumps({"html": HTML}).encode(), "application/json; charset=utf-8"),
    "JSON with a byte order mark": (b"\xef\xbb\xbf" + json.dumps(harbour()).encode(), "application/json"),
    "ninjs 1": (json.dumps({"headline": "Harbour", "body_html": HTML}).encode(), "application/json"),
    "ninjs 2": (
        json.dumps({"bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}]}).encode(),
        "application/json",
    ),
    "ninjs 3": (
        json.dumps({"bodies": [{"role": "main", "contentType": "text/plain", "value": HARBOUR}]}).encode(),
        "application/json",
    ),
    "text": (HARBOUR.encode(), "text/plain; charset=UTF-8"),
    "HTML": (HTML.encode(), "text/html"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_every_kind_of_body_is_read(client: FlaskClient, kind: str) -> None:
    body, content_type = BODIES[kind]
    response = client.post("/v1/extract", data=body, content_type=content_type)
    assert response.status_code == 200
    analysis = response.json
    assert FIRST in quoted(analysis)
    text = analysis.get("text", HARBOUR)
    for quotation in analysis["quotations"]:
        for span in quotation["spans"]:
            assert text[span["start"] : span["end"]] == span["exact"]


def test_a_text_body_takes_its_date_from_the_query(client: FlaskClient) -> None:
    text = "“The gate is shut,” Edda Quill said on Thursday."
    query = "published=2021-06-05&title=The%20gate&uri=https://example.org/gate&publisher=Harbour%20News&language=en-GB"
    response = client.post(f"/v1/extract?{query}", data=text.encode(), content_type="text/plain")
    assert response.status_code == 200
    assert response.json["quotations"][0]["said_on"]["date"] == "2021-06-03"


def test_only_html_is_answered_with_its_text_and_its_places(client: FlaskClient) -> None:
    from_text = client.post("/v1/extract", json=harbour()).json
    assert "text" not in from_text
    assert all("html" not in span for q in from_text["quotations"] for span in q["spans"])
    from_html = client.post("/v1/extract", json={"html": HTML}).json
    assert from_html["text"].startswith(HARBOUR[:40])
    for quotation in from_html["quotations"]:
        for span in quotation["spans"]:
            assert "".join(HTML[h["start"] : h["end"]] for h in span["html"]) == span["exact"]


@pytest.mark.parametrize("kind", ["text", "html"])
def test_offsets_count_utf16_units_on_request(client: FlaskClient, kind: str) -> None:
    words = f"\N{GRINNING FACE}\N{GRINNING FACE} {HARBOUR}"
    body = {kind: words if kind == "text" else f"<p>{words}</p>"}
    points = client.post("/v1/extract", json=body).json
    units = client.post("/v1/extract?offsets=utf16", json=body).json
    text, encoded = points.get("text", words), points.get("text", words).encode("utf-16-le")
    assert [q["id"] for q in points["quotations"]] == [q["id"] for q in units["quotations"]]
    places = [place for q in units["quotations"] for place in (*q["spans"], q["cue"], q["mention"]) if place]
    assert places
    for place in places:
        assert encoded[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == place["exact"]
    assert units["quotations"][0]["spans"][0]["start"] == text.index(FIRST) + 2
    html = body.get("html", "").encode("utf-16-le")
    for span in units["quotations"][0]["spans"]:
        shown = "".join(html[2 * h["start"] : 2 * h["end"]].decode("utf-16-le") for h in span.get("html", []))
        assert shown == (span["exact"] if html else "")


def test_letters_are_not_escaped(client: FlaskClient) -> None:
    body = {"text": "“Čaj is ready at nine o’clock,” said Edda Quill."}
    assert "Čaj is ready at nine o’clock," in client.post("/v1/extract", json=body).data.decode()


def test_nothing_is_kept(app: Flask, client: FlaskClient) -> None:
    client.post("/v1/extract", json=harbour(uri="https://example.org/draft"))
    assert client.get("/v1/articles?uri=https://example.org/draft").json == {
        "articles": [],
        "next": None,
        "next_cursor": None,
    }
    assert client.get("/v1/speakers").json["speakers"] == []


def test_who_is_on_record_is_told_where_asked(app: Flask, client: FlaskClient) -> None:
    saved = client.post("/v1/articles", json=harbour(uri="https://harbour.example/known")).json
    quill = next(s["id"] for s in saved["speakers"] if s["name"] == "Edda Quill")
    for _ in range(2):  # never from the cache of answers
        answer = client.post("/v1/extract?known=true", json=harbour()).json
        who = {s["id"]: s["name"] for s in answer["speakers"]}
        assert [quill] in [k["profiles"] for k in answer["known"] if who[k["speaker"]] == "Edda Quill"]
    assert "known" not in client.post("/v1/extract", json=harbour()).json
