"""Articles kept, found, revised and retracted; speakers and quotations looked up."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from tests.support.samples import HARBOUR, HARBOUR_URI, harbour, harbour_news, save


def test_a_new_article_is_created_at_its_location(client: FlaskClient) -> None:
    response = save(client, harbour(text=HARBOUR + " It rained."))
    assert response.status_code == 201
    assert response.json["status"] == "created"
    assert response.json["changes"]["added"] == [q["id"] for q in response.json["quotations"]]
    assert response.headers["Location"] == f"/v1/articles/{response.json['id']}"
    read = client.get(response.headers["Location"]).json
    assert read["quotations"] == response.json["quotations"]
    assert read["text"] == HARBOUR + " It rained."
    client.delete(response.headers["Location"])


def test_the_same_content_again_changes_nothing(client: FlaskClient, kept: dict[str, Any]) -> None:
    response = save(client, harbour_news())
    assert response.status_code == 200
    assert response.json["status"] == "unchanged"
    assert response.json["changes"] == {"added": [], "changed": [], "withdrawn": []}
    assert response.json["quotations"] == kept["quotations"]


def test_a_known_uri_is_a_revision_that_tells_its_changes(client: FlaskClient) -> None:
    first = save(client, harbour(uri=HARBOUR_URI + "/rev")).json
    gone = next(q["id"] for q in first["quotations"] if "rushed" in q["spans"][0]["exact"])
    revised = HARBOUR.replace("“We will not be rushed,”", "“We shall see,”")
    response = save(client, harbour(uri=HARBOUR_URI + "/rev", text=revised))
    assert response.status_code == 200
    assert response.json["status"] == "revised"
    assert response.json["version"] == 2
    assert response.json["changes"]["withdrawn"] == [gone]
    new = [q["id"] for q in response.json["quotations"] if "We shall see" in q["spans"][0]["exact"]]
    assert new and response.json["changes"]["added"] == new
    assert client.get(f"/v1/quotations/{gone}").status_code == 410
    client.delete(f"/v1/articles/{first['id']}")


def test_an_older_version_is_a_conflict(client: FlaskClient, kept: dict[str, Any]) -> None:
    older = harbour(uri=HARBOUR_URI, text=HARBOUR + " It rained.", modified="2021-06-03T09:00:00Z")
    response = client.post("/v1/articles", json=older)
    assert response.status_code == 409
    assert response.mimetype == "application/problem+json"
    assert client.get(f"/v1/articles/{kept['id']}").json["text"] == HARBOUR


def test_an_article_is_found_by_its_uri(client: FlaskClient, kept: dict[str, Any]) -> None:
    found = client.get("/v1/articles", query_string={"uri": HARBOUR_URI}).json
    assert found["next"] is None
    assert found["articles"] == [
        {
            "id": kept["id"],
            "uri": HARBOUR_URI,
            "title": "Harbour stays open",
            "published": "2021-06-03",
            "publisher": "Harbour News",
            "version": 1,
            "kept_at": kept["kept_at"],
            "quotations": len(kept["quotations"]),
        }
    ]


def test_a_uri_names_one_article_and_has_no_pages(client: FlaskClient) -> None:
    refused = client.get(f"/v1/articles?uri={HARBOUR_URI}&publisher=Post&cursor=abc")
    assert (refused.status_code, [e["field"] for e in refused.json["errors"]]) == (422, ["publisher", "cursor"])


def test_a_retracted_article_and_its_quotations_are_gone(client: FlaskClient) -> None:
    text = "“The lighthouse was never lit,” said Odo Fenwick, the keeper of the light."
    article = save(client, {"text": text}).json
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
    article = save(client, item).json
    assert article["uri"] == "urn:desk:fog"
    again = save(client, {**item, "versioncreated": "2021-06-03T11:00:00+0000", "headline": "Fog lifts"})
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
    kept = save(client, {"text": text}, "?offsets=utf16").json
    read = client.get(f"/v1/articles/{kept['id']}?offsets=utf16").json
    encoded = text.encode("utf-16-le")
    for place in [read["quotations"][0]["spans"][0], read["quotations"][0]["paragraph"]]:
        assert encoded[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == place["exact"]
    assert kept["quotations"] == read["quotations"]
    client.delete(f"/v1/articles/{kept['id']}")
