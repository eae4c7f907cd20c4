"""Several quotations of an article are settled at once to be none."""

from __future__ import annotations

from tests.support.forms import form
from tests.web.desk.test_review import LEAST, NEXT, quotation_id


def ticks(client) -> list[str]:
    """What the boxes of the queue's first page send."""
    html = client.get("/review?of=all").text
    return [part.split('"')[0] for part in html.split('name="ticked" value="')[1:]]


def test_the_ticked_are_no_quotations(client, stored):
    html = client.get("/review?of=all").text
    assert f">{LEAST}</mark>" in html and "1 of 2 in this article" in html and "1 other quotation to review" in html
    (value,) = ticks(client)
    assert value.startswith(quotation_id(stored, NEXT))
    answer = form(html, "reject").send(client, ticked=[value])
    assert (answer.status_code, answer.location) == (303, f"/review?of=all&done={quotation_id(stored, NEXT)}")
    assert client.get(f"/v1/quotations/{quotation_id(stored, NEXT)}").status_code == 410
    after = client.get(answer.location).text
    assert "2 of 2 in this article" in after and "Undo" in after and 'name="ticked"' not in after
    assert form(after, "undo").send(client).status_code == 303
    assert ticks(client), "it waits again"


def test_what_changed_meanwhile_stays(client, stored):
    html, (value,) = client.get("/review?of=all").text, ticks(client)
    desk = form(client.get(f"/quotations/{quotation_id(stored, NEXT)}").text, "decide")
    assert desk.send(client, decision="nobody").status_code == 303
    assert form(html, "reject").send(client, ticked=[value]).location == "/review?of=all"
    assert client.get(f"/v1/quotations/{quotation_id(stored, NEXT)}").status_code == 200


def test_nothing_or_nonsense_ticked(client, stored):
    sent = form(client.get("/review?of=all").text, "reject")
    assert sent.send(client, ticked=[]).status_code == 422
    assert sent.send(client, ticked=["x"] * 51).status_code == 422
    assert sent.send(client, ticked=["nothing:there"]).status_code == 303
    assert client.get("/v1/corrections").json["corrections"] == []
