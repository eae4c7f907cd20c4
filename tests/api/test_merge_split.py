"""Editors merge and split speakers and add what was missed, on the version they have read, and take it back."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import council, harbour

WHY = {"reason": "The same woman"}
MISSED = "mayor of Port Alden"
PROBLEM = "application/problem+json"


@pytest.fixture
def article(client: FlaskClient) -> dict[str, Any]:
    return client.post("/v1/articles", json=harbour(uri="https://example.org/harbour")).json


def speaker(article: dict[str, Any], name: str) -> str:
    return next(f"/v1/speakers/{s['id']}" for s in article["speakers"] if s["name"] == name)


def post(client: FlaskClient, path: str, body: dict[str, Any], read: str, etag: str | None = None) -> Any:
    """An edit made on what ``read`` now shows, or on the version that ``etag`` names."""
    tag = etag or client.get(read).headers["ETag"]
    return client.post(path, json={**WHY, **body}, headers={"If-Match": tag})


def reject(client: FlaskClient, quotation: str) -> None:
    path = f"/v1/quotations/{quotation}"
    assert (
        client.patch(path, json={"rejected": True}, headers={"If-Match": client.get(path).headers["ETag"]}).status_code
        == 204
    )


def undo_last(client: FlaskClient) -> Any:
    last = client.get("/v1/corrections?limit=1").json["corrections"][0]
    return client.post(f"/v1/corrections/{last['id']}/undo", json=WHY)


def test_a_merged_speaker_leads_to_the_survivor_on_every_route(client: FlaskClient, article: dict[str, Any]) -> None:
    quill, renner = speaker(article, "Edda Quill"), speaker(article, "Tobias Renner")
    id_, into = quill[-32:], renner[-32:]
    before = client.get(quill).json
    merged = post(client, f"{quill}/merge", {"into": into}, quill)
    assert (merged.status_code, merged.json["id"]) == (200, into)
    assert merged.json["statements"] >= before["statements"]
    for name in ("_method", "_anchor", "_scheme", "_external", "endpoint", "values", "speaker_id"):
        query = f"?{name}=https%3A%2F%2Fevil.example"
        answer = client.get(quill.removeprefix("/v1") + query)
        assert (answer.status_code, answer.headers["Location"]) == (308, renner.removeprefix("/v1") + query)
    for path in ("", "/quotations?q=harbour&from=2021-01-01", "/roles?on=2021-06-03", "/positions"):
        answer = client.get(quill + path)
        assert (answer.status_code, answer.mimetype) == (308, PROBLEM), path
        assert answer.headers["Cache-Control"] == "no-store"  # undone, the old address is right again
        moved = client.get(answer.headers["Location"])
        assert moved.data == client.get(renner + path).data
    filtered = client.get(f"/v1/quotations?speaker={id_}&q=harbour")
    assert filtered.status_code == 308
    assert client.get(filtered.headers["Location"]).json["quotations"]
    for path, body in (("/merge", {"into": into}), ("/split", {"articles": ["x"]})):
        answer = post(client, quill + path, body, renner)
        assert (answer.status_code, answer.headers["Location"]) == (308, renner + path)
    patched = client.patch(quill, json={**WHY, "name": "E. Quill"}, headers={"If-Match": '"x"'})
    assert (patched.status_code, patched.headers["Location"]) == (308, renner)
    assert undo_last(client).status_code == 200
    again = client.get(quill).json
    assert [role["role"] for role in again.pop("roles")] == [role["role"] for role in before.pop("roles")]
    assert again == before


def test_a_merge_needs_the_version_it_is_made_on_and_another_profile(
    client: FlaskClient, article: dict[str, Any]
) -> None:
    quill, renner = speaker(article, "Edda Quill"), speaker(article, "Tobias Renner")
    assert client.post(f"{quill}/merge", json={**WHY, "into": renner[-32:]}).status_code == 428
    assert post(client, f"{quill}/merge", {"into": renner[-32:]}, quill, '"old"').status_code == 412
    for into in (quill[-32:], "0" * 32, "", 7):
        answer = post(client, f"{quill}/merge", {"into": into}, quill)
        assert (answer.status_code, answer.mimetype) == (422, PROBLEM)
        assert [error["field"] for error in answer.json["errors"]] == ["into"]
    assert client.get(quill).status_code == 200


def test_a_split_makes_a_new_profile_and_is_undone(client: FlaskClient) -> None:
    kept = [client.post("/v1/articles", json=council(number)).json for number in range(3)]
    mara = speaker(kept[0], "Mara Lindqvist")
    before = client.get(f"{mara}/quotations").json
    split = post(client, f"{mara}/split", {"articles": [kept[0]["id"], kept[1]["id"]]}, mara)
    assert split.status_code == 201
    assert client.get(split.headers["Location"]).json == split.json
    assert (split.json["articles"], client.get(mara).json["articles"]) == (2, 1)
    assert undo_last(client).status_code == 200
    assert client.get(f"{mara}/quotations").json == before
    for wrong in ([], ["0" * 32], [article["id"] for article in kept], ["x"] * 501):
        answer = post(client, f"{mara}/split", {"articles": wrong}, mara)
        assert answer.status_code == 422
        assert {error["field"].partition(".")[0] for error in answer.json["errors"]} == {"articles"}


def pointed(article: dict[str, Any], words: str) -> dict[str, Any]:
    start = article["text"].index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def test_a_missed_quotation_is_added_and_stays(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/articles/{article['id']}"
    words = "Port Alden.\n\nHarbour master"
    body = {"spans": [pointed(article, words)], "speaker": speaker(article, "Tobias Renner")[-32:]}
    added = post(client, f"{path}/quotations", body, path)
    assert added.status_code == 201
    assert client.get(added.headers["Location"]).json == added.json
    assert (added.json["kind"], added.json["speaker"]["name"]) == ("indirect", "Tobias Renner")
    assert (added.json["confidence"], added.json["evidence"]["method"]) == (1.0, "editor")
    assert post(client, f"{path}/quotations", body, path).status_code == 409
    client.post("/v1/articles", json=harbour(uri=article["uri"], text="New.\n\n" + article["text"]))
    again = client.get(added.headers["Location"]).json["spans"][0]
    assert (again["exact"], again["start"]) == (words, article["text"].index(words) + 6)
    assert undo_last(client).status_code == 200
    assert client.get(added.headers["Location"]).status_code == 410


def test_added_spans_are_split_at_the_marks(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/articles/{article['id']}"
    words = "night.\n\n“We will not be rushed,” Quill"
    body = {"spans": [pointed(article, words)], "speaker": None, "act": "thought"}
    refused = post(client, f"{path}/quotations", body, path)
    assert (refused.status_code, refused.mimetype, refused.json["title"]) == (409, PROBLEM, "Conflict")
    told = [(error["field"], error["detail"].split()[3]) for error in refused.json["errors"]]
    assert told == [("spans", quotation["id"]) for quotation in article["quotations"][1:]]
    for _, quotation in told:
        reject(client, quotation)
    added = post(client, f"{path}/quotations", body, path).json
    spans = [(span["exact"], span["quoted"]) for span in added["spans"]]
    assert spans == [("night.", False), ("We will not be rushed,", True), ("Quill", False)]
    assert (added["kind"], added["act"], added["speaker"]) == ("mixed", "thought", None)
    undo_last(client)


def test_offsets_in_utf16_are_taken_and_answered(client: FlaskClient) -> None:
    text = "🙂 Councillor Mara Lindqvist said yes. 🙂 She nodded twice."
    article = client.post("/v1/articles", json={"text": text, "uri": "https://example.org/nod"}).json
    path = f"/v1/articles/{article['id']}"
    words = "nodded twice"
    start = text.index(words) + 2
    span = {"start": start, "end": start + len(words), "exact": words}
    body = {"spans": [span], "speaker": None}
    assert post(client, f"{path}/quotations", body, path).status_code == 422
    added = post(client, f"{path}/quotations?offsets=utf16", body, f"{path}?offsets=utf16")
    assert added.status_code == 201
    assert [{name: s[name] for name in span} for s in added.json["spans"]] == [span]
    assert client.get(added.headers["Location"]).json["spans"][0]["start"] == start - 2
    inside = {"spans": [{"start": 1, "end": 3, "exact": "🙂"}], "speaker": None}
    assert post(client, f"{path}/quotations?offsets=utf16", inside, f"{path}?offsets=utf16").status_code == 422


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"spans": []}, "spans"),
        ({"spans": [{"start": 0, "end": 5, "exact": "other"}]}, "spans.0.exact"),
        ({"spans": [{"start": 5, "end": 0, "exact": ""}]}, "spans.0"),
        ({"spans": [{"start": 0, "end": 1 << 40, "exact": "x"}]}, "spans.0.end"),
        ({"spans": [{"start": -1, "end": 4, "exact": "x"}]}, "spans.0.start"),
        ({"spans": [{"start": 0, "end": 1, "exact": "“"}]}, "spans.0"),
        ({"spans": [{"start": 1, "end": 4, "exact": "The"}] * 2}, "spans.1"),
        ({"speaker": "0" * 32}, "speaker"),
        ({"act": "song"}, "act"),
        ({"said": "x"}, "said"),
    ],
)
def test_what_cannot_be_added_is_refused(
    client: FlaskClient, article: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    path = f"/v1/articles/{article['id']}"
    body = {"spans": [pointed(article, MISSED)], "speaker": None, **change}
    answer = post(client, f"{path}/quotations", body, path)
    assert (answer.status_code, answer.mimetype) == (422, PROBLEM), answer.json
    assert field in [error["field"] for error in answer.json["errors"]], answer.json
    assert client.get(path).json["quotations"] == article["quotations"]


def test_an_added_quotation_needs_the_version_it_is_made_on(client: FlaskClient, article: dict[str, Any]) -> None:
    path = f"/v1/articles/{article['id']}"
    body = {"spans": [pointed(article, MISSED)], "speaker": None, **WHY}
    assert client.post(f"{path}/quotations", json=body).status_code == 428
    tag = client.get(path).headers["ETag"]
    client.post("/v1/articles", json=harbour(uri=article["uri"], text="New.\n\n" + article["text"]))
    assert client.post(f"{path}/quotations", json=body, headers={"If-Match": tag}).status_code == 412
    client.delete(path)
    assert client.post(f"{path}/quotations", json=body, headers={"If-Match": tag}).status_code == 410


def test_the_tags_of_posts_are_documented(app: Flask) -> None:
    paths = app.test_client().get("/openapi.json").json["paths"]
    for path in ("/v1/speakers/{speaker_id}/merge", "/v1/articles/{article_id}/quotations"):
        edit = paths[path]["post"]
        assert {"412", "428"} <= set(edit["responses"])
        assert any("IF_MATCH" in str(parameter) for parameter in edit["parameters"])


def test_the_log_keeps_to_itself_how_a_merge_is_undone(client: FlaskClient, article: dict[str, Any]) -> None:
    quill, renner = speaker(article, "Edda Quill"), speaker(article, "Tobias Renner")
    post(client, f"{quill}/merge", {"into": renner[-32:]}, quill)
    (merged,) = client.get("/v1/corrections?kind=merged&limit=1").json["corrections"]
    assert (merged["before"], merged["after"]) == ({}, {"into": renner[-32:]})
    assert undo_last(client).json["before"] == {}
    tag = client.get(renner).headers["ETag"]
    client.patch(renner, json={**WHY, "type": "organization"}, headers={"If-Match": tag})
    (typed,) = client.get("/v1/corrections?kind=typed&limit=1").json["corrections"]
    assert (typed["before"], typed["after"]) == ({"type": "person"}, {"type": "organization"})
