"""Speakers found, shown, and listed with what they said."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.samples import council, save


def test_a_speaker_is_found_and_shown(client: FlaskClient, kept: dict[str, Any]) -> None:
    found = client.get("/v1/speakers?q=quill").json["speakers"]
    assert [speaker["name"] for speaker in found] == ["Edda Quill"]
    assert found[0]["statements"] == 2
    profile = client.get(f"/v1/speakers/{found[0]['id']}").json
    assert profile["name"] == "Edda Quill"
    assert profile["last_quoted"] == "2021-06-03"
    said = client.get(f"/v1/speakers/{found[0]['id']}/quotations").json["quotations"]
    assert [q["spans"][0]["exact"] for q in said] and all(q["article"]["id"] == kept["id"] for q in said)
    roles = client.get(f"/v1/speakers/{found[0]['id']}/roles").json["roles"]
    assert any("mayor" in role["role"] for role in roles)
    assert client.get(f"/v1/speakers/{found[0]['id']}/roles?on=2021-06-03").json["roles"][0]["basis"]


@pytest.mark.parametrize("path", ["", "/quotations", "/roles"])
def test_an_unknown_speaker_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/v1/speakers/{'0' * 32}{path}").status_code == 404


def test_pages_hold_everything_once_newest_first(client: FlaskClient) -> None:
    for number in range(7):
        save(client, council(number))
    speaker = client.get("/v1/speakers?q=lindqvist").json["speakers"][0]["id"]
    path, seen, dates = f"/v1/speakers/{speaker}/quotations?limit=3&kind=direct", [], []
    while path:
        response = client.get(path)
        page = response.json
        assert len(page["quotations"]) <= 3
        seen += [q["id"] for q in page["quotations"]]
        dates += [q["dated"] for q in page["quotations"]]
        path = page["next"]
        if path:
            assert path.startswith(f"/v1/speakers/{speaker}/quotations?") and "kind=direct" in path
            assert response.headers["Link"] == f'<{path}>; rel="next"'
        else:
            assert "Link" not in response.headers
    assert len(seen) == len(set(seen)) == 7
    assert dates == sorted(dates, reverse=True)


def test_a_page_stays_what_it_was_while_articles_arrive(client: FlaskClient) -> None:
    for number in range(20, 24):
        save(client, council(number, uri=f"https://example.org/later/{number}"))
    speaker = client.get("/v1/speakers?q=lindqvist").json["speakers"][0]["id"]
    path = f"/v1/speakers/{speaker}/quotations?limit=2"
    second = client.get(path).json["next"]
    before = client.get(second).json["quotations"]
    save(client, council(120, uri="https://example.org/newest"))
    assert client.get(second).json["quotations"] == before
