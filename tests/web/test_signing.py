"""Signing in to the pages with a key, out again, and forms that nobody else can send."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import form, forms, send
from tests.support.keyed import make, signed_in


def test_a_page_leads_to_the_form_and_back(app: Flask, key: str) -> None:
    client = app.test_client()
    away = client.get("/speakers?q=brandt")
    assert (away.status_code, away.location) == (303, "/sign-in?next=/speakers?q%3Dbrandt")
    signing = form(client.get(away.location).text, "sign-in")
    back = signing.send(client, key=key)
    assert (back.status_code, back.location) == (303, "/speakers?q=brandt")
    page = client.get(back.location)
    assert page.status_code == 200 and "Sign out" in page.text and "Kim Okoye" in page.text
    assert key not in page.text


def test_signing_out_ends_it(app: Flask, key: str) -> None:
    client = signed_in(app, key)
    out = form(client.get("/speakers").text, "sign-out").send(client)
    assert (out.status_code, out.location) == (303, "/sign-in")
    assert client.get("/speakers").location.startswith("/sign-in")


@pytest.mark.parametrize("wrong", ["", "onrec_" + "A" * 43, "x" * 10_000, "<script>alert(1)</script>"])
def test_a_wrong_key_is_told_at_its_field_and_not_shown(app: Flask, key: str, wrong: str) -> None:
    answer = send(app.test_client(), "/sign-in", {"key": wrong})
    assert answer.status_code == 401
    assert "unknown or was revoked" in answer.text and 'aria-invalid="true"' in answer.text
    assert not wrong or wrong not in answer.text


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "\\/evil.example", "javascript:alert(1)"),
        *(
            "http:evil.example",
            "/\tevil",
            "///evil.example",
            "speakers",
            " //evil.example",
            "/\r\nSet-Cookie: a=b",
            "//[",
        ),
    ],
)
def test_nobody_is_led_elsewhere(app: Flask, key: str, elsewhere: str) -> None:
    client = app.test_client()
    shown = form(client.get("/sign-in", query_string={"next": elsewhere}).text, "sign-in").fields["next"]
    assert shown == [""]
    answer = send(client, "/sign-in", {"key": key, "next": elsewhere})
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Set-Cookie: a" not in str(answer.headers)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_no_other_site_signs_anybody_in_or_out(app: Flask, key: str, path: str) -> None:
    client: FlaskClient = signed_in(app, key)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = send(client, path, {"key": key}, headers=headers)
        assert (answer.status_code, answer.mimetype) == (403, "text/html")
    assert client.get("/speakers").status_code == 200  # still signed in


def test_who_is_refused_a_page_may_sign_out_there(app: Flask) -> None:
    answer = signed_in(app, make(app, ["extract"])).get("/review")
    assert answer.status_code == 403
    assert "Sign out" in answer.text and "Kim Okoye" in answer.text


def test_pages_offer_what_the_key_may_do(app: Flask) -> None:
    def home(*scopes: str) -> str:
        return signed_in(app, make(app, scopes=("read", *scopes))).get("/").text

    assert [f for f in forms(home("curate")) if "paste" in f.classes] == []
    assert "permission “extract”" in home("curate")
    assert "save" not in form(home("extract"), "paste").fields
    assert "save" in form(home("extract", "ingest"), "paste").fields


def test_the_navigation_leads_to_pages_that_open(app: Flask) -> None:
    for scopes in (["extract"], ["read"], ["ingest"], ["curate"], ["read", "extract"], ["read", "ingest", "curate"]):
        client = signed_in(app, make(app, scopes))
        nav = re.search("<nav.*?</nav>", client.get("/review").text, re.S)[0]
        opened = {address: client.get(address).status_code for address in re.findall('href="(/[^"]*)"', nav)}
        assert set(opened.values()) == {200}, (scopes, opened)
