"""The positions of all speakers, by filters."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support.samples import save

OPPOSED = "“I oppose the Corran Strait Treaty,” Edda Quayle, the member for Alden, said on Monday."
BACKED = "“I support the Corran Strait Treaty,” Edda Quayle, the member for Alden, said on Monday."
OTHER = "“I support the harbour toll,” Mayor Tomas Ferreira said on Monday."


@pytest.fixture(autouse=True)
def positions(client: FlaskClient) -> None:
    for day, text in (("2024-03-12", OPPOSED), ("2024-05-14", BACKED), ("2024-03-12", OTHER)):
        save(client, {"uri": f"urn:positions:{day}:{len(text)}", "published": day, "text": text})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [("support", "harbour toll"), ("support", "Corran Strait Treaty"), ("oppose", "Corran Strait Treaty")]),
        ("target=strait treaties", [("support", "Corran Strait Treaty"), ("oppose", "Corran Strait Treaty")]),
        ("target=toll", [("support", "harbour toll")]),
        ("stance=oppose", [("oppose", "Corran Strait Treaty")]),
        ("changed=true", [("support", "Corran Strait Treaty")]),
        ("target=lighthouse", []),
    ],
)
def test_filters_choose_positions(client: FlaskClient, query: str, found: list[tuple[str, str]]) -> None:
    positions = client.get(f"/v1/positions?{query}").json["positions"]
    assert [(p["stance"], p["target"].removeprefix("the ")) for p in positions] == found


def test_a_change_names_the_position_before_it(client: FlaskClient) -> None:
    (changed,) = client.get("/v1/positions?changed=true").json["positions"]
    assert (changed["speaker"], changed["changed_from"]["stance"]) == ("Edda Quayle", "oppose")


def test_pages_follow_one_another(client: FlaskClient) -> None:
    first = client.get("/v1/positions?limit=2").json
    second = client.get(first["next"]).json
    assert len(first["positions"]) == 2
    assert [p["target"] for p in second["positions"]] == ["the Corran Strait Treaty"]
    assert second["next"] is None


@pytest.mark.parametrize("query", ["stance=likes", "target=", "changed=perhaps", "limit=0"])
def test_what_is_no_filter_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/v1/positions?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == query.partition("=")[0]
