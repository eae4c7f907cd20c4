"""Reads carry strong ETags and are not sent twice."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.model import Analysis
from tests.support.samples import harbour


@pytest.fixture(scope="module")
def paths(app) -> list[str]:
    """A path of every kind of read."""
    client = app.test_client()
    article = client.post("/v1/articles", json=harbour(uri="https://example.org/harbour")).json
    speaker = client.get("/v1/speakers?q=quill").json["speakers"][0]["id"]
    return [
        "/v1/articles?uri=https://example.org/harbour",
        f"/v1/articles/{article['id']}",
        "/v1/speakers",
        f"/v1/speakers/{speaker}",
        f"/v1/speakers/{speaker}/quotations",
        f"/v1/speakers/{speaker}/roles",
        "/v1/quotations",
        f"/v1/quotations/{article['quotations'][0]['id']}",
    ]


def test_reads_are_conditional(client: FlaskClient, paths: list[str]) -> None:
    for path in paths:
        first = client.get(path)
        etag = first.headers["ETag"]
        assert first.headers["Cache-Control"] == "private, no-cache"
        assert etag.startswith('"')  # strong
        assert client.get(path).headers["ETag"] == etag
        for header in (etag, f'"other", {etag}', "*"):
            again = client.get(path, headers={"If-None-Match": header})
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == etag
        assert client.get(path, headers={"If-None-Match": '"other"'}).data == first.data


def test_head_is_a_get_without_its_body(client: FlaskClient, paths: list[str]) -> None:
    for path in paths:
        get, head = client.get(path), client.head(path)
        assert head.status_code == 200
        assert head.data == b""
        for name in ("ETag", "Content-Length", "Content-Type"):
            assert head.headers[name] == get.headers[name]


def test_a_change_changes_the_tag(client: FlaskClient, paths: list[str]) -> None:
    path = "/v1/speakers"
    before = client.get(path).headers["ETag"]
    new = {"text": "“The ferry is late again,” said Pelle Anker, the captain of the ferry."}
    article = client.post("/v1/articles", json=new).json
    assert client.get(path, headers={"If-None-Match": before}).status_code == 200
    client.delete(f"/v1/articles/{article['id']}")
    assert client.get(path, headers={"If-None-Match": before}).status_code == 304


def test_errors_carry_no_tag(client: FlaskClient) -> None:
    response = client.get("/v1/quotations/nothing", headers={"If-None-Match": "*"})
    assert response.status_code == 404
    assert "ETag" not in response.headers


def test_a_tag_tells_of_every_change(app: Flask, client: FlaskClient) -> None:
    """What is shown of a quotation and a profile comes from many rows, and a change of any gives another tag."""
    uri = "https://example.org/quarry"
    text = "“The quarry closes for the whole winter,” said Vera Tolland, the {} of Port Alden.\n\n"
    text += "“No,” said Otto Brask."
    body = {"text": text.format("mayor"), "uri": uri, "published": "2021-06-03"}
    article = client.post("/v1/articles", json=body).json
    tolland, brask = (f"/v1/speakers/{s['id']}" for s in sorted(article["speakers"], key=lambda s: -len(s["name"])))
    said = f"/v1/quotations/{article['quotations'][0]['id']}"
    shown: dict[str, str] = {}

    def changed() -> set[str]:
        """Of the quotation and the two profiles those that have another tag than when this was asked before."""
        answers = {path: client.get(path) for path in (said, tolland, brask)}
        tags = {path: a.headers.get("ETag", str(a.status_code)) for path, a in answers.items()}
        different = {path for path, tag in tags.items() if shown.get(path) != tag}
        shown.update(tags)
        return different

    def edit(path: str, body: dict[str, Any]) -> None:
        send = client.post if path.endswith("/merge") else client.patch
        tag = client.get(path.removesuffix("/merge")).headers["ETag"]
        assert send(path, json=body, headers={"If-Match": tag}).status_code == 200

    assert changed() == {said, tolland, brask}
    assert changed() == set()
    client.post("/v1/articles", json=body | {"text": text.format("treasurer")})
    assert changed() >= {said, tolland}  # another role
    client.post("/v1/articles", json=body | {"uri": f"{uri}/copy"})
    assert changed() >= {said, tolland}  # another source of the same words
    edit(tolland, {"name": "Vera T. Tolland"})
    assert changed() == {said, tolland}
    edit(f"{brask}/merge", {"into": tolland.rpartition("/")[2]})
    assert changed() == {tolland, brask}
    record = app.extensions["on_record"].record
    (copy,) = record.articles.find("default", f"{uri}/copy")
    record.articles.reanalyse("default", copy.id, Analysis("", (), (), (), None, None, "en", (), "other"))
    assert changed() == {said, tolland}  # no source of the words any more
    assert client.delete(tolland).status_code == 204
    assert changed() >= {said, tolland}
    assert client.get(said).json["speaker"] is None
