"""Webhooks over the API: a secret is shown once, and nothing private can be called."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import holding, make

URL = "https://cms.example/hook"


@pytest.fixture(scope="module")
def admin(app: Flask) -> FlaskClient:
    return holding(app, make(app, ["admin"]))


def test_secret_is_shown_once(admin: FlaskClient) -> None:
    made = admin.post("/v1/webhooks", json={"url": URL, "types": ["article.saved"]})
    assert made.status_code == 201 and made.json["secret"].startswith("whsec_")
    own = f"/v1/webhooks/{made.json['id']}"
    told = admin.get(own)
    assert (told.json["url"], told.json["types"], told.json["owner"]) == (URL, ["article.saved"], "Kim Okoye")
    assert "secret" not in told.text and "whsec_" not in admin.get("/v1/webhooks").text
    assert admin.post(f"{own}/rotate").json["secret"] != made.json["secret"]
    assert admin.get(f"{own}/deliveries").json == {"deliveries": [], "next": None, "next_cursor": None}
    assert admin.post(f"{own}/enable").json["disabled_at"] is None
    assert admin.delete(own).status_code == 204 and admin.get(own).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": "https://127.0.0.1/"}, "url"),
        ({"url": "http://cms.example/"}, "url"),
        ({"url": URL, "types": ["article.eaten"]}, "types.0"),
        ({"url": URL, "secret": "x"}, "secret"),
    ],
)
def test_bad_input_is_named(admin: FlaskClient, body: dict[str, Any], field: str) -> None:
    answer = admin.post("/v1/webhooks", json=body)
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, field)
