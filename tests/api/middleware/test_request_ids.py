"""The id of a request: the caller's where it is sane, else a new one."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from quotes.api.context import asked
from quotes.api.middleware.application import Application


@pytest.fixture
def app() -> Flask:
    """An application that says which id its request has."""
    made = Application(__name__)
    made.add_url_rule("/", view_func=lambda: asked().request_id)
    return made


@pytest.mark.parametrize("offered", ["7", "desk-42", "a.b_c:d/e+f=g@h", "x" * 128])
def test_a_sane_id_is_kept(app: Flask, offered: str) -> None:
    answer = app.test_client().get("/", headers={"X-Request-ID": offered})
    assert (answer.text, answer.headers["X-Request-ID"]) == (offered, offered)


@pytest.mark.parametrize("offered", ["", "-7", "a b", "x" * 129, "é", "<b>", "1;2"])
def test_any_other_is_replaced(app: Flask, offered: str) -> None:
    answer = app.test_client().get("/", headers={"X-Request-ID": offered})
    assert re.fullmatch("[0-9a-f]{32}", answer.text)
    assert answer.headers["X-Request-ID"] == answer.text


def test_two_requests_have_two(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/").text != client.get("/").text
