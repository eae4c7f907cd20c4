"""JSON-LD on request: it expands without the network, and says what the JSON says."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyld import jsonld

from quotes.api.representation.json_ld import PARTS
from tests.support.samples import harbour

LD = "application/ld+json"
SCHEMA, OA = "https://schema.org/", "http://www.w3.org/ns/oa#"
BASE = "http://localhost"


@pytest.fixture(scope="module")
def article(app: Flask) -> dict[str, Any]:
    return app.test_client().post("/v1/articles", json=harbour(uri="https://example.org/harbour")).json


def no_network(url: str, _: Any) -> NoReturn:
    raise AssertionError(f"{url} is asked for: the document is not complete in itself")


def expanded(client: FlaskClient, path: str) -> list[dict[str, Any]]:
    """The document at ``path`` as every JSON-LD reader understands it."""
    response = client.get(path, headers={"Accept": LD})
    assert (response.status_code, response.mimetype) == (200, LD), response.text
    return jsonld.expand(response.json, {"base": BASE + path, "documentLoader": no_network})


def values(node: dict[str, Any], name: str) -> list[Any]:
    """The values of a property of schema.org, or of the full name."""
    found = node.get(name if ":" in name else SCHEMA + name, [])
    return [v.get("@value", v.get("@id", v)) if set(v) <= {"@value", "@id", "@type"} else v for v in found]


def test_words_that_somebody_denied_have_nobody_who_speaks_them(client: FlaskClient) -> None:
    text = "Harbour master Ilsa Brandt denied that the ferry was unsafe."
    (said,) = client.post("/v1/articles", json={"text": text}).json["quotations"]
    assert (said["act"], said["speaker"]["name"]) == ("denied", "Ilsa Brandt")
    (node,) = expanded(client, f"/v1/quotations/{said['id']}")
    assert values(node, "text") and values(node, "spokenByCharacter") == []


def test_a_quotation_is_one_of_schema_org_with_its_place(client: FlaskClient, article: dict[str, Any]) -> None:
    quotation = next(q for q in article["quotations"] if q["speaker"]["role"])
    (node,) = expanded(client, f"/v1/quotations/{quotation['id']}")
    assert node["@id"] == f"{BASE}/v1/quotations/{quotation['id']}" and node["@type"] == [SCHEMA + "Quotation"]
    assert values(node, "text") == [quotation["spans"][0]["exact"]]
    (role,) = values(node, "spokenByCharacter")
    assert role["@type"] == [SCHEMA + "Role"] and values(role, "roleName") == [quotation["speaker"]["role"]]
    (who,) = values(role, "spokenByCharacter")
    assert who["@id"] == f"{BASE}/v1/speakers/{quotation['speaker']['id']}"
    assert (who["@type"], values(who, "name")) == ([SCHEMA + "Person"], [quotation["speaker"]["name"]])
    (source,) = values(node, "isPartOf")
    assert values(source, "identifier") == [article["uri"]] and values(source, "datePublished") == ["2021-06-03"]
    (annotation,) = node["@reverse"][OA + "hasBody"]
    (target,) = annotation[OA + "hasTarget"][0]["@list"]
    assert values(target, OA + "hasSource") == [f"{BASE}/v1/articles/{article['id']}"]
    words, place = target[OA + "hasSelector"]
    assert (words["@type"], place["@type"]) == ([OA + "TextQuoteSelector"], [OA + "TextPositionSelector"])
    (start,), (end,) = values(place, OA + "start"), values(place, OA + "end")
    (exact,), (prefix,), (suffix,) = (values(words, OA + name) for name in ("exact", "prefix", "suffix"))
    assert article["text"][start:end] == exact
    assert prefix + exact + suffix in article["text"]
    assert article["text"].index(prefix + exact + suffix) == start - len(prefix)


def test_words_have_a_sign_only_where_some_are_left_out(client: FlaskClient) -> None:
    text = "Harbour master Ilsa Brandt said that the ferry “sails tonight whatever the weather”."
    sent = client.post("/v1/articles", json={"text": text, "published": "2001-03-12"})  # older than the other article
    (said,) = sent.json["quotations"]
    assert said["kind"] == "mixed" and len(said["spans"]) > 1
    (node,) = expanded(client, f"/v1/quotations/{said['id']}")
    (words,) = values(node, "text")
    assert "[…]" not in words and words.replace("that ", "") == "the ferry sails tonight whatever the weather"


def test_a_profile_is_a_person_with_roles_and_their_sources(client: FlaskClient, article: dict[str, Any]) -> None:
    quill = next(s for s in article["speakers"] if s["name"] == "Edda Quill")
    path = f"/v1/speakers/{quill['id']}"
    ids = [{"scheme": "wikidata", "value": "Q4711"}]
    client.patch(path, json={"external_ids": ids}, headers={"If-Match": client.get(path).headers["ETag"]})
    (node,) = expanded(client, path)
    assert (node["@id"], node["@type"]) == (BASE + path, [SCHEMA + "Person"])
    assert values(node, "name") == ["Edda Quill"]
    assert values(node, "sameAs") == ["http://www.wikidata.org/entity/Q4711"]
    (role,) = values(node, "affiliation") + values(node, "hasOccupation")
    assert values(role, "roleName") == [client.get(path).json["roles"][0]["role"]]
    assert [a["@id"] for a in role[SCHEMA + "subjectOf"]] == [f"{BASE}/v1/articles/{article['id']}"]


def test_a_list_has_what_the_list_in_json_has(client: FlaskClient, article: dict[str, Any]) -> None:
    quill = next(s["id"] for s in article["speakers"] if s["name"] == "Edda Quill")
    for path in ("/v1/quotations?limit=2", f"/v1/speakers/{quill}/quotations?limit=1"):
        (node,) = expanded(client, path)
        plain = client.get(path)
        ids = [n["@id"].rpartition("/")[2] for n in node[SCHEMA + "itemListElement"]]
        assert ids == [q["id"] for q in plain.json["quotations"]]
        assert client.get(path, headers={"Accept": LD}).headers["Link"] == plain.headers["Link"]


def test_each_representation_has_a_tag_of_its_own(client: FlaskClient, article: dict[str, Any]) -> None:
    quotation = article["quotations"][0]["id"]
    paths = (f"/v1/quotations/{quotation}", f"/v1/speakers/{article['speakers'][0]['id']}", "/v1/quotations")
    for path in paths:
        plain, ld = client.get(path), client.get(path, headers={"Accept": LD})
        assert plain.mimetype == "application/json" and plain.headers["ETag"] != ld.headers["ETag"]
        assert plain.headers["Vary"] == ld.headers["Vary"] == "Accept"
        tagged = {"If-None-Match": ld.headers["ETag"]}
        again = client.get(path, headers={"Accept": LD, **tagged})
        assert (again.status_code, again.headers["Vary"]) == (304, "Accept")
        assert client.get(path, headers=tagged).status_code == 200
        for accept in ("*/*", "application/json", f"application/json, {LD};q=0.5", "text/html"):
            assert client.get(path, headers={"Accept": accept}).mimetype == "application/json"


def test_a_page_has_the_fields_that_are_asked_for(client: FlaskClient, article: dict[str, Any]) -> None:
    speaker = next(q["speaker"]["id"] for q in article["quotations"] if q["speaker"])
    for path in ("/v1/quotations", f"/v1/speakers/{speaker}/quotations"):
        whole = client.get(f"{path}?limit=1").json
        page = client.get(f"{path}?limit=1&fields=id,spans")
        assert (page.status_code, page.mimetype) == (200, PARTS)
        (shown,) = page.json["quotations"]
        assert shown == {name: whole["quotations"][0][name] for name in ("id", "spans")}
        assert (page.json["next"] is None) == (whole["next"] is None) and "ETag" in page.headers
        assert page.json["next"] is None or "fields=id%2Cspans" in page.json["next"]
        assert len(page.data) < len(client.get(f"{path}?limit=1").data) / 3


@pytest.mark.parametrize(
    ("query", "headers"), [("fields=id,words", {}), ("fields=", {}), ("fields=id", {"Accept": LD})]
)
def test_fields_that_no_quotation_has_are_refused(client: FlaskClient, query: str, headers: dict[str, str]) -> None:
    refused = client.get(f"/v1/quotations?{query}", headers=headers)
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, "fields")
