"""Reads carry strong ETags and are not sent twice."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

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
