"""Quotations by filters, and one with its article."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.samples import HARBOUR, HARBOUR_URI, council, save


def test_one_quotation_is_read_with_its_article(client: FlaskClient, kept: dict[str, Any]) -> None:
    quotation = client.get(f"/v1/quotations/{kept['quotations'][0]['id']}").json
    assert quotation == kept["quotations"][0]
    assert quotation["article"]["uri"] == HARBOUR_URI
    assert quotation["dated_by"] == "published"
    assert quotation["paragraph"]["exact"] == HARBOUR.split("\n\n")[0]
    assert quotation["sources"][0]["id"] == kept["id"]


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("q=harbour", True),
        ("q=lighthouse", False),
        ('q="stays+open"', True),
        ("kind=direct", True),
        ("act=thought", False),
        ("act=any", True),
        ("from=2021-06-03", True),
        ("from=2021-06-04", False),
        ("to=2021-06-03", True),
        ("to=2021-06-02", False),
        ("on=2021-06-03", True),
        ("on=2021-06-04", False),
        ("publisher=Harbour+News", True),
        ("publisher=Gazette", False),
        ("speaker=" + "0" * 32, False),
    ],
)
def test_filters_choose_quotations(client: FlaskClient, kept: dict[str, Any], query: str, finds: bool) -> None:
    found = client.get(f"/v1/quotations?{query}").json["quotations"]
    ids = {q["id"] for q in found}
    assert (kept["quotations"][0]["id"] in ids) == finds


def test_quotations_that_need_review_are_chosen(client: FlaskClient, kept: dict[str, Any]) -> None:
    every = client.get("/v1/quotations?act=any").json["quotations"]
    assert {q["id"] for q in kept["quotations"]} <= {q["id"] for q in every}
    for wanted in (True, False):
        found = client.get(f"/v1/quotations?needs_review={str(wanted).lower()}&act=any").json["quotations"]
        assert [q["id"] for q in found] == [q["id"] for q in every if q["needs_review"] is wanted]


def test_a_cursor_belongs_to_its_list(client: FlaskClient) -> None:
    for number in range(30, 33):
        save(client, council(number, uri=f"https://example.org/cursor/{number}"))
    page = client.get("/v1/quotations?limit=1&kind=direct").json
    following = page["next"]
    again = client.get("/v1/quotations", query_string={"limit": 1, "kind": "direct", "cursor": page["next_cursor"]})
    assert again.json == client.get(following).json
    response = client.get(following.replace("/v1/quotations", "/v1/speakers").replace("kind=direct&", ""))
    assert response.status_code == 422
    assert response.json["errors"][0]["field"] == "cursor"


def test_an_occasion_is_answered_filtered_and_linked(client: FlaskClient) -> None:
    text = (
        "Minister Ana Lopes told a news conference in Port Alden on Thursday that the ferries would sail again.\n\n"
        '"We have waited long enough for this day," Lopes told the news conference.\n'
    )
    saved = save(client, {"text": text, "published": "2021-06-04", "uri": "https://example.org/ferries"}).json
    found = client.get("/v1/quotations?medium=press+conference&occasion=NEWS+conference&act=any").json["quotations"]
    ours = [q for q in found if q["article"]["id"] == saved["id"]]
    assert ours
    for quotation in ours:
        occasion = quotation["occasion"]
        assert text[occasion["start"] : occasion["end"]] == occasion["exact"]
        assert occasion["medium"] == "press conference"
    linked = client.get(f"/v1/quotations/{ours[0]['id']}", headers={"Accept": "application/ld+json"})
    assert ours[0]["occasion"]["exact"] in linked.text
    assert client.get("/v1/quotations?medium=gossip").status_code == 422
    client.delete(f"/v1/articles/{saved['id']}")
