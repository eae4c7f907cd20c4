"""Errors as pages for people; what was typed is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from quotes import api_keys
from quotes.errors import Conflict, Forbidden, Gone
from quotes.web.problem_pages import detail_of, heading_of
from tests.support.forms import form, send
from tests.support.keyed import make, make_kept, signed_in
from tests.support.live import until
from tests.support.pages import BROWSER, Page

WORDS = "“The quay is safe,” Lena Ostrava said on Thursday."


def test_missing_scopes_keep_the_text(app: Flask) -> None:
    reader = signed_in(app, make(app, scopes=("read",)))
    answer = send(reader, "/", {"text": WORDS, "title": "Quay"})
    assert answer.status_code == 403
    assert WORDS in answer.text and 'value="Quay"' in answer.text
    assert "Your key may not analyse articles." in answer.text
    analyst = signed_in(app, make(app, scopes=("read", "extract")))
    kept = send(analyst, "/", {"text": WORDS, "save": "yes"})
    assert kept.status_code == 403
    assert form(kept.text, "paste") and WORDS in kept.text and "Your key may not save articles." in kept.text


def test_a_missing_scope_says_what_the_page_is_for(app: Flask, stored: Any) -> None:
    reader = signed_in(app, make(app, scopes=("read",)))
    refused = {path: reader.get(path) for path in ("/follows", f"/articles/{stored.id}/versions", "/review")}
    assert {answer.status_code for answer in refused.values()} == {403}
    following, history, desk = (answer.text for answer in refused.values())
    assert "Your key may not follow speakers, words or positions." in following and "“curate”" in following
    assert "Your key may not see the history of an article." in history
    assert "Your key may not correct quotations and speakers." in desk


def test_ended_sessions_keep_the_text(app: Flask) -> None:
    key, made = make_kept(app)
    client = signed_in(app, key)
    token = form(client.get("/").text, "paste").fields["csrf_token"]
    app.extensions["on_record"].record.keys.revoke(made.id)
    assert until(lambda: client.get("/").status_code == 303, 3 * api_keys.FRESH_SECONDS)
    answer = client.post("/", data={"text": WORDS, "csrf_token": token})
    assert answer.status_code == 401 and WORDS in answer.text and 'href="/sign-in"' in answer.text
    assert key not in client.post("/sign-in", data={"key": key}).text


def test_refused_forms_keep_the_reason(app: Flask, stored: Any) -> None:
    editor = signed_in(app, make(app))
    path = f"/quotations/{stored.quotations[0].id}"
    answer = send(editor, path, {"decision": "date", "date": "never", "reason": "The clerk rang."})
    assert answer.status_code == 422 and 'value="The clerk rang."' in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/articles/none", 404), ("GET", "/speakers/none", 404), ("PUT", "/", 405)],
)
def test_pages_for_people_documents_for_programs(client, method, path, status):
    answer = client.open(path, method=method, headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert Page(answer.text).all("h1") and ">Check an article</a> or" in answer.text
    if status == 405:
        assert "POST" in answer.headers["Allow"]
    program = client.get("/v1/nowhere", headers=BROWSER)
    assert (program.status_code, program.mimetype) == (404, "application/problem+json")
    assert client.get("/nowhere").mimetype == "application/problem+json"


def test_headings_and_details() -> None:
    assert heading_of(Gone("It was retracted.")) == "No longer here"
    assert heading_of(Conflict("Another came first.")) == Conflict.title
    assert detail_of(Forbidden("It takes a scope.", scope="curate")).startswith("Your key may not correct")
    assert detail_of(Forbidden("From another site.")) == "From another site."
