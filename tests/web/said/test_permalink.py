"""The address of one quotation: who said it, as what, where; cited, embedded, and as data."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.keyed import make, signed_in


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
    cited = "“The quay is safe,” … “It was never in doubt,” Lena Ostrava, Harbour Minister, The Gazette, 14 March 2024"
    assert f"{cited}, {address}" in page
    assert f'<link rel="canonical" href="{address}">' in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert data["@id"] == f"http://localhost/v1/quotations/{id_}" and data["@type"] == "Quotation"
    (oembed,) = re.findall(r'type="application/json\+oembed" href="http://localhost([^"]*)"', page)
    told = client.get(oembed).json
    assert (told["type"], told["author_name"]) == ("rich", "Lena Ostrava")
    assert told["html"].startswith(f'<figure class="on-record"><blockquote cite="{address}">')


@pytest.mark.parametrize(("id_", "status"), [("0" * 32, 404), ("x", 404)])
def test_there_is_no_such_quotation(client: FlaskClient, id_: str, status: int) -> None:
    assert client.get(f"/q/{id_}").status_code == status
    assert client.get(f"/v1/oembed?url=https://x.example/q/{id_}").status_code == status


def test_it_is_gone_with_its_article(client: FlaskClient, stored) -> None:
    client.delete(f"/v1/articles/{stored.id}")
    assert client.get(f"/q/{stored.quotations[0].id}").status_code == 410
