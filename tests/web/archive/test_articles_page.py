"""The list of articles, their versions, and retracting one."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import send
from tests.support.keyed import make, signed_in


def test_articles_are_listed_and_found(client: FlaskClient, stored) -> None:
    page = client.get("/articles").text
    assert "Minister calls quay safe" in page and "The Gazette" in page and "14 March 2024" in page
    assert "Minister calls" in client.get("/articles?title=QUAY&from=2024-03-01").text
    assert "No articles match" in client.get("/articles?publisher=The+Post").text
    listed = client.get("/v1/articles").json["articles"]
    assert [(a["id"], a["version"], a["quotations"]) for a in listed] == [(stored.id, 1, 3)]
    assert client.get(f"/v1/articles?uri={stored.uri}").json["articles"] == listed
    assert client.get(f"/v1/articles?uri={stored.uri}&title=quay").status_code == 422


def test_a_revision_is_compared_with_what_stood_before(client: FlaskClient, keep, quay, stored) -> None:
    article, analysis = quay
    text = article.text.replace("a voice called", "a man shouted")
    keep(replace(article, text=text), replace(analysis, quotations=()))
    page = client.get(f"/articles/{stored.id}/versions").text
    assert "From version 1 to 2" in page
    assert "<del>voice called </del><ins>man shouted </ins>" in page
    assert "unchanged paragraph" in page
    assert client.get(f"/articles/{stored.id}/versions?to=9").status_code == 422
    assert client.get("/articles/" + "0" * 32 + "/versions").status_code == 404


def test_the_versions_of_a_retracted_article_can_be_read(client: FlaskClient, stored) -> None:
    page = client.get(f"/articles/{stored.id}/versions").text
    assert "1 (current)" in page and "I would not moor a bathtub there" in page and "was retracted" not in page
    client.delete(f"/v1/articles/{stored.id}")
    page = client.get(f"/articles/{stored.id}/versions").text
    assert "This article was retracted." in page and "(current)" not in page
    assert "I would not moor a bathtub there" in page and f'href="/articles/{stored.id}"' not in page


def test_a_revision_shows_when_it_was_saved_and_moves_nothing(client: FlaskClient, keep, quay, stored) -> None:
    article, analysis = quay
    keep(replace(article, uri="u:other", title="Another"), analysis)
    keep(replace(article, text=article.text + "\n\nMore."), analysis)
    page = client.get("/articles").text
    assert "first saved, newest first" in page and page.index("Another") < page.index("Minister calls")
    assert re.search(r"<td>\d+ \w+ \d{4}[^<]* · <a [^>]*>version 2</a></td>", page)


def test_an_article_is_retracted_once_that_is_confirmed(client: FlaskClient, stored) -> None:
    assert send(client, f"/articles/{stored.id}/retract", {}).status_code == 422
    gone = send(client, f"/articles/{stored.id}/retract", {"sure": "yes"}, follow_redirects=True)
    assert "The article was retracted." in gone.text and "Minister calls" not in gone.text
    assert client.get(f"/articles/{stored.id}").status_code == 410


def test_readers_are_offered_nothing_they_may_not(app: Flask, stored) -> None:
    page = signed_in(app, make(app, ["read"])).get(f"/articles/{stored.id}").text
    assert ">Versions</a>" not in page and "Retract" not in page
