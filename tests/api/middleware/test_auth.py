"""Who is let in: every address against every scope, no key, an unknown one, a revoked one, and another newsroom's.

The rows are compared with the addresses of the application, so that a new one without a row fails.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.api_keys import PREFIX, SCOPES
from tests.support.forms import send
from tests.support.keyed import bearer, holding, make, make_kept, signed_in, words_of
from tests.support.samples import HARBOUR, harbour

ANYONE = "anyone"
ARTICLE = {"text": "“The slipway opens on Monday,” said Edda Quill.", "published": "2021-06-04"}
EDIT = {"json": {"reason": "x"}}
LINE = {"data": b'{"text": "A line."}\n', "content_type": "application/x-ndjson"}

ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "POST /v1/extract": ("extract", {"json": ARTICLE}),
    "POST /v1/articles": ("ingest", {"json": ARTICLE}),
    "GET /v1/articles": ("read", {"query_string": {"uri": "https://harbour.example/1"}}),
    "GET /v1/articles/<string:article_id>": ("read", {}),
    "DELETE /v1/articles/<string:article_id>": ("ingest", {}),
    "GET /v1/articles/<string:article_id>/versions": ("curate", {}),
    "DELETE /v1/articles/<string:article_id>/versions": ("admin", EDIT),
    "GET /v1/articles/<string:article_id>/versions/<int:version>": ("curate", {}),
    "POST /v1/articles/<string:article_id>/quotations": (
        "curate",
        {"json": {"spans": [{"start": 0, "end": 1, "exact": "“"}], "speaker": None}},
    ),
    "POST /v1/batches": ("ingest", LINE),
    "GET /v1/batches": ("ingest", {}),
    "GET /v1/batches/<string:batch_id>": ("ingest", {}),
    "DELETE /v1/batches/<string:batch_id>": ("ingest", {}),
    "GET /v1/batches/<string:batch_id>/results": ("ingest", {}),
    "GET /v1/corrections": ("read", {}),
    "GET /v1/export": ("read", {}),
    "POST /v1/corrections/<string:correction_id>/undo": ("curate", EDIT),
    "GET /v1/quotations": ("read", {}),
    "GET /v1/positions": ("read", {}),
    "GET /v1/quotations/facets": ("read", {}),
    "GET /v1/quotations/<string:quotation_id>": ("read", {}),
    "PATCH /v1/quotations/<string:quotation_id>": ("curate", {"json": {"right": True}}),
    "POST /v1/quotations/check": ("read", {"json": {"words": "The harbour stays open"}}),
    "GET /v1/oembed": ("read", {"query_string": {"url": "https://x.example/q/" + "0" * 32}}),
    "GET /v1/speakers": ("read", {}),
    "GET /v1/speakers/<string:speaker_id>": ("read", {}),
    "PATCH /v1/speakers/<string:speaker_id>": ("curate", {"json": {"name": "E. Quill"}}),
    "DELETE /v1/speakers/<string:speaker_id>": ("admin", EDIT),
    "POST /v1/speakers/<string:speaker_id>/merge": ("curate", {"json": {"into": "0" * 32}}),
    "POST /v1/speakers/<string:speaker_id>/split": ("curate", {"json": {"articles": ["0" * 32]}}),
    "POST /v1/speakers/<string:speaker_id>/roles/reject": ("curate", {"json": {"roles": ["0" * 32]}}),
    "POST /v1/speakers/<string:speaker_id>/roles/join": ("curate", {"json": {"roles": ["0" * 32], "into": "1" * 32}}),
    "GET /v1/speakers/<string:speaker_id>/positions": ("read", {}),
    "GET /v1/speakers/<string:speaker_id>/quotations": ("read", {}),
    "GET /v1/speakers/<string:speaker_id>/roles": ("read", {}),
    "GET /metrics": ("admin", {}),
    "GET /healthz": (ANYONE, {}),
    "GET /readyz": (ANYONE, {}),
    "GET /openapi.json": (ANYONE, {}),
    "GET /docs": (ANYONE, {}),
    "GET /docs/problems": (ANYONE, {}),
    "GET /docs/static/<path:filename>": (ANYONE, {}),
    "GET /assets/<path:filename>": (ANYONE, {}),
    "GET /sign-in": (ANYONE, {}),
    "POST /sign-in": (ANYONE, {"data": {"key": "x"}}),
    "POST /sign-out": (ANYONE, {"data": {}}),
    "GET /v1/reconcile": ("reconcile", {}),
    "POST /v1/reconcile": ("reconcile", {"data": {"queries": "{}"}}),
    "GET /v1/reconcile/suggest/entity": ("reconcile", {"query_string": {"prefix": "Quill"}}),
    "GET /v1/reconcile/suggest/<string:kind>": (ANYONE, {"query_string": {"prefix": "p"}}),
    "GET /v1/reconcile/properties": (ANYONE, {}),
    "GET /v1/reconcile/preview": ("reconcile", {"query_string": {"id": "0" * 32}}),
    "GET /v1/changes": ("read", {}),
    "POST /v1/hooks/ghost": (ANYONE, {"json": {"post": {}}}),
    "POST /v1/hooks/superdesk": (ANYONE, {"json": {}}),
    "GET /v1/follows": ("curate", {}),
    "POST /v1/follows": ("curate", {"json": {"q": "quay"}}),
    "GET /v1/follows/<string:follow_id>": ("curate", {}),
    "DELETE /v1/follows/<string:follow_id>": ("curate", {}),
    "GET /v1/webhooks": ("admin", {}),
    "POST /v1/webhooks": ("admin", {"json": {"url": "https://cms.example/hook"}}),
    "GET /v1/webhooks/<string:webhook_id>": ("admin", {}),
    "DELETE /v1/webhooks/<string:webhook_id>": ("admin", {}),
    "POST /v1/webhooks/<string:webhook_id>/rotate": ("admin", {}),
    "POST /v1/webhooks/<string:webhook_id>/enable": ("admin", {}),
    "GET /v1/webhooks/<string:webhook_id>/deliveries": ("admin", {}),
    "POST /mcp": ("read", {"json": {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}}),
    "GET /": ("read", {}),
    "POST /": ("extract", {"data": {"text": ARTICLE["text"]}}),
    "GET /articles": ("read", {}),
    "GET /articles/<article_id>/versions": ("curate", {}),
    "POST /articles/<article_id>/retract": ("ingest", {"data": {"sure": "no"}}),
    "GET /batches": ("ingest", {}),
    "GET /batches/<batch_id>": ("ingest", {}),
    "POST /batches/<batch_id>/cancel": ("ingest", {"data": {}}),
    "GET /positions": ("read", {}),
    "GET /report": ("read", {}),
    "POST /report": ("curate", {"data": {}}),
    "GET /report.<form>": ("read", {}),
    "GET /q/<quotation_id>": ("read", {}),
    "GET /q/<quotation_id>.<form>": ("read", {}),
    "GET /follows": ("curate", {}),
    "POST /follows": ("curate", {"data": {"q": "quay"}}),
    "POST /follows/<follow_id>/end": ("curate", {"data": {}}),
    "GET /follows/<follow_id>.atom": (ANYONE, {}),
    "GET /unsubscribe": (ANYONE, {}),
    "POST /unsubscribe": (ANYONE, {"data": {"List-Unsubscribe": "One-Click"}}),
    "GET /search": ("read", {}),
    "GET /search.<form>": ("read", {}),
    "GET /check": ("read", {}),
    "POST /check": ("read", {"data": {"words": "The harbour stays open"}}),
    "GET /articles/<article_id>": ("read", {}),
    "POST /articles/<article_id>/quotations": ("curate", {"data": {"quoted": "open", "tag": "x"}}),
    "GET /speakers": ("read", {}),
    "GET /speakers/<speaker_id>": ("read", {}),
    "POST /speakers/<speaker_id>/name": ("curate", {"data": {"name": "E. Quill", "tag": "x"}}),
    "POST /speakers/<speaker_id>/type": ("curate", {"data": {"type": "group", "tag": "x"}}),
    "POST /speakers/<speaker_id>/roles": ("curate", {"data": {"roles": "0" * 32, "step": "reject", "tag": "x"}}),
    "GET /speakers/<speaker_id>/merge": ("curate", {}),
    "POST /speakers/<speaker_id>/merge": ("curate", {"data": {"into": "0" * 32, "tag": "x"}}),
    "GET /speakers/<speaker_id>/split": ("curate", {}),
    "POST /speakers/<speaker_id>/split": ("curate", {"data": {"articles": "0" * 32, "tag": "x"}}),
    "GET /corrections": ("read", {}),
    "POST /corrections/<correction_id>/undo": ("curate", {"data": {}}),
    "GET /review": ("curate", {}),
    "POST /review/reject": ("curate", {"data": {"ticked": "x:y"}}),
    "GET /quotations/<quotation_id>": ("curate", {}),
    "POST /quotations/<quotation_id>": ("curate", {"data": {"decision": "right", "tag": "x"}}),
    "POST /quotations/<quotation_id>/elsewhere": ("curate", {"data": {"ticked": "x:y", "tag": "x"}}),
}
"""Address -> the scope it asks for, and a request that is well-formed."""

CLOSED = [row for row, (scope, _) in ROWS.items() if scope != ANYONE]


def is_page(row: str) -> bool:
    return not row.split()[1].startswith(("/v1/", "/metrics", "/mcp"))


@pytest.fixture(scope="module")
def ids(app: Flask) -> dict[str, Any]:
    """What the newsroom "default" has, made with a key of its own: from here on the application asks for keys."""
    client = holding(app, make(app))
    article = client.post("/v1/articles", json=harbour(uri="https://harbour.example/1")).json
    quotation = article["quotations"][0]
    tag = client.get(f"/v1/quotations/{quotation['id']}").headers["ETag"]
    client.patch(f"/v1/quotations/{quotation['id']}", json={"right": True}, headers={"If-Match": tag})
    line = b'{"id": "a1", "text": "The pier was quiet."}\n'
    batch = client.post("/v1/batches", data=line, content_type="application/x-ndjson").json
    return {
        "article_id": article["id"],
        "quotation_id": quotation["id"],
        "speaker_id": quotation["speaker"]["id"],
        "correction_id": client.get("/v1/corrections").json["corrections"][0]["id"],
        "batch_id": batch["id"],
        "follow_id": client.post("/v1/follows", json={"q": "quay"}).json["id"],
        "webhook_id": client.post("/v1/webhooks", json={"url": "https://cms.example/hook"}).json["id"],
        "version": 1,
        "filename": "pages.css",
        "kind": "type",
        "form": "csv",
    }


@pytest.fixture(scope="module")
def ask(app: Flask, ids: dict[str, Any]) -> Callable[..., Any]:
    """Makes the request of a row with a key, or without one. A page is signed in to; a form is sent with its token."""
    rules = {rule.rule: rule for rule in app.url_map.iter_rules()}

    def ask(row: str, key: str | None = None) -> Any:
        method, rule = row.split()
        with app.test_request_context():
            values = {name: ids[name] for name in rules[rule].arguments}
            path = rules[rule].build(values, append_unknown=False)[1]
        options = ROWS[row][1]
        if not is_page(row):
            headers = {"If-Match": "*", **(bearer(key) if key else {})}
            return app.test_client().open(path, method=method, headers=headers, **options)
        client = signed_in(app, key) if key else app.test_client()
        if method == "POST":
            return send(client, path, **options)
        return client.open(path, method=method, **options)

    return ask


def test_every_address_has_its_row(app: Flask) -> None:
    found = {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert found == set(ROWS)


def refused(row: str, answer: Any, error: str | None) -> None:
    """The answer says that a key is missing, as its reader needs it said, and nothing of the record."""
    if is_page(row):
        if row.startswith("GET "):
            assert (answer.status_code, answer.location.split("?")[0]) == (303, "/sign-in")
        else:
            assert (answer.status_code, answer.mimetype) == (401, "text/html")
    else:
        assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
        challenge = answer.headers["WWW-Authenticate"]
        assert challenge.startswith('Bearer realm="On Record"')
        assert (f'error="{error}"' in challenge) if error else ("error" not in challenge)
    assert "harbour" not in words_of(answer).lower()


@pytest.mark.parametrize("row", CLOSED)
def test_nobody_comes_in_without_a_key(ask: Callable[..., Any], row: str) -> None:
    refused(row, ask(row), None)


@pytest.mark.parametrize("row", [row for row in CLOSED if not is_page(row)])
def test_an_unknown_key_opens_nothing(ask: Callable[..., Any], row: str) -> None:
    refused(row, ask(row, PREFIX + "A" * 43), "invalid_token")


@pytest.mark.parametrize("row", CLOSED)
def test_a_revoked_key_opens_nothing(app: Flask, ask: Callable[..., Any], row: str) -> None:
    key, kept = make_kept(app)
    record = app.extensions["on_record"].record
    if is_page(row):
        client = signed_in(app, key)
        record.keys.revoke(kept.id)
        app.extensions["on_record"].keys._held.clear()  # what a second would do
        answer = send(client, "/", {}) if row.startswith("POST") else client.get(row.split()[1].replace("<", "0"))
        refused(row, answer, None)
    else:
        record.keys.revoke(kept.id)
        refused(row, ask(row, key), "invalid_token")


@pytest.mark.parametrize("row", CLOSED)
def test_all_scopes_but_the_right_one_open_nothing(app: Flask, ask: Callable[..., Any], row: str) -> None:
    scope = ROWS[row][0]
    answer = ask(row, make(app, set(SCOPES) - {scope}))
    assert answer.status_code == 403
    assert f'scope="{scope}"' in answer.headers["WWW-Authenticate"]
    assert answer.mimetype == ("text/html" if is_page(row) else "application/problem+json")
    assert "harbour" not in words_of(answer).lower()


@pytest.fixture(scope="module")
def reader(app: Flask, ids: dict[str, Any]) -> FlaskClient:
    """A client that reads the newsroom "default"."""
    return holding(app, make(app, ["read"]))


@pytest.fixture(scope="module")
def stranger(app: Flask, ids: dict[str, Any]) -> str:
    """A key to another newsroom."""
    return make(app, SCOPES, newsroom="elsewhere")


@pytest.mark.parametrize("row", CLOSED)
def test_another_newsroom_sees_nothing_and_changes_nothing(
    reader: FlaskClient, stranger: str, ask: Callable[..., Any], ids: dict[str, Any], row: str
) -> None:
    before = reader.get(f"/v1/articles/{ids['article_id']}").data
    answer = ask(row, stranger)
    if "<" in row and "<form>" not in row:  # the form of a table is nobody's
        assert answer.status_code == 404, answer.text
    said = words_of(answer)
    assert "Tobias Renner" not in said and ids["article_id"] not in said.replace(f"/{ids['article_id']}", "")
    assert answer.status_code < 500
    assert reader.get(f"/v1/articles/{ids['article_id']}").data == before


@pytest.mark.parametrize("row", sorted(CLOSED, key=lambda row: (row.split()[0] == "DELETE", row)))
def test_the_right_scope_alone_is_enough(ask: Callable[..., Any], app: Flask, row: str) -> None:
    answer = ask(row, make(app, [ROWS[row][0]]))
    assert answer.status_code not in (401, 403) and answer.status_code < 500
    assert answer.location != "/sign-in"


@pytest.mark.parametrize("row", [row for row, (scope, _) in ROWS.items() if scope == ANYONE])
def test_what_is_open_to_anyone_says_nothing_of_a_record(ask: Callable[..., Any], row: str) -> None:
    answer = ask(row)
    assert answer.status_code in ((401, 303, 404) if row.startswith("POST") else (200, 304, 404, 412))
    assert "Quill" not in words_of(answer)


def test_keeping_on_the_page_needs_the_scope_to_keep(app: Flask, ids: dict[str, Any]) -> None:
    reader = signed_in(app, make(app, ["extract", "read"]))
    assert send(reader, "/", {"text": ARTICLE["text"], "save": "yes"}).status_code == 403
    assert send(reader, "/", {"text": ARTICLE["text"]}).status_code == 200


def test_another_newsroom_cannot_tell_that_a_text_was_posted(app: Flask, ids: dict[str, Any]) -> None:
    theirs = holding(app, make(app, SCOPES, newsroom="curious"))
    made = app.extensions["on_record"].cache
    before = dict(made._flights)
    answer = theirs.post("/v1/articles", json=harbour(uri="https://harbour.example/1"))
    assert (answer.status_code, answer.json["status"]) == (201, "created")
    assert answer.json["id"] != ids["article_id"]
    assert {s["id"] for s in answer.json["speakers"]}.isdisjoint({ids["speaker_id"]})
    assert made._flights == before
    assert theirs.get("/v1/quotations").json["quotations"][0]["sources"][0]["id"] == answer.json["id"]


def test_a_cookie_opens_no_call_and_a_key_no_page(app: Flask, ids: dict[str, Any]) -> None:
    key = make(app)
    assert signed_in(app, key).get("/v1/speakers").status_code == 401
    assert holding(app, key).get("/speakers").status_code == 303


def test_a_correction_carries_the_owner_of_the_key(app: Flask) -> None:
    client = holding(app, make(app, SCOPES, newsroom="third", owner="Ngozi Adeyemi"))
    said = client.post("/v1/articles", json={"text": HARBOUR}).json["quotations"][0]["id"]
    tag = client.get(f"/v1/quotations/{said}").headers["ETag"]
    client.patch(f"/v1/quotations/{said}", json={"right": True}, headers={"If-Match": tag})
    assert [c["editor"] for c in client.get("/v1/corrections").json["corrections"]] == ["Ngozi Adeyemi"]
