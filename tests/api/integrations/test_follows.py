"""Follows are made, listed and ended by keys that may curate; a webhook may have a topic."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import holding, make, make_kept
from tests.support.samples import harbour


def editor(app: Flask) -> FlaskClient:
    return holding(app, make(app))


def test_made_listed_and_ended(app: Flask) -> None:
    client = editor(app)
    quill = client.post("/v1/articles", json=harbour()).json["quotations"][0]["speaker"]
    made = client.post("/v1/follows", json={"speaker": quill["id"], "q": "harbour"})
    assert made.status_code == 201
    assert (made.json["speaker_name"], made.json["owner"], made.json["mail"]) == (quill["name"], "Kim Okoye", None)
    assert made.json in client.get("/v1/follows").json["follows"]
    assert client.get(f"/v1/follows/{made.json['id']}").json == made.json
    assert app.test_client().get(made.json["feed"]).status_code == 200
    assert client.delete(f"/v1/follows/{made.json['id']}").status_code == 204
    assert client.get(f"/v1/follows/{made.json['id']}").status_code == 404
    assert app.test_client().get(made.json["feed"]).status_code == 404


def test_what_cannot_be_followed_names_the_field(app: Flask) -> None:
    client = editor(app)
    for body, field in (
        ({}, "speaker"),
        ({"speaker": "0" * 32}, "speaker"),
        ({"q": "-quay"}, "q"),
        ({"q": "quay", "mail": "kim@paper.example"}, "mail"),  # no mail server is set
        ({"q": "quay", "mail": "kim@paper.example\r\nBcc: x@y.example"}, "mail"),
        ({"q": "quay", "colour": "red"}, "colour"),
    ):
        refused = client.post("/v1/follows", json=body)
        assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, field)


def test_a_webhook_has_a_topic(app: Flask) -> None:
    client = editor(app)
    made = client.post("/v1/webhooks", json={"url": "https://cms.example/", "topic": {"q": "quay"}})
    assert made.json["topic"] == {"speaker": None, "q": "quay", "target": None}
    assert client.get(f"/v1/webhooks/{made.json['id']}").json["topic"] == made.json["topic"]
    refused = client.post("/v1/webhooks", json={"url": "https://cms.example/", "topic": {}})
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, "topic.speaker")


def test_the_feed_ends_with_the_key(app: Flask) -> None:
    key, kept = make_kept(app)
    made = [holding(app, shown).post("/v1/follows", json={"q": "lock"}).json for shown in (key, make(app))]
    assert {app.test_client().get(each["feed"]).status_code for each in made} == {200}
    app.extensions["on_record"].record.keys.revoke(kept.id)
    assert [app.test_client().get(each["feed"]).status_code for each in made] == [404, 200]
