"""The check page: said exactly, altered, cut, by someone else, not on record; one quotation or an article's."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import send
from tests.support.keyed import make, signed_in
from tests.web.conftest import article_with


@pytest.mark.parametrize(
    ("words", "name", "verdict"),
    [
        ("I would not moor a bathtub there.", "", "Said exactly so"),
        ("“would not moor a bathtub”", "Brandt", "Said, as part of a longer quotation"),
        ("I would never moor a bathtub there", "Ivo Brandt", "Said, but not exactly so"),
        ("I would not moor a bathtub there", "Lena Ostrava", "Said, but by someone else"),
        ("The lighthouse will be sold to the highest bidder", "", "Not on record"),
    ],
)
def test_the_verdict_in_words(client: FlaskClient, stored, words: str, name: str, verdict: str) -> None:
    page = send(client, "/check", {"words": words, "name": name}).text
    assert re.search(rf"</span> {verdict}</h2>", page)
    assert ("Minister calls quay safe" in page) is (verdict != "Not on record")
    assert ("No quotation on record has these words." in page) is (verdict == "Not on record")


@pytest.mark.parametrize(
    ("act", "verdict"),
    [("denied", "On record as denied or not said"), ("thought", "A belief on record, not a statement")],
)
def test_what_was_not_said_is_no_verdict_of_said(client: FlaskClient, keep, quotation, act: str, verdict: str) -> None:
    words = "The quay is made of cheese."
    said = [([words], "Ivo Brandt", "Pilot", {"act": act})]
    keep(*article_with(quotation, f"Pilot Ivo Brandt never said “{words}”", said))
    page = send(client, "/check", {"words": words, "name": "Ivo Brandt"}).text
    assert re.search(rf"</span> {verdict}</h2>", page) and "Said exactly so" not in page
    both = send(client, "/check", {"text": f"“{words}” Ivo Brandt said.\n\n“The moon is a harbour,” he added."}).text
    assert f"1 {verdict.lower()}" in both


def test_words_of_nobody_known_are_not_by_someone_else(client: FlaskClient, keep, quotation) -> None:
    keep(*article_with(quotation, "“A full inquiry comes,” it says.", [(["A full inquiry comes,"], None, None, {})]))
    page = send(client, "/check", {"words": "A full inquiry comes", "name": "Ivo Brandt"}).text
    assert re.search("</span> On record, but we do not know who said it</h2>", page) and "someone else" not in page
    assert re.search("</span> Said exactly so</h2>", send(client, "/check", {"words": "A full inquiry comes"}).text)


def test_of_words_quoted_in_part_those_in_marks_are_checked(client: FlaskClient, stored) -> None:
    text = "Pilot Ivo Brandt said that he “would not moor a bathtub there” in winter."
    page = send(client, "/check", {"text": text}).text
    assert re.search(r'<p class="asked"><bdi>“would not moor a bathtub there”</bdi>', page)
    assert re.search("</span> Said, as part of a longer quotation</h2>", page)


def test_what_would_have_to_change_is_marked(client: FlaskClient, stored) -> None:
    page = send(client, "/check", {"words": "I would <i>never</i> moor a bathtub there"}).text
    assert "<del>&lt;i&gt;never&lt;/i&gt;</del> <ins>not</ins> moor a bathtub" in page


def test_every_quotation_of_an_article_at_once(client: FlaskClient, stored) -> None:
    text = "“I would not moor a bathtub there,” Ivo Brandt said.\n\n“The moon is a harbour,” Ivo Brandt added."
    page = send(client, "/check", {"text": text}).text
    assert "2 quotations: 1 said exactly so, 1 not on record." in page


def test_an_article_is_read_for_those_who_may(app: Flask, stored) -> None:
    reader = signed_in(app, make(app, ["read"]))
    assert "Check every quotation of an article" not in reader.get("/check").text
    assert send(reader, "/check", {"text": "“We sail,” Ivo Brandt said."}).status_code == 403


@pytest.mark.parametrize("data", [{}, {"words": "?!"}, {"words": "w " * 401}, {"text": "Nobody spoke."}])
def test_what_cannot_be_checked_comes_back_with_the_reason(client: FlaskClient, stored, data: dict[str, str]) -> None:
    response = send(client, "/check", data)
    assert response.status_code == 422 and 'class="problem"' in response.text
    assert data.get("text", "") in response.text
