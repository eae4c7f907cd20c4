"""The positions on a speaker's page: by target, a change as both quotations with both dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask.testing import FlaskClient

from quotes.model import Position, Stance
from tests.web.conftest import article_with

FOR, AGAINST = "The wall protects us all", "That wall is a ruin <b>"


def test_a_change_of_position(keep, quotation, client: FlaskClient) -> None:
    def said(words: str, stance: Stance, day: date) -> str:
        text = f"“{words}” Lena Ostrava said."
        article, analysis = article_with(
            quotation, text, [([words], "Lena Ostrava", None, {})], uri=f"https://gazette.example/{day}", published=day
        )
        (q,) = analysis.quotations
        shown = Position("Lena Ostrava", q.id, "the Quay Wall", "quay wall", stance, q.spans[0], 0.9)
        stored = keep(article, replace(analysis, positions=(shown,)))
        return stored.speakers[0].id

    said(FOR, "support", date(2020, 3, 1))
    page = client.get(f"/speakers/{said(AGAINST, 'oppose', date(2022, 5, 1))}").text
    section = page[page.index('class="positions"') : page.index('id="about"')]
    change = section[section.index('class="change"') : section.index("<details")]
    assert change.index("2020-03-01") < change.index(FOR) < change.index("2022-05-01")
    assert "That wall is a ruin &lt;b&gt;" in change
    assert section.count("<h3>") == 1
