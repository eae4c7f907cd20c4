"""POST /v1/quotations/check: words are found, altered, somebody else's, or not on record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import harbour

LONG = "No ship that carries grain into the northern harbours will be turned away before the first of March"


@pytest.fixture(scope="module", autouse=True)
def kept(app: Flask) -> None:
    for body in (harbour(), {"text": f"“{LONG},” said Edda Quill, the mayor of Port Alden."}):
        assert app.test_client().post("/v1/articles", json=body).status_code == 201


@pytest.mark.parametrize(
    ("asked", "verdict", "same_speaker"),
    [
        ({"words": "The harbour stays open."}, "exact", None),
        ({"words": "“the harbour  stays open”", "name": "Quill"}, "exact", True),
        ({"words": "The harbour stays open", "name": "Tobias Renner"}, "other_speaker", False),
        ({"words": LONG.replace("northern", "southern"), "name": "Edda Quill"}, "altered", True),
    ],
)
def test_words_are_found(client: FlaskClient, asked: dict[str, str], verdict: str, same_speaker: bool | None) -> None:
    response = client.post("/v1/quotations/check", json=asked)
    assert response.status_code == 200
    assert response.json["verdict"] == verdict
    match = response.json["matches"][0]
    assert match["same_speaker"] is same_speaker
    assert match["quotation"]["speaker"]["name"] == "Edda Quill"
    if verdict == "altered":
        assert match["differences"] == [{"said": "northern", "given": "southern"}]


def test_words_nobody_said_are_not_on_record(client: FlaskClient) -> None:
    response = client.post("/v1/quotations/check", json={"words": "The lighthouse will be sold to the highest bidder"})
    assert response.json == {"verdict": "not_on_record", "matches": []}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "words"),
        ({"words": ""}, "words"),
        ({"words": 7}, "words"),
        ({"words": "?!"}, "words"),
        ({"words": "word " * 401}, "words"),
        ({"words": "a\0b"}, "words"),
        ({"words": "a \ud800"}, "words"),
        ({"words": "The harbour", "name": ""}, "name"),
        ({"words": "The harbour", "name": ["Quill"]}, "name"),
        ({"words": "The harbour", "speaker": "Quill"}, "speaker"),
        ({"words": "The harbour", "\udc00": 1}, "\udc00"),
        (["The harbour"], "body"),
    ],
)
def test_a_bad_question_is_refused(client: FlaskClient, body: Any, field: str) -> None:
    response = client.post("/v1/quotations/check", data=json.dumps(body), content_type="application/json")
    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"
    assert field in [error["field"] for error in response.json["errors"]]


def test_many_are_checked_at_once(client: FlaskClient) -> None:
    asked = [{"words": "The harbour stays open", "name": "Quill"}, {"words": "Nobody ever said these words here"}]
    response = client.post("/v1/quotations/check", json={"quotations": asked})
    assert [r["verdict"] for r in response.json["results"]] == ["exact", "not_on_record"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"quotations": []}, "quotations"),
        ({"quotations": [{"words": "x"}] * 101}, "quotations"),
        ({"quotations": [{"words": "fine"}, {"words": "?!"}]}, "quotations.1.words"),
        ({"quotations": [{"name": "Quill"}]}, "quotations.0.words"),
        ({"quotations": [{"words": "fine"}], "words": "fine"}, "quotations"),
    ],
)
def test_what_is_wrong_with_one_of_many_is_named(client: FlaskClient, body: Any, field: str) -> None:
    response = client.post("/v1/quotations/check", json=body)
    assert response.status_code == 422
    assert field in [error["field"] for error in response.json["errors"]]


def test_only_json_is_taken(client: FlaskClient) -> None:
    response = client.post("/v1/quotations/check", data="The harbour stays open", content_type="text/plain")
    assert response.status_code == 415
