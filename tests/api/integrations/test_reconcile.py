"""The reconciliation service by the shapes of its specification, and the key in its address."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import holding, make, words_of
from tests.support.samples import harbour

AT = "/v1/reconcile"


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    """A key of the scope reconcile, for a record with one article."""
    holding(app, make(app)).post("/v1/articles", json=harbour())
    return make(app, ["reconcile"])


def asked(client: FlaskClient, key: str, **form: Any) -> Any:
    """The answer to a form whose fields are JSON."""
    return client.post(f"{AT}?key={key}", data={name: json.dumps(value) for name, value in form.items()})


def test_manifest_has_its_shape(client: FlaskClient, key: str) -> None:
    answer = client.get(f"{AT}?key={key}")
    about = answer.json
    assert about["versions"] == ["0.2"] and about["name"]
    assert about["identifierSpace"].startswith("http") and about["schemaSpace"].startswith("http")
    assert {"id", "name"} == set(about["defaultTypes"][0])
    assert "{{id}}" in about["view"]["url"] and "{{id}}" in about["preview"]["url"]
    assert isinstance(about["preview"]["width"], int)
    assert key not in about["view"]["url"] + about["identifierSpace"] + about["schemaSpace"]
    for place in (*about["suggest"].values(), about["extend"]["propose_properties"]):
        assert client.get(place["service_url"] + place["service_path"], query_string=None).status_code in (200, 422)


def test_readers_are_led_to_the_public_address(app: Flask, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    service = app.extensions["on_record"]
    monkeypatch.setattr(service, "settings", replace(service.settings, public_url="https://record.example/quotes"))
    about = app.test_client().get(f"{AT}?key={key}", base_url="http://10.0.0.7:8000").json
    assert about["view"]["url"] == "https://record.example/quotes/speakers/{{id}}"
    assert about["identifierSpace"] == "https://record.example/quotes/speakers/"
    assert about["preview"]["url"].startswith("http://10.0.0.7:8000/v1/reconcile/preview")


def test_batch_of_queries(client: FlaskClient, key: str) -> None:
    queries = {
        "q0": {"query": "Edda Quill", "type": "person", "type_strict": "should", "limit": 3},
        "q1": {"query": "Quill", "properties": []},
        "q2": {"query": "Nobody Known"},
    }
    found = asked(client, key, queries=queries).json
    assert set(found) == set(queries)
    (quill,) = found["q0"]["result"]
    assert set(quill) == {"id", "name", "description", "type", "score", "match"}
    assert (quill["name"], quill["match"], quill["score"]) == ("Edda Quill", True, 100)
    assert quill["type"] == [{"id": "person", "name": "Person"}] and "mayor" in quill["description"]
    assert [c["match"] for c in found["q1"]["result"]] == [False]
    assert found["q2"]["result"] == []


def test_extension(client: FlaskClient, key: str) -> None:
    quill = asked(client, key, queries={"q": {"query": "Edda Quill"}}).json["q"]["result"][0]["id"]
    wanted = [{"id": "role", "settings": {"on": "2021-06-03"}}, {"id": "first_quoted"}]
    found = asked(client, key, extend={"ids": [quill], "properties": wanted}).json
    assert [m["id"] for m in found["meta"]] == ["role", "first_quoted"]
    assert found["rows"][quill]["first_quoted"] == [{"date": "2021-06-03T00:00:00Z"}]
    assert "mayor" in found["rows"][quill]["role"][0]["str"]


def test_suggestions_and_preview(client: FlaskClient, key: str) -> None:
    (quill,) = client.get(f"{AT}/suggest/entity", query_string={"key": key, "prefix": "Edda"}).json["result"]
    assert (quill["name"], quill["notable"][0]["id"]) == ("Edda Quill", "person")
    assert client.get(f"{AT}/suggest/type?prefix=pers").json["result"] == [{"id": "person", "name": "Person"}]
    assert client.get(f"{AT}/suggest/property?prefix=role").json["result"][0]["id"] == "role"
    card = client.get(f"{AT}/preview", query_string={"key": key, "id": quill["id"]})
    assert "Edda Quill" in card.text and "frame-ancestors *" in card.headers["Content-Security-Policy"]


def test_proposed_properties_as_openrefine_asks(client: FlaskClient, key: str) -> None:
    place = client.get(f"{AT}?key={key}").json["extend"]["propose_properties"]
    script = client.get(place["service_url"] + place["service_path"] + "?type=person&callback=jQuery12_3")
    assert script.mimetype == "text/javascript" and script.text.startswith("/**/jQuery12_3({")
    assert client.get(f"{AT}/properties?callback=alert(1)//").status_code == 422


def test_any_site_may_read_it_and_nothing_else(client: FlaskClient, key: str) -> None:
    elsewhere = {"Origin": "https://tables.example"}
    assert client.get(f"{AT}?key={key}", headers=elsewhere).headers["Access-Control-Allow-Origin"] == "*"
    asked_there = client.post(f"{AT}?key={key}", data={"queries": "{}"}, headers=elsewhere)
    assert (asked_there.status_code, asked_there.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert "Access-Control-Allow-Credentials" not in asked_there.headers
    assert "Access-Control-Allow-Origin" not in client.get("/v1/speakers", headers=elsewhere).headers


@pytest.mark.parametrize("scopes", [["read"], ["reconcile", "read"]])
def test_stronger_keys_are_refused_in_the_address(app: Flask, client: FlaskClient, scopes: list[str], key: str) -> None:
    answer = client.get(f"{AT}?key={make(app, scopes)}")
    assert answer.status_code == 401 and "Quill" not in words_of(answer)
    assert client.get(AT).status_code == 401


def test_its_key_opens_nothing_else(app: Flask, client: FlaskClient, key: str) -> None:
    assert client.get(f"/v1/speakers?key={key}").status_code in (401, 422)
    assert holding(app, key).get("/v1/speakers").status_code == 403
    assert holding(app, key).get("/v1/export").status_code == 403


def test_key_is_never_logged(client: FlaskClient, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    client.get(f"{AT}?key={key}")
    client.get(f"{AT}/preview?key={key}&id=none")
    client.post(f"{AT}?key={key}", data={"queries": "{"})
    logged = capsys.readouterr()
    assert "/v1/reconcile" in logged.err and key not in logged.err + logged.out


def test_what_cannot_be_suggested_is_named(client: FlaskClient, key: str) -> None:
    assert client.get(f"{AT}/suggest/hair?prefix=x").status_code == 404
    assert client.get(f"{AT}/suggest/type").json["errors"][0]["field"] == "prefix"
