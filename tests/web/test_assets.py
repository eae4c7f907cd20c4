"""Style sheet and script, and what a browser may do with a page."""

from __future__ import annotations

import pytest
from flask import Response

from quotes.web.assets import HEADERS, guarded
from tests.support.pages import BROWSER, Page


@pytest.mark.parametrize("path", ["/", "/speakers", "/articles/none", "/nowhere"])
def test_every_page_keeps_to_itself(client, path):
    answer = client.get(path, headers=BROWSER)
    assert answer.mimetype == "text/html"
    assert HEADERS.items() <= dict(answer.headers).items()
    page = Page(answer.text)
    assert not [a for _, a in page.tags if "style" in a or any(name.startswith("on") for name in a)]
    assert all(a["src"].startswith("/assets/") for a in page.all("script"))
    assert all(a["href"].startswith("/assets/") for a in page.all("link"))
    assert not [a for _, a in page.tags if str(a.get("src", "")).startswith(("http", "//"))]


def test_addresses_change_with_the_content(client):
    page = Page(client.get("/").text)
    for address in [page.all("link", rel="stylesheet")[0]["href"], page.all("script")[0]["src"]]:
        assert "?v=" in address
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_may_not_be_kept() -> None:
    page = guarded(Response("<p>", mimetype="text/html"))
    style = guarded(Response("p {}", mimetype="text/css", headers={"Cache-Control": "max-age=60"}))
    assert (page.headers["Cache-Control"], style.headers["Cache-Control"]) == ("no-store", "max-age=60")
    assert "script-src 'self'" in style.headers["Content-Security-Policy"]
