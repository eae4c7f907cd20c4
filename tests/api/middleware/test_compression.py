"""What is public goes out in gzip, what belongs to a newsroom as it is."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from tests.support.pages import BROWSER, Page

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_the_documentation_is_compressed(client: FlaskClient, path: str) -> None:
    whole, small = client.get(path), client.get(path, headers=GZIP)
    assert small.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in whole.headers
    assert gzip.decompress(small.data) == whole.data and len(small.data) < len(whole.data) / 4
    assert "Accept-Encoding" in small.headers["Vary"] and "Accept-Encoding" in whole.headers["Vary"]


def test_style_sheets_are_asked_for_once(client: FlaskClient) -> None:
    address = Page(client.get("/").text).all("link", rel="stylesheet")[0]["href"]
    small = client.get(address, headers=GZIP)
    assert small.headers["Content-Encoding"] == "gzip" and b".nameplate" in gzip.decompress(small.data)
    again = client.get(address, headers={**GZIP, "If-None-Match": small.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/speakers", "/v1/speakers"])
def test_what_belongs_to_a_newsroom_is_not(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={**BROWSER, **GZIP})
    assert answer.status_code == 200 and "Content-Encoding" not in answer.headers


def test_fonts_are_compressed_already(client: FlaskClient) -> None:
    answer = client.get("/assets/source-serif-400.woff2", headers=GZIP)
    assert (answer.status_code, answer.mimetype) == (200, "font/woff2")
    assert "Content-Encoding" not in answer.headers
