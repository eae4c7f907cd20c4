"""Editors correct quotations and speakers, on the version they have read, and take corrections back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import harbour

WHY = {"reason": "Heard the recording"}
NO_NAMES = ["1", "2021-06-03", "12/5/1999"]
FIRST = "The harbour stays open,"


@pytest.fixture
def article(app: Flask) -> Iterator[dict[str, Any]]:
    """The harbour article, kept for one test."""
    client = app.test_client()
    kept = client.post("/v1/articles", json=harbour()).json
    yield kept
    client.delete(f"/v1/articles/{kept['id']}")


@pytest.fixture
def quotation(article: dict[str, Any]) -> str:
    """The path of a quotation of Edda Quill's."""
    return next(f"/v1/quotations/{q['id']}" for q in article["quotations"] if q["spans"][0]["exact"] == FIRST)


def speaker_of(article: dict[str, Any], name: str) -> str:
    return next(s["id"] for s in article["speakers"] if s["name"] == name)


def patch(client: FlaskClient, path: str, body: dict[str, Any], etag: str | None = None) -> Any:
    """An edit of what ``path`` now shows, or of the version that ``etag`` names."""
    return client.patch(path, json={**WHY, **body}, headers={"If-Match": etag or client.get(path).headers["ETag"]})


def test_a_wrong_speaker_is_corrected_for_good(client: FlaskClient, article: dict[str, Any], quotation: str) -> None:
    renner = speaker_of(article, "Tobias Renner")
    response = patch(client, quotation, {"speaker": renner})
    assert response.status_code == 200
    assert response.json["speaker"]["name"] == "Tobias Renner"
    assert response.json["evidence"]["method"] == "editor"
    assert response.headers["ETag"] == client.get(quotation).headers["ETag"]
    client.post("/v1/articles", json=harbour(text=article["text"] + "\n\nIt rained.", uri=article["uri"]))
    assert client.get(quotation).json["speaker"]["name"] == "Tobias Renner"
    said = client.get(f"/v1/speakers/{renner}/quotations").json["quotations"]
    assert quotation in [f"/v1/quotations/{q['id']}" for q in said]


def test_nobody_and_a_date_are_settled(client: FlaskClient, quotation: str) -> None:
    date = {"date": "2021-05-01", "precision": "month"}
    response = patch(client, quotation, {"speaker": None, "said_on": date})
    assert response.json["speaker"] is None
    assert response.json["said_on"] == {**date, "exact": ""}
    assert (response.json["dated"], response.json["dated_by"]) == ("2021-05-01", "said_on")


def test_what_is_no_quotation_goes(client: FlaskClient, quotation: str) -> None:
    response = patch(client, quotation, {"rejected": True})
    assert (response.status_code, response.data) == (204, b"")
    assert client.get(quotation).status_code == 410


def test_what_is_right_needs_no_review(client: FlaskClient, quotation: str) -> None:
    assert patch(client, quotation, {"right": True}).json["needs_review"] is False


def test_an_edit_needs_the_version_it_is_made_on(client: FlaskClient, quotation: str) -> None:
    assert client.patch(quotation, json={**WHY, "right": True}).status_code == 428
    read = client.get(quotation)
    assert patch(client, quotation, {"right": True}, read.headers["ETag"]).status_code == 200
    stale = patch(client, quotation, {"speaker": None}, read.headers["ETag"])
    assert stale.status_code == 412
    assert stale.mimetype == "application/problem+json"
    assert client.get(quotation).json["speaker"] == read.json["speaker"]


