"""The review queue and one quotation on the desk, as a browser without script uses them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from quotes.model import Candidate, Position, Span
from tests.support.forms import form
from tests.support.newsrooms import make_newsroom
from tests.web.conftest import article_with

LEAST = "Somebody will pay,"
NEXT = "I would not moor a bathtub there,"
NAMED = 'A "><img src=x onerror=alert(1)> ' + "M" * 10_000


def speaker_id(stored, name):
    return next(s.id for s in stored.speakers if s.name == name)


def quotation_id(stored, words):
    return next(q.id for q in stored.quotations if q.spans[0].exact == words)


def said(client, id_):
    return client.get(f"/v1/quotations/{id_}").json


def test_the_least_certain_is_shown_with_its_evidence_and_the_people_of_its_article(client, stored):
    html = client.get("/review?of=all").text
    assert "2 quotations to review" in html
    assert f">{LEAST}</mark>" in html
    assert "surname of the person named before" in html
    assert "<bdi>Ivo Brandt</bdi> (31\xa0%)" in html
    values = [value for _, value in form(html, "decide").buttons]
    brandt, ostrava = (f"speaker:{speaker_id(stored, name)}" for name in ("Ivo Brandt", "Lena Ostrava"))
    assert values == [brandt, ostrava, "nobody", "rejected"]  # the candidate first


def test_right_settles_also_that_nobody_is_known_and_a_colon_is_no_verb(client, keep, quotation):
    text = "The sign read: “We sail.” “We stay,” Lena Ostrava said."
    colon, verb = Span.of(text, 13, 14), Span.of(text, text.index(" said") + 1, text.index(" said") + 5)
    said = [(["We sail."], None, None, {"cue": colon}), (["We stay,"], "Lena Ostrava", None, {"cue": verb})]
    unknown, known = keep(*article_with(quotation, text, said)).quotations
    page = client.get(f"/quotations/{unknown.id}").text
    assert 'value="nobody" data-key="n" data-also="r" aria-keyshortcuts="n r"' in page
    assert "<dt>Mark</dt><dd>colon</dd>" in page
    page = client.get(f"/quotations/{known.id}").text
    assert "data-also" not in page and '<dt>Verb</dt><dd><bdi class="cue">said</bdi>' in page


@pytest.mark.parametrize(
    ("decision", "then"),
    [("nobody", None), ("speaker:{}", "Lena Ostrava"), ("rejected", "gone")],
)
def test_a_decision_is_settled_and_the_next_one_comes_with_an_undo(client, stored, decision, then):
    id_ = quotation_id(stored, LEAST)
    desk = form(client.get("/review?of=all").text, "decide")
    answer = desk.send(client, decision=decision.format(speaker_id(stored, "Lena Ostrava")), reason="Heard it")
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert f">{NEXT}</mark>" in page.text
    assert "1 quotation to review" in page.text
    if then == "gone":
        assert client.get(f"/v1/quotations/{id_}").status_code == 410
    else:
        assert (said(client, id_)["speaker"] or {}).get("name") == then
        assert said(client, id_)["needs_review"] is False
    (entry,) = client.get("/v1/corrections").json["corrections"]
    assert (entry["editor"], entry["reason"]) == ("local", "Heard it")
    back = form(page.text, "undo").send(client)
    assert f">{LEAST}</mark>" in client.get(back.location).text
    assert said(client, id_)["needs_review"] is True


def test_right_settles_the_speaker_as_read(client, stored):
    id_ = quotation_id(stored, NEXT)
    desk = form(client.get(f"/quotations/{id_}").text, "decide")
    assert ("decision", "right") in desk.buttons
    assert client.get(desk.send(client, decision="right").location).status_code == 200
    assert (said(client, id_)["needs_review"], said(client, id_)["speaker"]["name"]) == (False, "Ivo Brandt")


def test_what_is_left_for_later_comes_again_at_the_end(client, stored):
    html = client.get("/review?of=all").text
    for words in (LEAST, NEXT):
        assert f">{words}</mark>" in html
        (skip,) = [part.split('"')[0] for part in html.split('href="') if "cursor=" in part.split('"')[0]]
        html = client.get(skip.replace("&amp;", "&")).text
    assert "This is the end of the queue. 2 quotations skipped." in html
    assert f">{LEAST}</mark>" in client.get("/review?of=all").text


def test_the_queue_is_limited_by_publisher_and_date(client, keep, quay, stored):
    article, analysis = quay
    keep(replace(article, uri="u:2", publisher="The Herald", text=article.text + "\n\nMore."), analysis)
    html = client.get("/review?of=all&publisher=The+Herald&from=2024-01-01").text
    assert "2 quotations to review" in html  # one of them stands for its copy in the Herald
    assert 'value="The Gazette"' in html
    answer = form(html, "decide").send(client, decision="nobody")
    assert "publisher=The+Herald" in answer.location
    assert "Nothing to review with this filter" in client.get("/review?of=all&publisher=Nobody").text
    for bad in ("from=yesterday", "from=2024-02-01&to=2024-01-01", "cursor=x", "publisher=a%00b"):
        assert client.get(f"/review?of=all&{bad}").status_code == 422


def test_two_editors_at_once_the_second_is_told(client, stored):
    id_ = quotation_id(stored, NEXT)
    first, second = (form(client.get(f"/quotations/{id_}").text, "decide") for _ in range(2))
    assert first.send(client, decision="nobody").status_code == 303
    answer = second.send(client, decision="right")
    assert answer.status_code == 412
    assert "Someone else changed this while you had it open" in answer.text
    assert "Speaker set to <bdi>unknown</bdi>" in answer.text
    assert said(client, id_)["speaker"] is None
    assert (
        form(answer.text, "decide").send(client, decision=f"speaker:{speaker_id(stored, 'Lena Ostrava')}").status_code
        == 303
    )
    assert said(client, id_)["speaker"]["name"] == "Lena Ostrava"


@pytest.mark.parametrize("decision", ["nobody", "right", "rejected", "speaker:{}"])
def test_a_button_pressed_twice_decides_once(client, stored, decision):
    desk = form(client.get(f"/quotations/{quotation_id(stored, NEXT)}").text, "decide")
    decision = decision.format(speaker_id(stored, "Lena Ostrava"))
    assert {desk.send(client, decision=decision).status_code for _ in range(2)} == {303}
    assert len(client.get("/v1/corrections").json["corrections"]) == 1


def test_an_article_revised_or_retracted_between_looking_and_deciding(client, keep, quay, stored):
    article, _ = quay
    id_ = quotation_id(stored, NEXT)
    before = form(client.get(f"/quotations/{id_}").text, "decide")
    late = form(client.get(f"/quotations/{quotation_id(stored, LEAST)}").text, "decide")
    shifted = "Extra.\n\n" + article.text
    client.post("/v1/articles", json={"text": shifted, "uri": article.uri})
    answer = before.send(client, decision="right")
    assert answer.status_code in (410, 412)
    assert client.get("/v1/corrections").json["corrections"] == []
    client.delete(f"/v1/articles/{stored.id}")
    gone = late.send(client, decision="nobody")
    assert (gone.status_code, gone.mimetype) == (410, "text/html")


@pytest.mark.parametrize(
    "decision", ["", "speaker:", "person:", "person:Marsh", "speaker:../x", "speaker:" + "0" * 32, "delete", "right\0"]
)
def test_no_button_of_ours_settles_nothing(client, stored, decision):
    desk = form(client.get("/review?of=all").text, "decide")
    answer = desk.send(client, decision=decision)
    assert (answer.status_code, answer.mimetype) == (422, "text/html")
    assert client.get("/v1/corrections").json["corrections"] == []


def test_a_form_needs_its_tag_and_its_token(client, stored):
    desk = form(client.get("/review?of=all").text, "decide")
    assert desk.send(client, decision="nobody", tag="").status_code == 412
    assert desk.send(client, decision="nobody", csrf_token="").status_code == 400
    assert client.get("/v1/corrections").json["corrections"] == []


def test_somebody_else_is_found_by_name_and_never_chosen_alone(client, keep, quotation, stored):
    other = keep(
        *article_with(quotation, "Pilot Ana Petrov was there. “No,” she said.", [(["No,"], "Ana Petrov", "Pilot", {})])
    )
    html = client.get("/review?of=all").text
    found = form(html, "else")
    page = found.send(client, name="petrov")
    assert f"speaker:{other.speakers[0].id}" in [value for _, value in form(page.text, "decide").buttons]
    assert client.get("/v1/corrections").json["corrections"] == []
    assert "No speaker but those below matches" in found.send(client, name="Zebedee").text
    assert found.send(client, name="x" * 10_000).status_code == 200


def test_words_go_to_somebody_not_on_record(client, stored):
    html = client.get("/review?of=all").text
    page = form(html, "else").send(client, name="Ottilie Marsh")
    decide = form(page.text, "decide")
    assert "person:Ottilie Marsh" in [value for _, value in decide.buttons]
    for _ in range(2):  # pressed twice
        assert decide.send(client, decision="person:Ottilie Marsh").status_code == 303
    (entry,) = client.get("/v1/corrections").json["corrections"]
    assert client.get(f"/v1/quotations/{entry['subject']}").json["speaker"]["name"] == "Ottilie Marsh"
    bare = form(html, "else").send(client, name="Marsh")
    assert not [value for _, value in form(bare.text, "decide").buttons if value.startswith("person:")]


def test_names_of_any_kind_are_shown_as_words(client, keep, quotation):
    text = f"{NAMED} spoke. “Hear me,” it said. “Or not,” it said."
    stored = keep(
        *article_with(
            quotation,
            text,
            [(["Hear me,"], NAMED, None, {"confidence": 0.4, "needs_review": True})],
            title="<script>alert(1)</script>",
        )
    )
    for path in ("/review?of=all", f"/quotations/{stored.quotations[0].id}"):
        html = client.get(path).text
        assert "<script>alert" not in html and "<img src=x" not in html
    desk = form(html, "decide")
    assert desk.send(client, decision="right", reason="<b>bold</b>").status_code == 303
    for path in ("/corrections", f"/quotations/{stored.quotations[0].id}"):
        html = client.get(path).text
        assert "<img src=x" not in html and "&lt;b&gt;bold" in html
    assert desk.send(client, decision="right", reason="r" * 2_001).status_code == 422


def test_what_another_newsroom_has_is_not_there(client, app, quay):
    record = app.extensions["on_record"].record
    make_newsroom(record, "other")
    article, analysis = quay
    hidden = record.articles.save("other", article, analysis).article
    assert client.get(f"/quotations/{hidden.quotations[0].id}").status_code == 404
    assert "Nothing to review" in client.get("/review?of=all").text
    client.get("/review?done=" + hidden.quotations[0].id)
    answer = client.post(f"/quotations/{hidden.quotations[0].id}", data={"decision": "nobody", "tag": "x"})
    assert answer.status_code in (400, 404)


def test_a_date_is_settled_and_taken_back(client, stored):
    id_ = quotation_id(stored, NEXT)
    page = f"/quotations/{id_}?queue=yes&publisher=The+Gazette"
    dates = form(client.get(page).text, "dates")
    answer = dates.send(client, decision="date", date="2024-03-01", precision="month")
    assert (answer.status_code, "queue=yes" in answer.location) == (303, True)
    assert said(client, id_)["said_on"] == {"date": "2024-03-01", "precision": "month", "exact": ""}
    assert dates.send(client, decision="date", date="2024-03-01", precision="month").status_code == 303  # twice
    html = client.get(answer.location).text
    assert "Date set to <bdi>March 2024</bdi>" in html
    assert "<dt>Settled by an editor</dt><dd>the date</dd>" in html
    assert "“<bdi></bdi>”" not in client.get(f"/articles/{stored.id}").text, "no words of the article tell the date"
    assert "Machine reading" not in html and "Set by an editor" not in html
    again = form(html, "dates")
    for wrong in (
        {"date": "2024-03-02", "precision": "month"},
        {"date": "May"},
        {"date": "2024-03-01", "precision": "era"},
    ):
        assert again.send(client, decision="date", **{"precision": "day", **wrong}).status_code == 422
    assert again.send(client, decision="date", date="").status_code == 303
    assert said(client, id_)["said_on"] is None
    assert len(client.get("/v1/corrections").json["corrections"]) == 2


def test_a_wrong_position_is_unticked_and_a_right_one_written(client, app, keep, quay):
    article, analysis = quay
    first = analysis.quotations[0]
    evidence = Span(first.spans[0].start, first.spans[0].end, first.spans[0].exact)
    shown = Position("Lena Ostrava", first.id, "the quay", "quay", "oppose", evidence, 0.9)
    stored = keep(article, replace(analysis, positions=(shown,)))
    id_, who = stored.quotations[0].id, speaker_id(stored, "Lena Ostrava")
    held = form(client.get(f"/quotations/{id_}").text, "positions")
    assert held.fields["keep"] == ["oppose:the quay"]
    sent = {"decision": "positions", "keep": [], "stance": "support", "target": "the <b>quay</b>"}
    assert [held.send(client, **sent).status_code for _ in range(2)] == [303, 303]  # pressed twice
    assert held.send(client, **{**sent, "target": "the pier"}).status_code == 412
    assert len(client.get("/v1/corrections").json["corrections"]) == 1
    found = client.get(f"/v1/speakers/{who}/positions").json["positions"]
    assert [(p["stance"], p["target"]) for p in found] == [("support", "the <b>quay</b>")]
    for path in (f"/quotations/{id_}", f"/speakers/{who}", "/corrections"):
        html = client.get(path).text
        assert "&lt;b&gt;quay" in html and "<b>quay" not in html
    for wrong in (
        {"keep": ["love:it"]},
        {"target": "x", "stance": "doubt"},
        {"target": "x" * 5_000},
        {"keep": ["oppose:a"] * 21},
    ):
        again = form(client.get(f"/quotations/{id_}").text, "positions")
        assert again.send(client, **{**sent, "target": "", **wrong}).status_code == 422
    undone = form(client.get("/corrections").text, "undo").send(client)
    assert undone.status_code == 303
    assert [p["stance"] for p in client.get(f"/v1/speakers/{who}/positions").json["positions"]] == ["oppose"]


def test_every_likely_candidate_can_be_chosen(client, keep, quotation):
    likely = (Candidate("Hanne Quill", "person", 0.13), Candidate("Tamsin Ode", "person", 0.01))
    text = "Pilot Ivo Brandt was there. “It was here before,” a voice said."
    stored = keep(*article_with(quotation, text, [(["It was here before,"], None, None, {"candidates": likely})]))
    html = client.get("/review?of=all").text
    assert "Hanne Quill</bdi> (13\xa0%)" in html and "Tamsin Ode" not in html
    desk = form(html, "decide")
    assert ("decision", "person:Hanne Quill") in desk.buttons
    desk.send(client, decision="person:Hanne Quill")
    assert said(client, stored.quotations[0].id)["speaker"]["name"] == "Hanne Quill"


def test_the_people_found_have_keys_and_the_reason_stays(client, keep, quotation, stored):
    keep(*article_with(quotation, "Pilot Ana Petrov left. “No,” she said.", [(["No,"], "Ana Petrov", "Pilot", {})]))
    page = form(client.get("/review?of=all").text, "else").send(client, name="petrov", reason="Heard it")
    assert re.search(r'value="speaker:[0-9a-f]{32}" data-key="a"', page.text)
    assert form(page.text, "decide").fields["reason"] == ["Heard it"]


def test_skipping_keeps_the_undo_of_the_last_decision(client, stored):
    page = client.get(form(client.get("/review?of=all").text, "decide").send(client, decision="nobody").location).text
    skip = re.search(r'href="([^"]+)" data-key="s"', page).group(1).replace("&amp;", "&")
    assert form(client.get(skip).text, "undo")


def test_the_sample_shows_its_error_rate(client, keep, quotation):
    text = "\n\n".join(f"“We sail at number {n}, the quay is open,” Ana Lopes said." for n in range(100))
    said = [([f"We sail at number {n}, the quay is open,"], "Ana Lopes", None, {}) for n in range(100)]
    keep(*article_with(quotation, text, said, uri="u:sample"))
    html = client.get("/review?of=sample").text
    assert "2 quotations to check, newest first" in html and "None has been checked yet" in html
    for decision in ("right", "rejected"):
        answer = form(client.get("/review?of=sample").text, "decide").send(client, decision=decision)
        assert answer.location.startswith("/review?of=sample&done=")
    after = client.get("/review?of=sample").text
    assert "Nothing to review" in after and "<strong>1 of the 2 checked so far were wrong: 50\xa0%.</strong>" in after
    assert "Of all that are not marked, probably between" in after


def test_an_empty_queue_of_recent_ones_leads_to_the_older(client, keep, quay):
    keep(*quay)
    page = client.get("/review").text
    assert "0 recent quotations to review" in page and "Nothing to review from the last 30 days" in page
    assert "Review older and indirect quotations (2)" in page and 'href="/review?of=all"' in page


def test_positions_that_hardly_anybody_would_print_are_not_put_before_an_editor(client, keep, quay):
    article, analysis = quay
    said, text = analysis.quotations[0], article.text
    found = [
        Position("Lena Ostrava", said.id, target, target, "support", Span.of(text, s.start, s.end), confidence)
        for s, target, confidence in zip(said.spans, ("the quay", "the doubt"), (0.01, 0.2), strict=True)
    ]
    id_ = quotation_id(keep(article, replace(analysis, positions_to_check=tuple(found[:1]))), said.spans[0].exact)
    assert "0 quotations with positions to check" in client.get("/review?of=positions").text
    page = client.get(f"/quotations/{id_}").text
    assert "the quay</bdi>" not in page and "to check" not in page
    keep(replace(article, title="Again"), replace(analysis, positions_to_check=tuple(found)))
    page = client.get("/review?of=positions").text
    assert "1 quotation with positions to check" in page and "to check, 20\xa0%" in page
    assert "the quay</bdi>" not in page


def test_positions_to_check_have_their_queue(client, keep, quay):
    article, analysis = quay
    start = article.text.index("The quay is safe")
    doubtful = Position(
        "Lena Ostrava",
        analysis.quotations[0].id,
        "the quay",
        "quay",
        "support",
        Span.of(article.text, start, start + 8),
        0.3,
    )
    keep(article, replace(analysis, positions_to_check=(doubtful,)))
    html = client.get("/review?of=positions").text
    assert "1 quotation with positions to check" in html and "to check, 30\xa0%" in html
    answer = form(html, "positions").send(client, decision="positions", keep=["support:the quay"])
    assert answer.location.startswith("/review?of=positions&done=")
    assert "Nothing to review" in client.get(answer.location).text


def test_queues_that_are_none_are_refused(client, stored):
    for query in ("of=none", "kind=loud", "article=%00"):
        assert client.get(f"/review?{query}").status_code == 422, query
    assert "Nothing to review" in client.get("/review?of=all&kind=indirect").text
    assert LEAST in client.get(f"/review?of=all&kind=direct,mixed&article={stored.id}").text
