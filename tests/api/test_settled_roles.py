"""Editors reject roles of a speaker and join those that are one office, on the version they have read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.stories import Said, story

WHY = {"reason": "The parliament's list"}
PROBLEM = "application/problem+json"
AS_A_ROLE = re.compile(r'"Dr"|\bDr;|; Dr\b')  # not in the words of the article, which stay as they are


@pytest.fixture
def moss(app: Flask) -> str:
    """The path of Cy Moss: senator in two forms, and doctor by a misreading."""
    record = app.extensions["on_record"].record
    for month, role in enumerate(("Sen.", "Dr", "senator from Alden", "former senator"), 1):
        told = story(
            Said("Cy Moss", f"It rained in month {month}", role), uri=f"u:{month}", published=date(2021, month, 1)
        )
        kept = record.articles.save("default", *told).article
    return f"/v1/speakers/{kept.speakers[0].id}"


def roles(client: FlaskClient, speaker: str) -> dict[str, dict[str, Any]]:
    return {role["role"]: role for role in client.get(f"{speaker}/roles").json["roles"]}


def post(client: FlaskClient, speaker: str, what: str, body: dict[str, Any], etag: str | None = None) -> Any:
    """An edit made on what the profile now shows, or on the version that ``etag`` names."""
    tag = etag or client.get(speaker).headers["ETag"]
    return client.post(f"{speaker}/roles/{what}", json={**WHY, **body}, headers={"If-Match": tag})


def undo_all(client: FlaskClient, speaker: str) -> None:
    for made in client.get(f"/v1/corrections?subject={speaker[-32:]}").json["corrections"]:
        if made["undone_at"] is None:
            assert client.post(f"/v1/corrections/{made['id']}/undo", json={}).status_code == 200


def test_rejected_it_is_in_no_answer(client: FlaskClient, moss: str) -> None:
    doctor = roles(client, moss)["Dr"]["id"]
    everywhere = (
        moss,
        f"{moss}/roles",
        f"{moss}/roles?on=2021-02-01",
        f"{moss}/quotations",
        "/v1/quotations?q=rained",
        "/v1/quotations/facets?q=rained",
        "/v1/export?what=speakers&format=csv",
        "/v1/export?what=speakers",
        "/v1/export?what=quotations",
    )
    shown = [path for path in everywhere if AS_A_ROLE.search(client.get(path).text)]
    assert shown == [*everywhere]
    answer = post(client, moss, "reject", {"roles": [doctor]})
    assert answer.status_code == 200
    assert answer.json == client.get(moss).json
    for path in everywhere:
        assert not AS_A_ROLE.search(client.get(path).text), path
    linked = client.get(moss, headers={"Accept": "application/ld+json"})
    assert not AS_A_ROLE.search(linked.text) and "senator from Alden" in linked.text
    assert client.get("/v1/speakers?role=doctor").json["speakers"] == []
    (logged, *_) = client.get(f"/v1/corrections?subject={moss[-32:]}").json["corrections"]
    assert (logged["kind"], logged["reason"], logged["after"]) == (
        "role_rejected",
        WHY["reason"],
        {"role": doctor, "form": "Dr"},
    )
    undo_all(client, moss)
    assert "Dr" in roles(client, moss)


def test_joined_it_is_one_line(client: FlaskClient, moss: str) -> None:
    held = roles(client, moss)
    body = {"roles": [held["Sen."]["id"]], "into": held["senator from Alden"]["id"]}
    answer = post(client, moss, "join", body)
    assert answer.status_code == 200
    office = roles(client, moss)["senator from Alden"]
    assert (office["first_seen"], office["last_seen"], office["joined"]) == ("2021-01-01", "2021-03-01", ["Sen."])
    assert client.get("/v1/speakers?q=moss").json["speakers"][0]["role"] == "senator from Alden"
    assert len(client.get("/v1/quotations?role=senator+Alden").json["quotations"]) == 2
    last = client.get("/v1/changes?limit=200").json["changes"][-1]
    assert (last["type"], last["data"]) == ("speaker.roles_joined", {"role": office["id"]})
    undo_all(client, moss)
    assert roles(client, moss) == held


def test_an_edit_needs_the_version_it_is_made_on(client: FlaskClient, moss: str) -> None:
    own = roles(client, moss)["Dr"]["id"]
    assert client.post(f"{moss}/roles/reject", json={**WHY, "roles": [own]}).status_code == 428
    for what, body in (("reject", {"roles": [own]}), ("join", {"roles": [own], "into": own})):
        assert post(client, moss, what, body, '"old"').status_code == 412
    assert "Dr" in roles(client, moss)


def test_what_cannot_be_done_names_its_field(client: FlaskClient, moss: str) -> None:
    held = roles(client, moss)
    senator, former = held["Sen."]["id"], held["former senator"]["id"]
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("reject", {}, "roles"),
        ("reject", {"roles": []}, "roles"),
        ("reject", {"roles": "x"}, "roles"),
        ("reject", {"roles": ["0" * 32]}, "roles"),
        ("reject", {"roles": [senator] * 51}, "roles"),
        ("reject", {"roles": [senator], "into": senator}, "into"),
        ("join", {"roles": [senator]}, "into"),
        ("join", {"roles": [senator], "into": senator}, "roles"),
        ("join", {"roles": [senator], "into": former}, "roles"),
        ("join", {"roles": [senator], "into": "0" * 32}, "into"),
        ("join", {"roles": ["\0"], "into": senator}, "roles"),
    ]
    for what, body, field in wrong:
        answer = post(client, moss, what, body)
        assert (answer.status_code, answer.mimetype) == (422, PROBLEM), body
        assert {error["field"].partition(".")[0] for error in answer.json["errors"]} == {field}, body
    assert roles(client, moss) == held


def test_an_undo_that_another_stands_on_is_a_conflict(client: FlaskClient, moss: str) -> None:
    held = roles(client, moss)
    office = held["senator from Alden"]["id"]
    post(client, moss, "join", {"roles": [held["Sen."]["id"]], "into": office})
    assert post(client, moss, "reject", {"roles": [office]}).status_code == 200
    joined = client.get(f"/v1/corrections?subject={moss[-32:]}").json["corrections"][1]
    assert client.post(f"/v1/corrections/{joined['id']}/undo", json={}).status_code == 409
    undo_all(client, moss)
    assert roles(client, moss) == held
