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


OPPOSED = "“I oppose the Corran Strait Treaty,” Edda Quayle, the member for Alden, said on Monday."
BACKED = "“I support the Corran Strait Treaty,” Edda Quayle, the member for Alden, said on Monday."
OTHER = "“I support the Harbour Toll Act,” Mayor Tomas Ferreira said on Monday."


@pytest.fixture
def positions(client: FlaskClient) -> None:
    for day, text in (("2024-03-12", OPPOSED), ("2024-05-14", BACKED), ("2024-03-12", OTHER)):
        save(client, {"uri": f"urn:positions:{day}:{len(text)}", "published": day, "text": text})


@pytest.mark.usefixtures("positions")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        (
            "",
            [("support", "Harbour Toll Act"), ("support", "Corran Strait Treaty"), ("oppose", "Corran Strait Treaty")],
        ),
        ("target=strait treaties", [("support", "Corran Strait Treaty"), ("oppose", "Corran Strait Treaty")]),
        ("target=toll", [("support", "Harbour Toll Act")]),
        ("stance=oppose", [("oppose", "Corran Strait Treaty")]),
        ("changed=true", [("support", "Corran Strait Treaty")]),
        ("target=lighthouse", []),
    ],
)
def test_filters_choose_positions(client: FlaskClient, query: str, found: list[tuple[str, str]]) -> None:
    positions = client.get(f"/v1/positions?{query}").json["positions"]
    assert [(p["stance"], p["target"].removeprefix("the ")) for p in positions] == found


@pytest.mark.usefixtures("positions")
def test_a_change_names_the_position_before_it(client: FlaskClient) -> None:
    (changed,) = client.get("/v1/positions?changed=true").json["positions"]
    assert (changed["speaker"], changed["changed_from"]["stance"]) == ("Edda Quayle", "oppose")


@pytest.mark.usefixtures("positions")
def test_pages_follow_one_another(client: FlaskClient) -> None:
    first = client.get("/v1/positions?limit=2").json
    second = client.get(first["next"]).json
    assert len(first["positions"]) == 2
    assert [p["target"] for p in second["positions"]] == ["the Corran Strait Treaty"]
    assert second["next"] is None


@pytest.mark.usefixtures("positions")
@pytest.mark.parametrize("query", ["stance=likes", "target=", "changed=perhaps", "limit=0"])
def test_what_is_no_filter_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/v1/positions?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == query.partition("=")[0]
