"""The whole way of an agency report: posted, kept, and its speakers found with what they said and when."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

REPORT = (
    "PORT ALDEN, June 3. /NNA/. Engineers who serviced the radars are returning home as planned, Foreign Ministry "
    "spokesman Darel Ivanic stated on Thursday.\n\n"
    "He said the work at the northern station had been finished two weeks early.\n\n"
    '"All our engineers are returning home on schedule. Nobody was asked to leave, and nobody was sent away," Ivanic '
    "stressed.\n\n"
    '"The contract has been fulfilled to the last screw," the spokesman affirmed. "We expect the next one to be '
    'signed this summer."\n\n'
    "Deputy Trade Minister Ana Lopes said in an interview with Alden Television on May 28 that some of the engineers "
    "would stay until the harvest."
)
URI = "https://nna.example/2021/06/03/engineers"


@pytest.fixture(scope="module")
def kept(app: Flask) -> dict[str, Any]:
    body = {"text": REPORT, "published": "2021-06-03", "uri": URI, "title": "Engineers return", "publisher": "NNA"}
    response = app.test_client().post("/v1/articles", json=body)
    assert response.status_code == 201
    return response.json


def holding(answer: dict[str, Any], words: str) -> dict[str, Any]:
    """The one quotation that has ``words`` in a span."""
    found = [q for q in answer["quotations"] if any(words in span["exact"] for span in q["spans"])]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize(
    ("words", "kind", "name", "role", "said_on"),
    [
        (
            "Engineers who serviced the radars are returning home as planned",
            "indirect",
            "Darel Ivanic",
            "Foreign Ministry spokesman",
            "2021-06-03",
        ),
        ("All our engineers are returning home", "direct", "Darel Ivanic", "Foreign Ministry spokesman", "2021-06-03"),
        ("to the last screw", "direct", "Darel Ivanic", "Foreign Ministry spokesman", "2021-06-03"),
        ("would stay until the harvest", "indirect", "Ana Lopes", "Deputy Trade Minister", "2021-05-28"),
    ],
)
def test_every_statement_has_its_speaker_role_and_date(
    kept: dict[str, Any], words: str, kind: str, name: str, role: str, said_on: str | None
) -> None:
    quotation = holding(kept, words)
    assert quotation["kind"] == kind
    assert (quotation["speaker"]["name"], quotation["speaker"]["role"]) == (name, role)
    assert (quotation["said_on"] or {}).get("date") == said_on
    for span in quotation["spans"]:
        assert REPORT[span["start"] : span["end"]] == span["exact"]


def test_nobody_else_is_credited(kept: dict[str, Any]) -> None:
    named = {q["speaker"]["name"] for q in kept["quotations"] if q["speaker"]}
    assert named == {"Darel Ivanic", "Ana Lopes"}
    assert {s["name"] for s in kept["speakers"] if s["type"] == "person"} == named


def test_the_dateline_is_read(kept: dict[str, Any]) -> None:
    assert kept["dateline"] == {"place": "PORT ALDEN", "date": "2021-06-03"}


def test_the_speakers_are_then_found_with_what_they_said(client: FlaskClient, kept: dict[str, Any]) -> None:
    for surname, name, role, words in (
        ("ivanic", "Darel Ivanic", "Foreign Ministry spokesman", "returning home"),
        ("Lopes", "Ana Lopes", "Deputy Trade Minister", "until the harvest"),
    ):
        found = client.get(f"/v1/speakers?q={surname}").json["speakers"]
        assert [(speaker["name"], speaker["role"]) for speaker in found] == [(name, role)]
        said = client.get(f"/v1/speakers/{found[0]['id']}/quotations").json["quotations"]
        assert any(words in span["exact"] for quotation in said for span in quotation["spans"])
        assert {q["id"] for q in said} == {
            q["id"] for q in kept["quotations"] if q["speaker"] and q["speaker"]["id"] == found[0]["id"]
        }
        roles = client.get(f"/v1/speakers/{found[0]['id']}/roles").json["roles"]
        assert [held["role"] for held in roles] == [role]
