"""/mcp takes a key with the scope read, one message at a time, and refuses what is none."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import bearer, holding, make, words_of
from tests.support.samples import harbour

ACCEPT = {"Accept": "application/json, text/event-stream"}
LIST = {"jsonrpc": "2.0", "id": 7, "method": "tools/list"}
FIND = {"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": "find_speakers", "arguments": {}}}


@pytest.fixture(scope="module")
def reader(app: Flask) -> FlaskClient:
    """Who may read a record with one article."""
    holding(app, make(app)).post("/v1/articles", json=harbour())
    return holding(app, make(app, ["read"]))


def test_reader_is_answered(reader: FlaskClient) -> None:
    answer = reader.post("/mcp", json=FIND, headers=ACCEPT)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    names = [s["name"] for s in answer.json["result"]["structuredContent"]["speakers"]]
    assert "Edda Quill" in names


@pytest.mark.parametrize("scopes", [["extract"], ["ingest", "curate", "admin"]])
def test_key_without_read_gets_nothing(app: Flask, reader: FlaskClient, scopes: list[str]) -> None:
    answer = app.test_client().post("/mcp", json=FIND, headers=ACCEPT | bearer(make(app, scopes)))
    assert answer.status_code == 403
    assert "Quill" not in words_of(answer)
    assert app.test_client().post("/mcp", json=FIND, headers=ACCEPT).status_code == 401


def test_key_in_the_address_opens_nothing(app: Flask, reader: FlaskClient) -> None:
    key = make(app, ["read"])
    assert app.test_client().post(f"/mcp?key={key}", json=FIND, headers=ACCEPT).status_code == 401


def test_other_sites_are_refused(reader: FlaskClient) -> None:
    answer = reader.post("/mcp", json=LIST, headers=ACCEPT | {"Origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"data": b"{"}, 400),
        ({"data": b"[" * 100_000}, 413),
        ({"json": [LIST]}, 422),
        ({"data": b"{}", "content_type": "text/plain"}, 415),
        ({"data": b'{"a":"' + b"x" * 2_000_000 + b'"}'}, 413),
    ],
)
def test_what_is_no_message_is_refused(reader: FlaskClient, body: dict[str, Any], status: int) -> None:
    answer = reader.post("/mcp", headers=ACCEPT, **{"content_type": "application/json"} | body)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["errors"][0]["field"]


@pytest.mark.parametrize("message", [{}, {"jsonrpc": "2.0", "id": 1, "method": 5}, LIST | {"method": "tools/none"}])
def test_bad_message_is_an_error_of_the_protocol(reader: FlaskClient, message: dict[str, Any]) -> None:
    answer = reader.post("/mcp", json=message, headers=ACCEPT)
    assert answer.status_code < 500
    assert answer.json["error"]["code"] < 0


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_there_are_no_sessions(reader: FlaskClient, method: str) -> None:
    answer = reader.open("/mcp", method=method, headers=ACCEPT)
    assert (answer.status_code, set(answer.allow)) == (405, {"OPTIONS", "POST"})