def test_a_profile_that_changed_is_not_renamed(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/speakers/{speaker_of(article, 'Edda Quill')}"
    read = client.get(path).headers["ETag"]
    assert patch(client, path, {"name": "Edda Maria Quill"}, read).status_code == 200
    assert patch(client, path, {"name": "E. Quill"}, read).status_code == 412
    assert client.get(path).json["name"] == "Edda Maria Quill"


def test_a_speaker_is_renamed_and_identified(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/speakers/{speaker_of(article, 'Edda Quill')}"
    assert patch(client, path, {"name": "Edda Maria Quill"}).json["name"] == "Edda Maria Quill"
    ids = [{"scheme": "cms", "value": "4711"}]
    assert patch(client, path, {"external_ids": ids}).json["external_ids"] == ids
    found = client.get("/v1/speakers?identifier=cms:4711").json["speakers"]
    assert [speaker["name"] for speaker in found] == ["Edda Maria Quill"]
    other = f"/v1/speakers/{speaker_of(article, 'Tobias Renner')}"
    assert patch(client, other, {"external_ids": ids}).status_code == 409


def test_the_type_of_a_speaker(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/speakers/{speaker_of(article, 'Edda Quill')}"
    assert patch(client, path, {"type": "organization"}).json["type"] == "organization"
    assert patch(client, path, {"type": "organization"}).status_code == 422
    assert patch(client, path, {"type": "ship"}).status_code == 422
    assert patch(client, path, {"type": "person", "name": "Edda"}).status_code == 422
    assert patch(client, path, {"type": "none"}).status_code == 204
    assert client.get(path).status_code == 410
    entry = client.get("/v1/corrections").json["corrections"][0]
    assert client.post(f"/v1/corrections/{entry['id']}/undo", json=WHY).status_code == 200
    assert client.get(path).json["type"] == "organization"


def test_the_log_is_narrowed_down(client: FlaskClient, article: dict[str, Any], quotation: str) -> None:
    patch(client, quotation, {"right": True})
    patch(client, quotation, {"speaker": None})
    subject = quotation.rpartition("/")[2]
    made, earlier = client.get(f"/v1/corrections?subject={subject}").json["corrections"][:2]
    assert (made["kind"], earlier["kind"]) == ("speaker", "right")
    day, editor = made["made_at"][:10], made["editor"]
    for query, finds in (
        ({"editor": editor, "kind": "speaker"}, True),
        ({"editor": editor + "s"}, False),
        ({"kind": "right"}, False),
        ({"from": day, "to": day}, True),
        ({"to": "2001-01-01"}, False),
        ({"from": "9999-12-31", "to": "9999-12-31"}, False),
    ):
        found = client.get("/v1/corrections", query_string={"subject": subject, **query}).json["corrections"]
        assert (made["id"] in [c["id"] for c in found]) == finds, query
    page = client.get(f"/v1/corrections?subject={subject}&editor={editor}&limit=1").json
    assert [c["id"] for c in client.get(page["next"]).json["corrections"]] == [earlier["id"]]


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "application/json"}, {"Content-Length": "0"}])
def test_undoing_needs_no_body(client: FlaskClient, quotation: str, headers: dict[str, str]) -> None:
    patch(client, quotation, {"speaker": None})
    (entry,) = client.get(f"/v1/corrections?subject={quotation.rpartition('/')[2]}").json["corrections"]
    assert client.post(f"/v1/corrections/{entry['id']}/undo", headers=headers).json["undone_by"] == "local"
    assert client.post(f"/v1/corrections/{entry['id']}/undo", json={}).status_code == 409
    assert client.post("/v1/follows", headers=headers).status_code in (400, 415)


def test_a_correction_is_logged_and_undone(client: FlaskClient, article: dict[str, Any], quotation: str) -> None:
    before = client.get(quotation).json
    patch(client, quotation, {"speaker": None})
    (entry,) = client.get(f"/v1/corrections?subject={before['id']}").json["corrections"]
    assert (entry["kind"], entry["editor"], entry["reason"]) == ("speaker", "local", "Heard the recording")
    undone = client.post(f"/v1/corrections/{entry['id']}/undo", json=WHY)
    assert undone.status_code == 200
    assert undone.json["undone_by"] == "local"
    assert client.get(quotation).json["speaker"] == before["speaker"]
    assert client.post(f"/v1/corrections/{entry['id']}/undo", json=WHY).status_code == 409


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"right": True, "editor": "somebody else"}, "editor"),
        ({"right": False}, "right"),
        ({"right": True, "reason": "a\0b"}, "reason"),
        ({"right": True, "reason": "\ud800"}, "reason"),
        ({"speaker": 7}, "speaker"),
        ({"speaker": "0" * 32}, "speaker"),
        ({"said_on": "2021-05-01"}, "said_on"),
        ({"said_on": {"date": "2021-05-01"}}, "said_on.precision"),
        ({"said_on": {"date": "2021-05-02", "precision": "month"}}, "said_on.date"),
        ({"said_on": {"date": "May", "precision": "month"}}, "said_on.date"),
        ({"said_on": {"date": "2021-05-01", "precision": "day", "exact": "not in it"}}, "said_on.exact"),
        ({"right": True, "rejected": True}, "rejected"),
        ({"positions": [{"target": "\u200b", "stance": "support"}]}, "positions"),
        ({"spans": []}, "spans"),
    ],
)
def test_a_bad_correction_is_refused(client: FlaskClient, quotation: str, body: dict[str, Any], field: str) -> None:
    before = client.get(quotation)
    response = client.patch(
        quotation,
        data=json.dumps({**WHY, **body}),
        content_type="application/json",
        headers={"If-Match": before.headers["ETag"]},
    )
    assert response.status_code == 422
    assert field in [error["field"] for error in response.json["errors"]], response.json
    assert client.get(quotation).data == before.data


