"""What a client of reconciliation sends: each fault is named by its field."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import make

AT = "/v1/reconcile"


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    return make(app, ["reconcile"])


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"query": "Quill"}, "queries"),
        ({"queries": "{}", "extend": "{}"}, "queries"),
        ({"queries": "{"}, "body"),
        ({"queries": "[]"}, "body"),
        ({"queries": "[" * 50_000}, "body"),
        ({"queries": '{"q0": 5}'}, "queries.q0"),
        ({"queries": '{"q0": {}}'}, "queries.q0.query"),
        ({"queries": '{"q0": {"query": "x", "type": "planet"}}'}, "queries.q0.type"),
        ({"queries": '{"q0": {"query": "\\u0000"}}'}, "q"),
        ({"queries": json.dumps({f"q{i}": {"query": "x"} for i in range(101)})}, "queries"),
        ({"extend": '{"ids": ["1"], "properties": [{"id": "hair"}]}'}, "extend.properties.0.id"),
        (
            {"extend": '{"ids": ["1"], "properties": [{"id": "role", "settings": {"on": "today"}}]}'},
            "extend.properties.0.settings.on",
        ),
    ],
)
def test_bad_input_is_named(client: FlaskClient, key: str, form: dict[str, str], field: str) -> None:
    answer = client.post(f"{AT}?key={key}", data=form)
    assert 400 <= answer.status_code < 500 and answer.mimetype == "application/problem+json"
    assert answer.json["errors"][0]["field"] == field
