"""Every error is a problem document, whoever raises it."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from quotes.api.middleware import problems, request_ids
from quotes.api.middleware.application import Application
from quotes.errors import FieldError, InvalidInput, Unavailable
from tests.support.samples import harbour

NOBODY = "0" * 32


@pytest.fixture
def failing() -> FlaskClient:
    """A client of an application whose views fail."""
    app = Application("failing")
    problems.register(app)

    @app.get("/bug")
    def bug() -> str:
        raise RuntimeError("the secret inner workings")

    @app.get("/busy")
    def busy() -> str:
        raise Unavailable("The service is busy; ask again.", retry_after=7)

    @app.get("/field")
    def field() -> str:
        raise InvalidInput("A field is not valid.", FieldError("spans.0.start", "Give a number."))

    return app.test_client()


def test_a_bug_is_answered_without_its_inner_workings(failing: FlaskClient) -> None:
    response = failing.get("/bug")
    assert response.status_code == 500
    assert response.mimetype == "application/problem+json"
    assert "secret" not in response.text
    assert response.json["request_id"] == response.headers["X-Request-ID"]


def test_an_absent_part_says_when_to_ask_again(failing: FlaskClient) -> None:
    response = failing.get("/busy")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "7"
    assert response.json["detail"] == "The service is busy; ask again."


def test_a_problem_names_the_fields(failing: FlaskClient) -> None:
    response = failing.get("/field")
    assert response.status_code == 422
    assert response.json == {
        "type": "/docs/problems#invalid-input",
        "title": "Invalid input",
        "status": 422,
        "detail": "A field is not valid.",
        "instance": "/field",
        "request_id": response.headers["X-Request-ID"],
        "errors": [{"field": "spans.0.start", "detail": "Give a number."}],
    }


@pytest.mark.parametrize(
    ("path", "field", "words"),
    [
        (f"/v1/quotations/{NOBODY}", "quotation_id", "`GET /v1/quotations` lists them"),
        (f"/v1/speakers/{NOBODY}/roles", "speaker_id", "`GET /v1/speakers` lists them"),
        (f"/v1/articles/{NOBODY}", "article_id", "`GET /v1/articles?uri=` finds it"),
        (f"/v1/articles/{NOBODY}/versions/3", "article_id", "`GET /v1/articles?uri=` finds it"),
        (f"/v1/batches/{NOBODY}/results", "batch_id", "`GET /v1/batches` lists them"),
        (f"/v1/follows/{NOBODY}", "follow_id", "`GET /v1/follows` lists them"),
        (f"/v1/webhooks/{NOBODY}", "webhook_id", "`GET /v1/webhooks` lists them"),
        (f"/v1/export?speaker={NOBODY}&q=quay", "speaker", "`GET /v1/speakers` lists them"),
        ("/v1/oembed?url=https://x.example/1", "url", "ends in /q/ID"),
        ("/v1/reconcile/suggest/song", "kind", "Give entity, type or property"),
    ],
)
def test_what_is_not_there_is_named_with_where_to_look(client: FlaskClient, path: str, field: str, words: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (404, problems.MEDIA_TYPE)
    (error,) = response.json["errors"]
    assert error["field"] == field and words in error["detail"]


def test_an_undo_of_nothing_names_the_correction(client: FlaskClient) -> None:
    response = client.post(f"/v1/corrections/{NOBODY}/undo", json={})
    (error,) = response.json["errors"]
    assert (response.status_code, error["field"]) == (404, "correction_id")


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"another"', 412)])
def test_an_edit_without_the_tag_of_what_stands_there_says_where_it_is_read(
    client: FlaskClient, tag: str | None, status: int
) -> None:
    kept = client.post("/v1/articles", json=harbour(uri="https://harbour.example/tags")).json
    article, speaker = f"/v1/articles/{kept['id']}", f"/v1/speakers/{kept['speakers'][0]['id']}"
    quotation = f"/v1/quotations/{kept['quotations'][0]['id']}"
    added = {"spans": [{"start": 0, "end": 1, "exact": "x"}], "speaker": None}
    for method, path, body, read in (
        ("PATCH", quotation, {"right": True}, quotation),
        ("PATCH", speaker, {"name": "Ana Lopes"}, speaker),
        ("POST", f"{speaker}/merge", {"into": NOBODY}, speaker),
        ("POST", f"{article}/quotations?offsets=utf16", added, f"{article}?offsets=utf16"),
    ):
        response = client.open(path, method=method, json=body, headers={"If-Match": tag} if tag else {})
        assert (response.status_code, response.mimetype) == (status, problems.MEDIA_TYPE)
        (error,) = response.json["errors"]
        assert error["field"] == "If-Match" and f"`GET {read}`" in error["detail"]
        assert client.get(read).status_code == 200


@pytest.mark.parametrize("path", ["/nowhere", "/v1", "/v1/nowhere", "/v1//quotations", "/v1/speakers/", "/v1/a/b/c/d"])
def test_an_unknown_address_is_a_problem(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.json["instance"] == path


def test_an_address_in_odd_characters_is_a_problem(client: FlaskClient) -> None:
    response = client.get("/v1/<script>/%00/\N{GRINNING FACE}")
    assert response.status_code == 404
    assert response.json["instance"] == "/v1/%3Cscript%3E/%00/%F0%9F%98%80"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/extract", {"POST", "OPTIONS"}),
        ("PUT", "/v1/articles", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("DELETE", "/v1/quotations", {"GET", "HEAD", "OPTIONS"}),
        ("BREW", "/v1/speakers", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_wrong_method_names_the_right_ones(client: FlaskClient, method: str, path: str, allowed: set[str]) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"
    assert set(response.headers["Allow"].split(", ")) == allowed


def test_options_names_the_methods(client: FlaskClient) -> None:
    response = client.options("/v1/articles")
    assert response.status_code == 200
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_the_type_of_a_problem_leads_to_its_description(client: FlaskClient) -> None:
    page, _, fragment = client.get("/v1/quotations?limit=0").json["type"].partition("#")
    response = client.get(page)
    assert response.status_code == 200
    assert f'id="{fragment}"' in response.text


@pytest.mark.parametrize("offered", ["abc-123", "req:7f/3@desk+1=", "A" * 128])
def test_a_sane_request_id_is_kept(client: FlaskClient, offered: str) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": offered}).headers["X-Request-ID"] == offered


@pytest.mark.parametrize("offered", ["", "A" * 129, "two words", 'quote"d', "<b>", "caf\xe9", "-leading"])
def test_another_request_id_is_replaced(client: FlaskClient, offered: str) -> None:
    given = client.get("/healthz", headers={"X-Request-ID": offered}).headers["X-Request-ID"]
    assert given != offered
    assert request_ids.SANE.fullmatch(given)


def test_nothing_comes_out_as_markup(client: FlaskClient) -> None:
    hostile = {"text": "“<script>alert(1)</script> & so on,” said Edda Quill.", "title": '"><img onerror=alert(1)>'}
    response = client.post("/v1/extract", json=hostile)
    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script>" in json.loads(response.data)["quotations"][0]["spans"][0]["exact"]


def test_the_request_id_stands_in_the_log(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.get("/v1/quotations", headers={"X-Request-ID": "desk-42"})
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["request_id"] for line in lines if line["logger"] == "on_record.access"] == ["desk-42"]
