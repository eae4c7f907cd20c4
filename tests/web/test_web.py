"""The pages as a whole: whose forms are taken."""

from __future__ import annotations

import re
from typing import Any

import flask_smorest
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import form, forms, send
from tests.support.keyed import signed_in


def forms_of(app: Flask) -> list[str]:
    """Every address of the application that takes a form, but that of mail programs: it carries a token of its own."""
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ())
        and rule.rule != "/unsubscribe"
        and not isinstance(app.blueprints.get(rule.endpoint.partition(".")[0]), flask_smorest.Blueprint)
    )


def test_no_form_without_its_token(app: Flask, key: str, stored: Any) -> None:
    client, other = signed_in(app, key), signed_in(app, key)
    theirs = form(other.get("/sign-in").text, "sign-in").fields["csrf_token"][0]
    assert len(forms_of(app)) >= 5
    for rule in forms_of(app):
        path = re.sub("<[^>]*>", "0" * 32, rule)
        for token in (None, "", "x", theirs):
            answer = client.post(path, data={"text": "A text.", **({} if token is None else {"csrf_token": token})})
            assert (answer.status_code, answer.mimetype) == (400, "text/html"), (path, token)
            assert "Nothing was saved" in answer.text
            assert "A text." in answer.text
    assert client.get("/speakers").status_code == 200  # still signed in: /sign-out was refused too


def test_every_form_carries_its_token(app: Flask, key: str, stored: Any) -> None:
    client = signed_in(app, key)
    quotation, speaker = stored.quotations[0], stored.speakers[0]
    paths = ["/", f"/articles/{stored.id}", "/speakers", f"/speakers/{speaker.id}", f"/quotations/{quotation.id}"]
    found = 0
    for path in [*paths, "/review", "/corrections", "/nowhere"]:
        for each in forms(client.get(path, headers={"Accept": "text/html"}).text):
            if each.method == "post":
                assert each.fields["csrf_token"][0], (path, each.action)
                found += 1
    assert found >= len(paths)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_no_form_of_another_site(app: Flask, key: str, headers: dict[str, str], status: int) -> None:
    client: FlaskClient = signed_in(app, key)
    assert send(client, "/", {"text": "A text."}, headers=headers).status_code == status


def test_the_api_needs_no_token(app: Flask) -> None:
    answer = app.test_client().post("/v1/extract", data="All is well.", content_type="text/plain")
    assert answer.status_code == 200
