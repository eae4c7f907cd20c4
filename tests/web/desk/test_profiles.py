"""Two profiles side by side: merged, split, renamed, and put back."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.support.forms import form, forms
from tests.support.newsrooms import make_newsroom
from tests.web.conftest import article_with


@pytest.fixture
def pair(keep, quotation):
    """Two profiles that are one man: their ids."""
    first = keep(
        *article_with(
            quotation,
            "Mayor Bill Hale came. “We build the pier,” he said.",
            [(["We build the pier,"], "Bill Hale", "Mayor", {})],
            uri="u:1",
        )
    )
    second = keep(
        *article_with(
            quotation,
            "Governor William Hale came. “The pier is ours,” he said.",
            [(["The pier is ours,"], "William Hale", "Governor", {})],
            uri="u:2",
        )
    )
    return first.speakers[0].id, second.speakers[0].id


@pytest.fixture
def hale(keep, quotation):
    """One profile printed as a mayor in one article and as a pilot in another: its id and those of the articles."""
    kept = [
        keep(
            *article_with(
                quotation,
                f"{'Mayor' if i < 1 else 'Pilot'} John Hale came. “Saying number {i} here,” he said.",
                [([f"Saying number {i} here,"], "John Hale", "Mayor" if i < 1 else "Pilot", {})],
                uri=f"u:{i}",
                title=f"Article {i}",
            )
        )
        for i in range(2)
    ]
    record_id = kept[0].speakers[0].id
    return record_id, [article.id for article in kept]


def statements(client, id_):
    said = client.get(f"/v1/speakers/{id_}/quotations").json["quotations"]
    return {q["spans"][0]["exact"] for q in said}


def test_both_profiles_are_seen_before_they_are_merged_and_it_is_undone(client, pair):
    bill, william = pair
    assert bill != william
    chooser = client.get(f"/speakers/{bill}/merge").text
    found = form(chooser, "search").send(client, name="William Hale")
    assert f"/speakers/{bill}/merge?into={william}" in found.text
    assert (
        "No speaker but those suggested above matches “<bdi>zzyzx</bdi>”"
        in form(chooser, "search").send(client, name="zzyzx").text
    )
    html = client.get(f"/speakers/{bill}/merge?into={william}").text
    for words in ("Bill Hale", "William Hale", "Mayor", "Governor", "We build the pier,", "The pier is ours,"):
        assert words in html
    answer = form(html, "settle").send(client, reason="One man")
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert "<strong>Merged <bdi>Bill Hale</bdi> <bdi>into William Hale</bdi>.</strong>" in page.text
    assert statements(client, william) == {"We build the pier,", "The pier is ours,"}
    moved = client.get(f"/speakers/{bill}", headers={"Accept": "text/html"})
    assert (moved.status_code, moved.headers["Location"]) == (308, f"/speakers/{william}")
    assert moved.headers["Cache-Control"] == "no-store"
    again = form(html, "settle").send(client)  # pressed twice
    assert (again.status_code, again.location) == (303, f"/speakers/{william}")
    undone = form(page.text, "undo").send(client)
    assert undone.location == f"/speakers/{bill}?undone={bill}"
    told = client.get(undone.location).text
    assert "Undone: Merged <bdi>Bill Hale</bdi> <bdi>into William Hale</bdi>.</strong>" in told
    assert not [found for found in forms(told) if "undo" in found.classes]
    assert statements(client, bill) == {"We build the pier,"}


def test_a_profile_that_changed_meanwhile_is_not_merged(client, keep, quotation, pair):
    bill, william = pair
    old = form(client.get(f"/speakers/{bill}/merge?into={william}").text, "settle")
    text = "Governor William Hale came back. “It opens in May,” he said."
    keep(*article_with(quotation, text, [(["It opens in May,"], "William Hale", "Governor", {})], uri="u:3"))
    answer = old.send(client)
    assert answer.status_code == 412
    assert "Nothing was done" in answer.text and "It opens in May," in answer.text
    assert form(answer.text, "settle").send(client).status_code == 303


@pytest.mark.parametrize("into", ["0" * 32, "x", "../..", "a\0b"])
def test_nobody_is_merged_into_what_is_not_there(client, pair, into):
    bill, william = pair
    assert client.get(f"/speakers/{bill}/merge", query_string={"into": into}).status_code == 404
    desk = form(client.get(f"/speakers/{bill}/merge?into={william}").text, "settle")
    assert desk.send(client, into=into).status_code in (404, 422)
    assert client.get(f"/speakers/{bill}/merge?into={bill}").status_code == 422
    assert client.get("/v1/corrections").json["corrections"] == []


def test_a_bare_surname_goes_into_its_person_and_never_the_other_way(client, keep, quotation, pair):
    _, william = pair
    text = "Hale came. “We wait,” Hale said."
    bare = keep(*article_with(quotation, text, [(["We wait,"], "Hale", None, {})], uri="u:9")).speakers[0].id
    assert not [f for f in forms(client.get(f"/speakers/{william}/merge?into={bare}").text) if "settle" in f.classes]
    html = client.get(f"/speakers/{bare}/merge?into={william}").text
    assert form(html, "settle").send(client).status_code == 303
    assert "We wait," in statements(client, william)


def test_two_bare_surnames_are_merged_once_one_has_its_full_name(client, keep, quotation):
    def bare(words, uri):
        text = f"Hale came. “{words}” Hale said."
        return keep(*article_with(quotation, text, [([words], "Hale", None, {})], uri=uri)).speakers[0].id

    one, other = bare("We wait,", "u:8"), bare("We go on,", "u:9")
    page = client.get(f"/speakers/{one}/merge?into={other}").text
    assert "a full name first" in page and f"/speakers/{other}#about" in page
    named = form(client.get(f"/speakers/{other}").text, "rename").send(client, name="Bill Hale")
    assert named.status_code == 303
    merge = form(client.get(f"/speakers/{one}/merge?into={other}").text, "settle")
    assert merge.send(client).status_code == 303
    assert statements(client, other) == {"We wait,", "We go on,"}


def test_an_undone_full_name_leaves_a_surname(client, keep, quotation):
    text = "Hale came. “We wait,” Hale said."
    bare = keep(*article_with(quotation, text, [(["We wait,"], "Hale", None, {})], uri="u:8")).speakers[0].id
    before = client.get(f"/v1/speakers/{bare}").json
    form(client.get(f"/speakers/{bare}").text, "rename").send(client, name="Bill Hale")
    assert not client.get(f"/v1/speakers/{bare}").json["provisional"]
    form(client.get("/corrections").text, "undo").send(client)
    assert client.get(f"/v1/speakers/{bare}").json == before


def test_a_profile_is_split_after_both_shares_were_seen_and_joined_again(client, hale):
    id_, articles = hale
    html = client.get(f"/speakers/{id_}/split").text
    assert form(html, "settle").fields["articles"] == []
    assert "<legend>Articles, saved last first</legend>" in html and html.index("Article 1") < html.index("Article 0")
    ticked = form(client.get(f"/speakers/{id_}/split?role=Pilot").text, "settle")
    assert ticked.fields["articles"] == [articles[1]]
    seen = ticked.send(client, step="look")
    assert seen.status_code == 200
    assert seen.text.index("Will be kept") < seen.text.index("Article 0") < seen.text.index("Moves to a new profile")
    back = form(seen.text, "settle").send(client, step="back")
    assert form(back.text, "settle").fields["articles"] == [articles[1]]
    answer = form(seen.text, "settle").send(client, step="split", reason="Father and son")
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert "Split <bdi>John Hale</bdi> <bdi>(1 article moved to a new profile)</bdi>." in page.text
    made = answer.location.partition("?")[0].rpartition("/")[2]
    assert statements(client, made) == {"Saying number 1 here,"}
    assert form(seen.text, "settle").send(client, step="split").status_code == 303  # pressed twice
    assert len(client.get("/v1/corrections").json["corrections"]) == 1
    form(page.text, "undo").send(client)
    assert statements(client, id_) == {"Saying number 0 here,", "Saying number 1 here,"}
    assert client.get(f"/speakers/{made}").status_code == 308


def test_the_preview_of_a_split_names_each_as_it_will_be_called(client, keep, quotation):
    names = ("Jim Harlan Jr.", "Jim Harlan Jr.", "James Harlan")
    roles = ("Governor", "governor", "Governor")
    kept = [
        keep(
            *article_with(
                quotation,
                f"{role} {name} came. “Saying number {i} here,” he said.",
                [([f"Saying number {i} here,"], name, role, {})],
                uri=f"u:{i}",
            )
        )
        for i, (name, role) in enumerate(zip(names, roles, strict=True))
    ]
    id_ = kept[0].speakers[0].id
    assert {article.speakers[0].id for article in kept} == {id_}
    html = client.get(f"/speakers/{id_}/split").text
    seen = form(html, "settle").send(client, step="look", articles=[kept[2].id]).text
    stays, goes = seen.split("Moves to a new profile", 1)
    assert '<h2 class="plain-name"><bdi>Jim Harlan Jr.</bdi></h2>' in stays
    assert '<h2 class="plain-name"><bdi>James Harlan</bdi></h2>' in goes
    held = '<ul class="held"><li><bdi>{}overnor</bdi></li></ul>'
    assert any(held.format(letter) in stays for letter in "Gg"), "each role once, however it is written"


def test_one_day_is_no_period(client, hale, keep, quotation):
    said = [(["I am here,"], "Ida Sund", None, {})]
    day = date(2026, 11, 22)
    kept = keep(*article_with(quotation, "Ida Sund came. “I am here,” she said.", said, uri="u:9", published=day))
    page = client.get(f"/speakers/{kept.speakers[0].id}/merge?into={hale[0]}").text
    days = re.findall(r"<dt>Quoted</dt><dd>([^<]+)</dd>", page)
    assert days[0] == "22 November 2026"


def test_what_cannot_be_split_is_said(client, hale):
    id_, articles = hale
    desk = form(client.get(f"/speakers/{id_}/split").text, "settle")
    for wrong in ([], articles, ["0" * 32], ["x\0"]):
        for step in ("look", "split"):
            answer = desk.send(client, articles=wrong, step=step)
            assert answer.status_code in (412, 422), (wrong, step)
    preview = form(desk.send(client, articles=articles[:1], step="look").text, "settle")
    assert preview.send(client, articles=articles, step="split").status_code == 422
    client.delete(f"/v1/articles/{articles[1]}")
    assert "nothing to split" in preview.send(client, step="split").text
    assert client.get("/v1/corrections").json["corrections"] == []


def test_a_profile_is_renamed_and_the_old_name_comes_back(client, pair):
    bill, _ = pair
    html = client.get(f"/speakers/{bill}").text
    rename = form(html, "rename")
    hostile = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'
    assert rename.send(client, name=hostile).status_code == 303
    for path in (
        f"/speakers/{bill}",
        "/speakers",
        "/corrections",
        f"/speakers/{bill}/merge",
        f"/speakers/{bill}/split",
    ):
        page = client.get(path).text
        assert "<script>alert" not in page and "<img src=x" not in page
    assert rename.send(client, name="Other").status_code == 412
    fresh = form(client.get(f"/speakers/{bill}").text, "rename")
    assert fresh.send(client, name="n" * 10_000).status_code == 422
    assert fresh.send(client, name=" ").status_code == 422
    assert client.get(form(client.get("/corrections").text, "undo").send(client).location).status_code == 200
    assert client.get(f"/v1/speakers/{bill}").json["name"] == "Bill Hale"


def test_what_a_profile_is(client, pair):
    bill, _ = pair
    retype = form(client.get(f"/speakers/{bill}").text, "retype")
    assert retype.send(client, type="ship").status_code == 422
    page = client.get(f"/speakers/{bill}").text
    assert '<select id="type" name="type" required><option value="" selected>' in page  # nothing is chosen by itself
    assert retype.send(client, type="").status_code == 422
    assert retype.send(client, type="organization").status_code == 303
    assert retype.send(client, type="group").status_code == 412
    html = client.get(f"/speakers/{bill}").text
    assert "Type set to" in client.get("/corrections").text
    gone = form(html, "retype").send(client, type="none")
    log = client.get(gone.location).text
    assert "no speaker" in log and client.get(f"/speakers/{bill}").status_code == 410
    assert client.get(form(log, "undo").send(client).location).status_code == 200
    assert client.get(f"/v1/speakers/{bill}").json["type"] == "organization"


@pytest.fixture
def senator(keep, quotation):
    """A profile printed as senator in two forms, and as a doctor by a misreading: its id."""
    for number, role in enumerate(("Sen.", "Dr", "senator from Alden")):
        text = f"{role} Ann Rae came. “Saying number {number} here,” she said."
        said = [([f"Saying number {number} here,"], "Ann Rae", role, {})]
        kept = keep(*article_with(quotation, text, said, uri=f"u:{number}", published=date(2024, 1 + number, 3)))
    return kept.speakers[0].id


def roles_of(client, id_):
    return {role["role"]: role for role in client.get(f"/v1/speakers/{id_}/roles").json["roles"]}


def test_roles_are_rejected_and_joined(client, senator):
    before = roles_of(client, senator)
    assert set(before) == {"Sen.", "Dr", "senator from Alden"}
    settle = form(client.get(f"/speakers/{senator}").text, "settle-roles")
    assert settle.buttons == [("step", "join"), ("step", "reject")]
    wrong = {"roles": before["Dr"]["id"], "step": "reject", "reason": "Her husband’s"}
    done = settle.send(client, **wrong)
    assert done.status_code == 303
    assert settle.send(client, **wrong).status_code == 303  # pressed twice
    page = client.get(done.location).text
    assert "Role rejected:" in page and "<bdi>Dr</bdi></th>" not in page and "Dr," not in page
    one = {"roles": [before["Sen."]["id"]], "into": before["senator from Alden"]["id"], "step": "join"}
    assert settle.send(client, **one).status_code == 412
    assert settle.send(client, roles=["f" * 32], step="reject").status_code == 412  # which nobody settled
    done = form(page, "settle-roles").send(client, **one)
    page = client.get(done.location).text
    assert "“Sen.” → “senator from Alden”" in page and "also <bdi>Sen.</bdi>" in page
    assert page.count('class="bar held"') == 1 and "3 January 2024 to 3 March 2024, 2 articles" in page
    log = client.get("/corrections").text
    assert "Her husband’s" in log and "Same office:" in log
    for _ in range(2):
        assert client.get(form(client.get("/corrections").text, "undo").send(client).location).status_code == 200
    assert roles_of(client, senator) == before


def test_what_is_wrong_with_roles_is_said(client, senator, pair):
    settle = form(client.get(f"/speakers/{senator}").text, "settle-roles")
    nothing = settle.send(client, step="reject")
    assert nothing.status_code == 422 and "Tick the roles" in nothing.text
    strange = next(iter(roles_of(client, pair[0]).values()))["id"]
    for roles in (strange, "\0", "x" * 9999):
        assert settle.send(client, roles=roles, step="reject").status_code == 422
    own = roles_of(client, senator)["Sen."]["id"]
    assert settle.send(client, roles=own, into="", step="join").status_code == 422
    (one,) = roles_of(client, pair[0]).values()
    alone = form(client.get(f"/speakers/{pair[0]}").text, "settle-roles")
    assert alone.buttons == [("step", "reject")]
    page = client.get(alone.send(client, roles=one["id"], step="reject").location).text
    assert "No article gives a role" in page and "settle-roles" not in page


def test_what_another_newsroom_has_is_not_there(client, app, keep, quotation, pair):
    bill, _ = pair
    record = app.extensions["on_record"].record
    make_newsroom(record, "other")
    text = "Mayor Ann Rae came. “Ours,” she said."
    hidden = record.articles.save(
        "other", *article_with(quotation, text, [(["Ours,"], "Ann Rae", None, {})])
    ).article.speakers[0]
    for path in (
        f"/speakers/{hidden.id}/merge",
        f"/speakers/{hidden.id}/split",
        f"/speakers/{bill}/merge?into={hidden.id}",
    ):
        assert client.get(path).status_code == 404
    rename = form(client.get(f"/speakers/{bill}").text, "rename")
    rename.action = rename.action.replace(bill, hidden.id)
    assert rename.send(client, name="Mine").status_code == 404