def test_wrong_positions_are_settled(client: FlaskClient, article: dict[str, Any], quotation: str) -> None:
    quill = speaker_of(article, "Edda Quill")
    settled = patch(client, quotation, {"positions": [{"target": "the harbour", "stance": "support"}]})
    assert settled.status_code == 200
    shown = client.get(f"/v1/speakers/{quill}/positions?target=harbour").json["positions"]
    assert [(p["target"], p["stance"], p["by_editor"], p["evidence"]["exact"]) for p in shown] == [
        ("the harbour", "support", True, FIRST)
    ]
    assert patch(client, quotation, {"positions": []}).status_code == 200
    assert client.get(f"/v1/speakers/{quill}/positions?target=harbour").json["positions"] == []
    refused = patch(client, quotation, {"positions": [{"target": "the harbour", "stance": "likes"}]})
    assert refused.status_code == 422
    assert "stance" in json.dumps(refused.json["errors"])


def test_who_settles_positions_has_seen_those_that_stand(client: FlaskClient, quotation: str) -> None:
    before = client.get(quotation)
    settled = patch(client, quotation, {"positions": [{"target": "the harbour", "stance": "support"}]})
    assert before.json["positions"] == []
    assert [(p["target"], p["evidence"]["exact"]) for p in settled.json["positions"]] == [("the harbour", FIRST)]
    stale = patch(client, quotation, {"positions": []}, before.headers["ETag"])
    assert stale.status_code == 412
    assert client.get(quotation).json == settled.json
    assert patch(client, quotation, {"positions": []}, settled.headers["ETag"]).json["positions"] == []


@pytest.mark.parametrize("value", ["yes", "true", 1, "no", False, None])
def test_only_true_rejects_a_quotation(client: FlaskClient, quotation: str, value: Any) -> None:
    answer = patch(client, quotation, {"rejected": value})
    assert (answer.status_code, [e["field"] for e in answer.json["errors"]]) == (422, ["rejected"])
    assert client.get(quotation).status_code == 200


@pytest.mark.parametrize(
    "name", ["Edda\nQuill", "Edda\u2028Quill", "\u202elliuQ addE", "Edda\x85Quill", "E\x1b[2J", *NO_NAMES]
)
def test_a_name_has_letters_on_one_line(
    client: FlaskClient, article: dict[str, Any], quotation: str, name: str
) -> None:
    quill = f"/v1/speakers/{speaker_of(article, 'Edda Quill')}"
    before = client.get(quill).json
    answer = patch(client, quill, {"name": name})
    assert (answer.status_code, [e["field"] for e in answer.json["errors"]]) == (422, ["name"])
    assert client.get(quill).json == before
    answer = patch(client, quotation, {"named": {"name": name}})
    assert (answer.status_code, [e["field"] for e in answer.json["errors"]]) == (422, ["named.name"])


def test_words_are_credited_to_somebody_not_on_record(client: FlaskClient, quotation: str) -> None:
    fixed = patch(client, quotation, {"named": {"name": "Ottilie Marsh"}})
    assert (fixed.status_code, fixed.json["speaker"]["name"], fixed.json["speaker"]["type"]) == (
        200,
        "Ottilie Marsh",
        "person",
    )
    found = client.get("/v1/speakers?q=ottilie+marsh").json["speakers"]
    assert [s["id"] for s in found] == [fixed.json["speaker"]["id"]]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"named": {"name": "Marsh"}}, "named.name"),
        ({"named": {"name": " "}}, "named.name"),
        ({"named": {"name": "Ottilie Marsh", "type": "group"}}, "named.type"),
        ({"named": {"name": "Ottilie Marsh"}, "speaker": None}, "named"),
        ({"named": "Ottilie Marsh"}, "named"),
    ],
)
def test_a_name_that_cannot_be_credited_is_refused(client: FlaskClient, quotation: str, body: Any, field: str) -> None:
    before = client.get(quotation).data
    refused = patch(client, quotation, body)
    assert (refused.status_code, refused.mimetype) == (422, "application/problem+json")
    assert [e["field"].startswith(field) for e in refused.json["errors"]] == [True], refused.json
    assert client.get(quotation).data == before


def test_missed_words_may_open_the_article(client: FlaskClient) -> None:
    saved = client.post("/v1/articles", json={"text": "No comment. It rained in Port Alden all day."})
    path = f"/v1/articles/{saved.json['id']}"
    match = {"If-Match": client.get(path).headers["ETag"]}
    span = {"start": 0, "end": 10, "exact": "No comment"}
    outside = client.post(
        f"{path}/quotations", json={**WHY, "speaker": None, "spans": [{**span, "start": -1}]}, headers=match
    )
    assert outside.status_code == 422 and outside.json["errors"][0]["field"].startswith("spans.0")
    added = client.post(f"{path}/quotations", json={**WHY, "speaker": None, "spans": [span]}, headers=match)
    assert added.status_code == 201, added.text
    assert added.json["spans"][0]["start"] == 0
