"""The log of corrections, and taking one back."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from quotes.record.model.saved_articles import StoredArticle
from tests.support.forms import form, forms

NEXT = "I would not moor a bathtub there,"


@pytest.fixture
def said(stored: StoredArticle) -> str:
    """The id of the pilot's quotation."""
    return next(q.id for q in stored.quotations if q.spans[0].exact == NEXT)


def test_the_log_tells_and_undoes(client: FlaskClient, said: str) -> None:
    form(client.get(f"/quotations/{said}").text, "decide").send(client, decision="rejected")
    gone = client.get(f"/quotations/{said}")
    assert gone.status_code == 410
    assert "Not a quotation" in gone.text
    log = client.get("/corrections").text
    assert NEXT in log and "Not a quotation" in log
    undo = form(log, "undo")
    assert [undo.send(client).location for _ in range(2)] == [f"/corrections?undone={said}"] * 2  # pressed twice
    assert "<strong>Undone: Not a quotation.</strong>" in client.get(f"/corrections?undone={said}").text
    assert 'class="notice"' not in client.get("/corrections?undone=nobody").text
    assert client.get(f"/v1/quotations/{said}").json["speaker"]["name"] == "Ivo Brandt"
    assert "Undone" in client.get("/corrections").text
    assert form(gone.text, "undo").send(client).status_code == 303


def test_later_corrections_forbid_an_undo(client: FlaskClient, stored: StoredArticle, said: str) -> None:
    for decision in ("nobody", f"speaker:{stored.speakers[0].id}"):
        form(client.get(f"/quotations/{said}").text, "decide").send(client, decision=decision)
    undos = [found for found in forms(client.get("/corrections").text) if "undo" in found.classes]
    answer = undos[-1].send(client)
    assert (answer.status_code, answer.mimetype) == (409, "text/html")
    assert "Undo that one first" in answer.text
    assert client.post(f"/corrections/{'0' * 32}/undo", data=undos[0].fields).status_code == 404


def test_an_undo_leads_back(client: FlaskClient, stored: StoredArticle, said: str) -> None:
    lena = stored.speakers[0].id
    form(client.get(f"/speakers/{lena}").text, "rename").send(client, name="Lena M. Ostrava")
    undo = form(client.get("/corrections").text, "undo")
    assert undo.send(client, back="log").location == f"/speakers/{lena}?undone={lena}"
    form(client.get(f"/quotations/{said}").text, "decide").send(client, decision="nobody")
    undo = form(client.get("/corrections").text, "undo")
    assert undo.send(client, back="queue").location.startswith(f"/quotations/{said}?queue=yes")


def test_filters_narrow_the_log_down(client: FlaskClient, stored: StoredArticle, said: str) -> None:
    form(client.get(f"/quotations/{said}").text, "decide").send(client, decision="nobody")
    form(client.get(f"/speakers/{stored.speakers[0].id}").text, "rename").send(client, name="Lena M. Ostrava")
    log = client.get("/corrections?kind=renamed").text
    assert "Lena M. Ostrava" in log and NEXT not in log
    assert "No corrections match" in client.get("/corrections?editor=nobody+of+ours").text
    assert NEXT in client.get("/corrections?editor=this+computer").text  # as the log calls who needs no key
    assert "No corrections match" in client.get("/corrections?to=2001-01-01").text
    assert NEXT in client.get("/corrections?from=2001-01-01&kind=speaker").text
    refused = client.get("/corrections?kind=guessed")
    assert (refused.status_code, "<li>Kind: " in refused.text) == (422, True)
