"""Who may do what at the desk, and under whose name it is logged."""

from __future__ import annotations

from tests.support.forms import form, forms
from tests.support.keyed import make, signed_in
from tests.support.newsrooms import make_newsroom


def test_a_reader_gets_no_button(app, stored):
    editor = signed_in(app, make(app))
    assert form(editor.get("/review?of=all").text, "decide").send(editor, decision="nobody").status_code == 303
    reader = signed_in(app, make(app, scopes=("read",)))
    who, said = stored.speakers[0].id, stored.quotations[0].id
    for path in ("/review", f"/quotations/{said}", f"/speakers/{who}/merge", f"/speakers/{who}/split"):
        answer = reader.get(path)
        assert (answer.status_code, answer.mimetype) == (403, "text/html"), path
    for path in (f"/articles/{stored.id}", f"/speakers/{who}", "/corrections"):
        answer = reader.get(path)
        assert answer.status_code == 200
        assert [f.action for f in forms(answer.text) if f.method == "post"] == ["/sign-out"], path
        assert path != "/corrections" or "Speaker set to <bdi>unknown</bdi>" in answer.text
        assert "/review" not in answer.text and "/merge" not in answer.text and f"/quotations/{said}" not in answer.text


def test_every_post_asks_for_curate(app, stored):
    reader = signed_in(app, make(app, scopes=("read", "extract", "ingest")))
    token = form(reader.get("/").text, "paste").fields["csrf_token"][0]
    who, said = stored.speakers[0].id, stored.quotations[0].id
    for path in (
        f"/quotations/{said}",
        f"/articles/{stored.id}/quotations",
        f"/speakers/{who}/merge",
        f"/speakers/{who}/split",
        f"/speakers/{who}/name",
        f"/corrections/{'0' * 32}/undo",
    ):
        assert reader.post(path, data={"csrf_token": token}).status_code == 403, path


def test_corrections_carry_the_owner(app, stored):
    first, second = (signed_in(app, make(app, owner=owner)) for owner in ("M. Okoye", "T. Lindqvist"))
    path = f"/quotations/{stored.quotations[1].id}"
    desks = [form(client.get(path).text, "decide") for client in (first, second)]
    assert desks[0].send(first, decision="nobody").status_code == 303
    told = desks[1].send(second, decision="nobody")  # the same, but by somebody else: no second press
    assert told.status_code == 412
    assert "by <bdi>M. Okoye</bdi>" in told.text
    undo = form(second.get("/corrections").text, "undo")
    assert undo.send(second).status_code == 303
    assert "by <bdi>T. Lindqvist</bdi>" in second.get("/corrections").text


def test_another_newsroom_finds_nothing(app, stored):
    make_newsroom(app.extensions["on_record"].record, "other")
    theirs = signed_in(app, make(app, newsroom="other"))
    ours = signed_in(app, make(app))
    said, who = stored.quotations[1].id, stored.speakers[0].id
    form(ours.get(f"/quotations/{said}").text, "decide").send(ours, decision="rejected")
    correction = form(ours.get("/corrections").text, "undo").action
    assert "Nothing to review" in theirs.get("/review").text
    assert "No corrections yet" in theirs.get("/corrections").text
    assert "Not a quotation" not in theirs.get(f"/review?done={said}").text
    token = form(theirs.get("/").text, "paste").fields["csrf_token"][0]
    for path in (f"/quotations/{said}", f"/articles/{stored.id}/quotations", f"/speakers/{who}/merge", correction):
        sent = {"csrf_token": token, "decision": "nobody", "tag": "x", "into": who, "name": "x"}
        assert theirs.post(path, data=sent).status_code == 404, path
