"""The search page: what is found, narrowed down, shared, and taken along."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import article_with


@pytest.fixture
def kept(keep, quay, quotation):
    later = article_with(
        quotation,
        "“The quay is a ruin,” mayor Lena Ostrava said.",
        [(["The quay is a ruin,"], "Lena Ostrava", "mayor", {})],
        title="=A ruin",
        uri="https://post.example/ruin",
        published=date(2025, 1, 2),
        publisher="The Post",
    )
    return keep(*quay), keep(*later)


def words(page: str) -> list[str]:
    return [part for part in ("The quay is safe,", "The quay is a ruin,", "I would not moor") if f"“{part}" in page]


def test_words_filters_and_what_narrows_them_down(client: FlaskClient, kept) -> None:
    page = client.get("/search?q=quay").text
    assert words(page) == ["The quay is safe,", "The quay is a ruin,"] and "2 quotations" in page
    assert "The Gazette</bdi></a> <span" in page, "a facet"
    assert words(client.get("/search?q=quay&publisher=The+Post").text) == ["The quay is a ruin,"]
    assert words(client.get("/search?q=quay&role=minister").text) == ["The quay is safe,"]
    assert words(client.get("/search?q=quay+-ruin").text) == ["The quay is safe,"]
    assert words(client.get("/search?q=ruin+OR+moor").text) == ["The quay is a ruin,", "I would not moor"]
    assert words(client.get("/search?from=2024-06-01").text) == ["The quay is a ruin,"]
    assert "No quotations match" in client.get("/search?q=lighthouse").text
    assert "Narrow down" in page and "Narrow down" not in client.get("/search?q=moor").text, "one has nothing to narrow"


def test_a_name_becomes_a_speaker(client: FlaskClient, kept) -> None:
    page = client.get("/search?who=ostrava").text
    assert words(page) == ["The quay is safe,", "The quay is a ruin,"]
    assert "remove" in page and "speaker=" in page
    assert client.get("/search?who=nobody").status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-02-01&to=2025-01-01",
        "from=x",
        "to=2024-02-30",
        "kind=loud",
        "q=-quay",
        "q=%00",
        "cursor=x",
        "order=z",
    ],
)
def test_a_bad_filter_is_explained_on_the_page(client: FlaskClient, kept, query: str) -> None:
    response = client.get(f"/search?{query}")
    assert response.status_code == 422 and "One of the filters is not valid." in response.text
    if not query.startswith("cursor"):  # a table has no pages
        assert client.get(f"/search.csv?{query}").status_code == 422


def test_the_same_search_as_table_workbook_json_and_feed(client: FlaskClient, kept) -> None:
    table = client.get("/search.csv?q=quay")
    assert table.data.startswith(b"\xef\xbb\xbf"), "so that spreadsheets read it as UTF-8"
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["'=A ruin", "Minister calls quay safe"]
    assert rows[0]["permalink"] == f"http://localhost/q/{rows[0]['id']}"
    assert client.get("/search.xlsx?q=quay").data[:2] == b"PK"
    assert [q["id"] for q in json.loads(client.get("/search.json?q=quay").data)] == [row["id"] for row in rows]
    assert client.get("/search.json?q=lighthouse").json == []
    feed = ElementTree.fromstring(client.get("/search.atom?q=quay").data)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2
    assert client.get("/search.pdf?q=quay").status_code == 404


def test_the_box_is_on_every_page(client: FlaskClient, kept) -> None:
    for path in ("/", "/speakers", "/corrections", f"/articles/{kept[0].id}", "/check"):
        assert 'id="find"' in client.get(path).text, path
