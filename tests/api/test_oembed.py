"""A quotation as other pages show it: its figure, no wider than asked, and no address that is none of a quotation."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.samples import harbour


@pytest.fixture(scope="module")
def quotation(app: Flask) -> dict[str, Any]:
    """The first quotation of the harbour article."""
    saved = app.test_client().post("/v1/articles", json=harbour())
    return dict(saved.json["quotations"][0])


def embedded(client: FlaskClient, url: str, **query: Any) -> Any:
    return client.get("/v1/oembed", query_string={"url": url, **query})


@pytest.mark.parametrize("site", ["http://localhost", "https://desk.example/on-record"])
def test_its_permalink_gives_a_figure(client: FlaskClient, quotation: dict[str, Any], site: str) -> None:
    answer = embedded(client, f"{site}/q/{quotation['id']}?from=page#top").json
    assert (answer["version"], answer["type"], answer["author_name"]) == ("1.0", "rich", quotation["speaker"]["name"])
    assert quotation["speaker"]["name"] in answer["title"] and "2021" in answer["title"]
    assert f'cite="http://localhost/q/{quotation["id"]}"' in answer["html"], "its own address, not the one sent"


@pytest.mark.parametrize(("widest", "width"), [(None, 600), (320, 320), (5000, 600)])
def test_no_wider_than_asked(client: FlaskClient, quotation: dict[str, Any], widest: int | None, width: int) -> None:
    query = {} if widest is None else {"maxwidth": widest}
    assert embedded(client, f"http://localhost/q/{quotation['id']}", **query).json["width"] == width


def test_the_words_are_text_and_no_markup(client: FlaskClient) -> None:
    text = "“The quay <script>alert(1)</script> & the pier are safe,” Minister Lena Ostrava said on Monday."
    (said,) = client.post("/v1/articles", json={"text": text}).json["quotations"]
    assert "<script>" not in embedded(client, f"http://localhost/q/{said['id']}").json["html"]


@pytest.mark.parametrize(
    "url", ["http://localhost/speakers", "/q/x", "http://localhost/?q=/q/" + "0" * 32, "/q/" + "0" * 32]
)
def test_what_is_no_quotation(client: FlaskClient, url: str) -> None:
    answer = embedded(client, url)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
