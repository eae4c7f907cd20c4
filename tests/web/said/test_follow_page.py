"""The page of what is followed; its feeds, and the end of the mails, are open to whoever has their address."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from flask import Flask
from flask.testing import FlaskClient

from quotes.api.integrations.follows import Links
from quotes.exchange.feed import NAMESPACE
from quotes.record.model.follows import Follow, Topic
from quotes.record.model.saved_articles import StoredArticle
from quotes.redis.secret import secret_of
from tests.support.forms import send


def followed(app: Flask) -> list[Follow]:
    return list(app.extensions["on_record"].record.follows.all("default"))


def links(app: Flask) -> Links:
    return Links("http://localhost", secret_of(app.extensions["on_record"].settings))


def path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def test_from_the_speakers_page_to_the_feed(app: Flask, client: FlaskClient, stored: StoredArticle) -> None:
    who = stored.speakers[0]
    assert f"/follows?speaker={who.id}" in client.get(f"/speakers/{who.id}").text
    assert who.name in client.get(f"/follows?speaker={who.id}").text
    assert send(client, "/follows", {"speaker": who.id, "q": "quay"}).status_code == 303
    made = followed(app)[-1]
    page = client.get("/follows").text
    assert f"{who.name}, “quay”" in page
    feed = ElementTree.fromstring(app.test_client().get(path(links(app).feed("default", made.id))).data)
    assert who.name in (feed.findtext(f"{{{NAMESPACE}}}title") or "")
    assert len(feed.findall(f"{{{NAMESPACE}}}entry")) == 1
    send(client, f"/follows/{made.id}/end", {})
    assert made not in followed(app)


def test_form_says_what_is_wrong(client: FlaskClient) -> None:
    empty = send(client, "/follows", {})
    assert empty.status_code == 422 and "Give a speaker, words or a target." in empty.text
    typed = send(client, "/follows", {"q": "-quay", "target": '"><script>'})
    assert typed.status_code == 422 and "Add a word that must occur." in typed.text and "<script>" not in typed.text


def test_feeds_need_their_token(app: Flask, client: FlaskClient) -> None:
    send(client, "/follows", {"q": "quay"})
    made = followed(app)[-1]
    for query in ("", "?newsroom=default&token=x", path(links(app).feed("other", made.id)).partition("?")[2]):
        assert app.test_client().get(f"/follows/{made.id}.atom{query}").status_code == 404


def test_mails_end_at_one_click_and_not_by_a_look(app: Flask) -> None:
    record = app.extensions["on_record"].record.follows
    made = record.add("default", "Kim", Topic(q="quay"), "kim@paper.example", datetime.now(UTC))
    address = path(links(app).unsubscribe("default", "kim@paper.example"))
    stranger = app.test_client()
    assert "Stop these mails?" in stranger.get(address).text
    assert record.read("default", made.id).mail == "kim@paper.example"
    assert stranger.post(address.replace("kim", "tove"), data={}).status_code == 404
    done = stranger.post(address, data={"List-Unsubscribe": "One-Click"})
    assert "No more mails" in done.text and record.read("default", made.id).mail is None
