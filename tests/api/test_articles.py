"""Articles kept, found, revised and retracted; speakers and quotations looked up."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.samples import HARBOUR, council, harbour

URI = "https://example.org/harbour"


def keep(client: FlaskClient, body: dict[str, Any], query: str = "") -> Any:
    response = client.post(f"/v1/articles{query}", json=body)
    assert response.status_code in (200, 201), response.text
    return response


@pytest.fixture(scope="module")
def kept(app: Any) -> dict[str, Any]:
    """The harbour article, kept."""
    return keep(app.test_client(), harbour(uri=URI, publisher="Harbour News", modified="2021-06-03T10:00:00Z")).json


def test_a_new_article_is_created_at_its_location(client: FlaskClient) -> None:
    response = keep(client, harbour(text=HARBOUR + " It rained."))
    assert response.status_code == 201
    assert response.json["status"] == "created"
    assert response.json["changes"]["added"] == [q["id"] for q in response.json["quotations"]]
    assert response.headers["Location"] == f"/v1/articles/{response.json['id']}"
    read = client.get(response.headers["Location"]).json
    assert read["quotations"] == response.json["quotations"]
    assert read["text"] == HARBOUR + " It rained."
    client.delete(response.headers["Location"])


def test_the_same_content_again_changes_nothing(client: FlaskClient, kept: dict[str, Any]) -> None:
    response = keep(client, harbour(uri=URI, publisher="Harbour News", modified="2021-06-03T10:00:00Z"))
    assert response.status_code == 200
    assert response.json["status"] == "unchanged"
    assert response.json["changes"] == {"added": [], "changed": [], "withdrawn": []}
    assert response.json["quotations"] == kept["quotations"]


def test_a_known_uri_is_a_revision_that_tells_its_changes(client: FlaskClient) -> None:
    first = keep(client, harbour(uri=URI + "/rev")).json
    gone = next(q["id"] for q in first["quotations"] if "rushed" in q["spans"][0]["exact"])
    revised = HARBOUR.replace("“We will not be rushed,”", "“We shall see,”")
    response = keep(client, harbour(uri=URI + "/rev", text=revised))
    assert response.status_code == 200
    assert response.json["status"] == "revised"
    assert response.json["version"] == 2
    assert response.json["changes"]["withdrawn"] == [gone]
    new = [q["id"] for q in response.json["quotations"] if "We shall see" in q["spans"][0]["exact"]]
    assert new and response.json["changes"]["added"] == new
    assert client.get(f"/v1/quotations/{gone}").status_code == 410
    client.delete(f"/v1/articles/{first['id']}")


def test_an_older_version_is_a_conflict(client: FlaskClient, kept: dict[str, Any]) -> None:
    older = harbour(uri=URI, text=HARBOUR + " It rained.", modified="2021-06-03T09:00:00Z")
    response = client.post("/v1/articles", json=older)
    assert response.status_code == 409
    assert response.mimetype == "application/problem+json"
    assert client.get(f"/v1/articles/{kept['id']}").json["text"] == HARBOUR


def test_an_article_is_found_by_its_uri(client: FlaskClient, kept: dict[str, Any]) -> None:
    found = client.get("/v1/articles", query_string={"uri": URI}).json
    assert found["next"] is None
    assert found["articles"] == [
        {
            "id": kept["id"],
            "uri": URI,
            "title": "Harbour stays open",
            "published": "2021-06-03",
            "publisher": "Harbour News",
            "version": 1,
            "kept_at": kept["kept_at"],
            "quotations": len(kept["quotations"]),
        }
    ]


def test_a_retracted_article_and_its_quotations_are_gone(client: FlaskClient) -> None:
    text = "“The lighthouse was never lit,” said Odo Fenwick, the keeper of the light."
    article = keep(client, {"text": text}).json
    path, quotation = f"/v1/articles/{article['id']}", article["quotations"][0]["id"]
    response = client.delete(path)
    assert (response.status_code, response.data) == (204, b"")
    assert client.get(path).status_code == 410
    assert client.delete(path).status_code == 410
    assert client.get(f"/v1/quotations/{quotation}").status_code == 410
    assert client.get("/v1/quotations?q=lighthouse").json["quotations"] == []
    assert client.get("/v1/speakers?q=fenwick").json["speakers"] == []


def test_a_canceled_story_of_superdesk_is_retracted(client: FlaskClient) -> None:
    item = {"guid": "urn:desk:fog", "versioncreated": "2021-06-03T10:00:00+0000", "headline": "Fog"}
    item["body_html"] = "<p>“The fog will lift by noon,” said Wim Lauterbach, the harbour pilot.</p>"
    article = keep(client, item).json
    assert article["uri"] == "urn:desk:fog"
    again = keep(client, {**item, "versioncreated": "2021-06-03T11:00:00+0000", "headline": "Fog lifts"})
    assert again.json["status"] == "revised" and again.json["id"] == article["id"]

    canceled = {**item, "pubstatus": "canceled", "body_html": ""}
    assert client.post("/v1/articles", json=canceled).status_code == 409  # an older version of it comes late
    canceled["versioncreated"] = "2021-06-03T12:00:00+0000"
    for _ in range(2):
        response = client.post("/v1/articles", json=canceled)
        assert (response.status_code, response.data) == (204, b"")
        assert client.get(f"/v1/articles/{article['id']}").status_code == 410
    unnamed = client.post("/v1/articles", json={"pubstatus": "canceled", "body_html": item["body_html"]})
    assert (unnamed.status_code, unnamed.json["errors"][0]["field"]) == (422, "uri")


def test_offsets_of_a_stored_article_count_utf16_units_on_request(client: FlaskClient) -> None:
    text = f"\N{GRINNING FACE} {HARBOUR}"
    kept = keep(client, {"text": text}, "?offsets=utf16").json
    read = client.get(f"/v1/articles/{kept['id']}?offsets=utf16").json
    encoded = text.encode("utf-16-le")
    for place in [read["quotations"][0]["spans"][0], read["quotations"][0]["paragraph"]]:
        assert encoded[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == place["exact"]
    assert kept["quotations"] == read["quotations"]
    client.delete(f"/v1/articles/{kept['id']}")


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


def test_one_quotation_is_read_with_its_article(client: FlaskClient, kept: dict[str, Any]) -> None:
    quotation = client.get(f"/v1/quotations/{kept['quotations'][0]['id']}").json
    assert quotation == kept["quotations"][0]
    assert quotation["article"]["uri"] == URI
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
    for wanted in (True, False):
        found = client.get(f"/v1/quotations?needs_review={str(wanted).lower()}&act=any").json["quotations"]
        assert all(q["needs_review"] is wanted for q in found)


def test_pages_hold_everything_once_newest_first(client: FlaskClient) -> None:
    for number in range(7):
        keep(client, council(number))
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
        keep(client, council(number, uri=f"https://example.org/later/{number}"))
    speaker = client.get("/v1/speakers?q=lindqvist").json["speakers"][0]["id"]
    path = f"/v1/speakers/{speaker}/quotations?limit=2"
    second = client.get(path).json["next"]
    before = client.get(second).json["quotations"]
    keep(client, council(120, uri="https://example.org/newest"))
    assert client.get(second).json["quotations"] == before


def test_a_cursor_belongs_to_its_list(client: FlaskClient) -> None:
    for number in range(30, 33):
        keep(client, council(number, uri=f"https://example.org/cursor/{number}"))
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
    saved = keep(client, {"text": text, "published": "2021-06-04", "uri": "https://example.org/ferries"}).json
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
