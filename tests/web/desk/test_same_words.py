"""The same words in other articles are corrected by an editor, several at once too, and never by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.forms import form
from tests.web.conftest import article_with

WORDS = "I would not moor a bathtub at that quay,"


@pytest.fixture
def copies(keep, quotation):
    """Four articles with the same words by Ivo Brandt, in one of which Lena Ostrava is named too."""

    def tell(number):
        said = [([WORDS], "Ivo Brandt", None, {}), (["It leaks,"], "Lena Ostrava", None, {})]
        text = f"“{WORDS}” said Ivo Brandt. “It leaks,” said Lena Ostrava."
        about = {"uri": f"https://paper.example/{number}", "publisher": f"Paper {number}", "title": f"Title {number}"}
        return keep(*article_with(quotation, text, said, published=date(2024, 3, number), **about))

    return [tell(number).quotations[0] for number in (1, 2, 3, 4)]


def speaker(client, quotation):
    who = client.get(f"/v1/quotations/{quotation.id}").json["speaker"]
    return who and who["name"]


def correct(client, quotation, who="Lena Ostrava"):
    found = client.get(f"/v1/speakers?q={who}").json["speakers"][0]["id"]
    desk = form(client.get(f"/quotations/{quotation.id}").text, "decide")
    return desk.send(client, decision=f"speaker:{found}")


def test_the_copies_of_a_corrected_quotation_are_told_and_corrected_where_ticked(client, copies):
    first, second, third, fourth = copies
    assert "The same words in other articles" not in client.get(f"/quotations/{first.id}").text
    assert correct(client, first).status_code == 303
    assert [speaker(client, q) for q in copies] == ["Lena Ostrava", *["Ivo Brandt"] * 3], "nobody said more"
    reader = client.get(f"/q/{first.id}").text
    assert "The same words stand in 3 other articles" in reader and f'href="/q/{second.id}"' in reader
    page = client.get(f"/quotations/{first.id}").text
    assert "Tick those that are to be credited to <bdi>Lena Ostrava</bdi> too" in page and "Title 2" in page
    values = {part.split('"')[0] for part in page.split('name="ticked" value="')[1:]}
    ticked = [value for value in values if value.startswith((third.id, fourth.id))]
    answer = form(page, "elsewhere").send(client, ticked=ticked, reason="A wire report")
    assert (answer.status_code, answer.location) == (303, f"/quotations/{first.id}#elsewhere")
    assert [speaker(client, q) for q in copies] == ["Lena Ostrava", "Ivo Brandt", "Lena Ostrava", "Lena Ostrava"]
    log = client.get(f"/v1/corrections?subject={third.id}").json["corrections"]
    assert [(entry["kind"], entry["reason"]) for entry in log] == [("speaker", "A wire report")]
    assert form(client.get(f"/quotations/{third.id}").text, "undo").send(client).status_code == 303
    assert speaker(client, third) == "Ivo Brandt"


def test_after_a_correction_in_the_queue_the_copies_are_told(client, copies):
    first, *_ = copies
    correct(client, first)
    page = client.get(f"/review?of=all&done={first.id}").text
    assert "3 other articles with the same words still name someone else or nobody" in page
    assert f'href="/quotations/{first.id}#elsewhere"' in page


def test_what_no_editor_settled_or_what_changed_meanwhile_is_not_spread(client, copies):
    first, second, third, _ = copies
    correct(client, first)
    undecided = client.get(f"/quotations/{second.id}").text
    assert "Decide who said this first" in undecided and 'name="ticked"' not in undecided
    sent = form(undecided, "elsewhere").send(client, ticked=[f"{first.id}:x"])
    assert sent.status_code == 422 and "Decide who said this first" in sent.text
    page = client.get(f"/quotations/{first.id}").text
    values = [part.split('"')[0] for part in page.split('name="ticked" value="')[1:]]
    assert form(page, "elsewhere").send(client, ticked=[]).status_code == 422
    desk = form(client.get(f"/quotations/{third.id}").text, "decide")
    assert desk.send(client, decision="nobody").status_code == 303
    assert form(page, "elsewhere").send(client, ticked=values).status_code == 303
    assert [speaker(client, q) for q in copies] == ["Lena Ostrava", "Lena Ostrava", None, "Lena Ostrava"]
    desk = form(client.get(f"/quotations/{first.id}").text, "decide")
    assert desk.send(client, decision="nobody").status_code == 303
    assert form(page, "elsewhere").send(client, ticked=values).status_code == 412, "its editor saw another speaker"
