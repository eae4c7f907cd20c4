"""Adding a quotation that the analysis missed, from the page of its article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.forms import form
from tests.support.newsrooms import make_newsroom
from tests.web.conftest import article_with

SONG = "song of the quay"


def page(client, stored):
    return client.get(f"/articles/{stored.id}").text


def speaker_id(stored, name):
    return next(s.id for s in stored.speakers if s.name == name)


def test_words_are_added_to_a_speaker_and_shown_in_their_place(client, stored):
    who = speaker_id(stored, "Ivo Brandt")
    answer = form(page(client, stored), "add").send(client, words0=SONG, speaker=who, step="add", reason="Sung by him")
    assert answer.status_code == 303
    id_ = answer.location.partition("#q-")[2]
    added = client.get(f"/v1/quotations/{id_}").json
    assert [(s["exact"], s["quoted"]) for s in added["spans"]] == [(SONG, True)]
    assert (added["speaker"]["name"], added["act"], added["kind"]) == ("Ivo Brandt", "statement", "direct")
    assert f">{SONG}</mark>" in client.get(answer.location).text
    log = client.get("/corrections").text
    assert "Missing quotation added" in log and "Sung by him" in log
    assert form(log, "undo").send(client).status_code == 303
    assert client.get(f"/v1/quotations/{id_}").status_code == 410


def test_an_interrupted_thought_of_nobody_known(client, stored):
    text = stored.text
    parts = {"words0": "Somebody\r\n  will", "words1": "the crowd took up"}
    client.patch(  # what stood there is no quotation
        f"/v1/quotations/{stored.quotations[-1].id}",
        json={"rejected": True},
        headers={"If-Match": client.get(f"/v1/quotations/{stored.quotations[-1].id}").headers["ETag"]},
    )
    desk = form(page(client, stored), "add")
    answer = desk.send(client, **parts, speaker="nobody", thought="yes", step="add")
    added = client.get("/v1/quotations/" + answer.location.partition("#q-")[2]).json
    assert [(s["exact"], s["quoted"]) for s in added["spans"]] == [
        ("Somebody will", True),
        ("the crowd took up", False),
    ]
    assert (added["speaker"], added["act"], added["kind"]) == (None, "thought", "mixed")
    assert all(text[s["start"] : s["end"]] == s["exact"] for s in added["spans"])


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({}, "words0", "Select words"),
        ({"words0": "not in it"}, "words0", "not in the article"),
        ({"words0": SONG, "words1": "not in it"}, "words1", "not in the article"),
        ({"words0": "”."}, "words0", "a word in it"),
        ({"words0": "quay"}, "words0", "times. Choose"),
        ({"words0": SONG, "speaker": ""}, "speaker", "Choose whose words"),
        ({"words0": SONG, "speaker": "0" * 32}, "speaker", "Choose whose words"),
        ({"words0": SONG, "words1": SONG}, "words1", "Give each word once"),
        ({"words0": "The quay is safe,"}, "form", "already begins there"),
        ({"words0": "quay is safe"}, "form", "Some of these words are quoted already: “The quay is safe,” by "),
        ({"words0": SONG, "reason": "r" * 2_001}, "reason", "at most 2000"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, stored, fields, field, words):
    sent = {"speaker": "nobody", "name": "", "step": "add", **fields}
    answer = form(page(client, stored), "add").send(client, **sent)
    assert answer.status_code in (409, 422)
    assert words in answer.text
    assert field == "form" or f'id="{field}-problem"' in answer.text
    assert fields.get("words0", "") in answer.text
    assert client.get("/v1/corrections").json["corrections"] == []


def test_of_words_that_stand_there_twice_one_place_is_chosen(client, keep, quotation):
    text = "“Yes,” said Ana Petrov.\n\nIvo Brandt said yes. Then Ana Petrov said yes again."
    stored = keep(*article_with(quotation, text, [(["Yes,"], "Ana Petrov", None, {})]))
    asked = form(page(client, stored), "add").send(client, words0="said yes", speaker="nobody", step="add")
    assert asked.status_code == 422
    second = text.rindex("said yes")
    assert f'value="{second}"' in asked.text
    answer = form(asked.text, "add").send(
        client, words0="said yes", at0=str(second), speaker=speaker_id(stored, "Ana Petrov"), step="add"
    )
    added = client.get("/v1/quotations/" + answer.location.partition("#q-")[2]).json
    assert added["spans"][0]["start"] == second


def test_somebody_else_is_found_and_offered(client, keep, quotation, stored):
    other = keep(
        *article_with(quotation, "Pilot Ana Petrov was there. “No,” she said.", [(["No,"], "Ana Petrov", "Pilot", {})])
    )
    desk = form(page(client, stored), "add")
    found = desk.send(client, words0=SONG, name="petrov", step="find")
    assert found.status_code == 200
    assert f'value="{other.speakers[0].id}"' in found.text and SONG in found.text
    answer = form(found.text, "add").send(client, words0=SONG, name="petrov", speaker=other.speakers[0].id, step="add")
    assert answer.status_code == 303


def test_somebody_not_on_record_is_credited_by_name(client, stored):
    found = form(page(client, stored), "add").send(client, words0=SONG, name="Ottilie Marsh", step="find")
    sent = {"words0": SONG, "name": "Ottilie Marsh", "speaker": "person:Ottilie Marsh", "step": "add"}
    answers = [form(found.text, "add").send(client, **sent) for _ in range(2)]
    assert answers[0].location == answers[1].location
    added = client.get("/v1/quotations/" + answers[0].location.partition("#q-")[2]).json
    assert added["speaker"]["name"] == "Ottilie Marsh"
    again = form(page(client, stored), "add")
    bare = again.send(client, words0="spoke to reporters", speaker="person:Marsh", step="add")
    assert bare.status_code == 422
    assert len(client.get("/v1/corrections").json["corrections"]) == 1


def test_pressed_twice_it_is_added_once(client, stored):
    desk = form(page(client, stored), "add")
    answers = [desk.send(client, words0=SONG, speaker="nobody", step="add") for _ in range(2)]
    assert answers[0].location == answers[1].location
    assert len(client.get("/v1/corrections").json["corrections"]) == 1


def test_of_two_editors_and_of_a_revision_the_second_is_told(client, keep, quay, stored):
    first, second = (form(page(client, stored), "add") for _ in range(2))
    first.send(client, words0=SONG, speaker="nobody", step="add")
    answer = second.send(client, words0="spoke to reporters", speaker="nobody", step="add")
    assert answer.status_code == 412
    assert "Nothing was added" in answer.text and "spoke to reporters" in answer.text
    article, analysis = quay
    keep(replace(article, text=article.text + "\n\nThe ships waited.", title="New"), analysis)
    assert form(answer.text, "add").send(client, words0="ships", speaker="nobody", step="add").status_code == 412
    client.delete(f"/v1/articles/{stored.id}")
    assert first.send(client, words0="ships", speaker="nobody", step="add").status_code == 410


def test_what_another_newsroom_has_is_not_there(client, app, quay, stored):
    record = app.extensions["on_record"].record
    make_newsroom(record, "other")
    hidden = record.articles.save("other", *quay).article
    desk = form(page(client, stored), "add")
    theirs = desk.send(client, words0=SONG, speaker=hidden.speakers[0].id, step="add")
    assert (theirs.status_code, "Choose whose words" in theirs.text) == (422, True)
    desk.action = desk.action.replace(stored.id, hidden.id)
    assert desk.send(client, words0=SONG, speaker="nobody", step="add").status_code == 404


def test_what_was_typed_comes_back_as_words(client, stored):
    desk = form(page(client, stored), "add")
    hostile = '"></textarea><script>alert(1)</script>'
    for fields in ({"words0": hostile}, {"name": hostile, "step": "find"}, {"reason": hostile}, {"at0": hostile}):
        html = desk.send(client, **{"speaker": hostile, "step": "add", **fields}).text
        assert "<script>alert" not in html
    assert desk.send(client, words0="x" * 900_000, step="add", speaker="nobody").status_code in (413, 422)
