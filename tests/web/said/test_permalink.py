"""The address of one quotation: who said it, as what, where; cited, embedded, and as data."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.web.said.permalink import is_on_loopback
from tests.support.keyed import holding, make, signed_in
from tests.web.conftest import article_with


def test_a_reader_sees_words_speaker_role_article_and_evidence(app: Flask, stored) -> None:
    reader = signed_in(app, make(app, ["read"]))
    page = reader.get(f"/q/{stored.quotations[0].id}").text
    for part in ("“The quay is safe,” … “It was never in doubt.”", "Lena Ostrava", "Harbour Minister", "The Gazette"):
        assert part in page
    assert "Minister calls quay safe" in page and "14 March 2024" in page and "surname of the person" in page
    assert "Correct this quotation" not in page


def test_it_is_cited_embedded_and_told_as_data(client: FlaskClient, stored) -> None:
    id_ = stored.quotations[0].id
    page = client.get(f"/q/{id_}").text
    address = f"http://localhost/q/{id_}"
    cited = "“The quay is safe,” … “It was never in doubt.” Lena Ostrava, Harbour Minister (“Minister calls quay safe”"
    assert f"{cited}, The Gazette, 14 March 2024" in page and f"), {address}" in page
    assert "ON_RECORD_PUBLIC_URL" in page and is_on_loopback("http://127.0.0.1:8000") and is_on_loopback("http://[::1]")
    assert "ON_RECORD_PUBLIC_URL" not in client.get(f"/q/{id_}", base_url="https://record.example").text
    assert f'<link rel="canonical" href="{address}">' in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert data["@id"] == f"http://localhost/v1/quotations/{id_}" and data["@type"] == "Quotation"
    (oembed,) = re.findall(r'type="application/json\+oembed" href="http://localhost([^"]*)"', page)
    told = client.get(oembed).json
    assert (told["type"], told["author_name"]) == ("rich", "Lena Ostrava")
    assert told["html"].startswith(f'<figure class="on-record"><blockquote cite="{address}">')


def test_who_is_signed_in_follows_its_links_to_data(app: Flask, stored) -> None:
    """A session opens no call of the API, so the page leads to addresses of its own."""
    key = make(app, ["read"])
    reader, caller = signed_in(app, key), holding(app, key)
    id_ = stored.quotations[0].id
    page = reader.get(f"/q/{id_}").text
    links = re.findall(r'href="([^"]+)">(?:JSON|oEmbed)</a>', page)
    assert links == [f"/q/{id_}.json", f"/q/{id_}.oembed"]
    for link, call in zip(links, (f"/v1/quotations/{id_}", f"/v1/oembed?url=http://localhost/q/{id_}"), strict=True):
        assert reader.get(call).status_code == 401
        assert reader.get(link).json == caller.get(call).json
        assert app.test_client().get(link).status_code == 303, "to sign in"
    assert reader.get(f"/q/{id_}.exe").status_code == 404
    assert reader.get(f"/q/{'0' * 32}.json").status_code == 404


@pytest.mark.parametrize(
    ("act", "shown", "cited"),
    [
        ("denied", "Denied or not said.", "denied or not said by Ivo Brandt"),
        ("thought", "Thought, not said.", "thought or belief of Ivo Brandt"),
    ],
)
def test_what_was_not_said_is_nowhere_shown_as_said(
    client: FlaskClient, keep, quotation, act: str, shown: str, cited: str
) -> None:
    text = "Pilot Ivo Brandt never said “the quay is made of cheese.”"
    said = [(["the quay is made of cheese."], "Ivo Brandt", "Pilot", {"act": act})]
    stored = keep(*article_with(quotation, text, said))
    (found,) = stored.quotations
    page = client.get(f"/q/{found.id}").text
    assert shown in page and f"{cited}, Pilot" in page
    label = "denied or not said" if act == "denied" else "belief"
    for address in (f"/articles/{stored.id}", f"/speakers/{found.speaker.id}?act=any", "/search?act=any"):
        assert f"direct · {label}" in client.get(address).text, address
    told = client.get(f"/v1/oembed?url=https://x.example/q/{found.id}").json
    assert cited in told["html"] and cited in told["title"].lower().replace("ivo brandt", "Ivo Brandt")
    assert (told["author_name"] is None) is (act == "denied")
    empty = client.get(f"/speakers/{found.speaker.id}").text
    assert "Include beliefs and denials to see" in empty and "was retracted" not in empty


@pytest.mark.parametrize(("id_", "status"), [("0" * 32, 404), ("x", 404)])
def test_there_is_no_such_quotation(client: FlaskClient, id_: str, status: int) -> None:
    assert client.get(f"/q/{id_}").status_code == status
    assert client.get(f"/v1/oembed?url=https://x.example/q/{id_}").status_code == status


def test_it_is_gone_with_its_article(client: FlaskClient, stored) -> None:
    client.delete(f"/v1/articles/{stored.id}")
    assert client.get(f"/q/{stored.quotations[0].id}").status_code == 410
