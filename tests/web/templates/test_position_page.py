"""The positions on a speaker's page: by target, a change as both quotations with both dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from quotes.model import Occasion, Position, Stance, StatementDate
from tests.web.conftest import article_with

FOR, AGAINST = "The wall protects us all", "That wall is a ruin <b>"


@pytest.fixture
def changed(keep, quotation) -> str:
    """The id of a speaker who was for the wall in 2020 and against it in 2022."""

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
    return said(AGAINST, "oppose", date(2022, 5, 1))


def test_a_change_of_position(changed, client: FlaskClient) -> None:
    page = client.get(f"/speakers/{changed}").text
    section = page[page.index('class="positions"') : page.index('id="about"')]
    change = section[section.index('class="change"') :]
    assert change.index("2020-03-01") < change.index(FOR) < change.index("2022-05-01")
    assert "That wall is a ruin &lt;b&gt;" in change
    assert section.count("<h3>") == 1 and section.count("Changed position") == 1


def test_a_position_is_printed_once(changed, keep, quotation, client: FlaskClient) -> None:
    section = client.get(f"/speakers/{changed}").text
    section = section[section.index('class="positions"') : section.index('id="about"')]
    assert section.count('class="stance') == 2 and "more quotation" not in section
    for day in (3, 4):
        text = f"“The ferry is loud on day {day}” Bo Larsen said."
        words = f"The ferry is loud on day {day}"
        about = {"uri": f"https://gazette.example/{day}", "published": date(2020, 3, day)}
        article, analysis = article_with(quotation, text, [([words], "Bo Larsen", None, {})], **about)
        (q,) = analysis.quotations
        shown = Position("Bo Larsen", q.id, "the ferry", "ferry", "oppose", q.spans[0], 0.9)
        larsen = keep(article, replace(analysis, positions=(shown,))).speakers[0].id
    section = client.get(f"/speakers/{larsen}").text
    section = section[section.index('class="positions"') : section.index('id="about"')]
    assert section.count('class="stance') == 2 and "<summary>1 more quotation</summary>" in section
    assert section.index("on day 4") < section.index("<summary>") < section.index("on day 3")


def test_positions_of_everybody_are_listed_and_filtered(changed, client: FlaskClient) -> None:
    page = client.get("/positions").text
    assert page.index(f"/speakers/{changed}#positions") < page.index("Opposes</span>") < page.index("Supports</span>")
    assert (
        'Changed position. Supported it (<time datetime="2020-03-01">1 March 2020</time>)' in page
        and "a ruin &lt;b&gt;" in page
    )
    assert client.get("/positions?changed=true").text.count('class="stance') == 1
    assert "Opposes</span>" not in client.get("/positions?target=wall&stance=support").text
    assert "No positions match" in client.get("/positions?target=ferry").text


def test_a_month_is_not_shown_as_its_first_day(keep, quotation, client: FlaskClient) -> None:
    said_on = StatementDate(date(2023, 10, 1), "month", "in October")
    said = [([FOR], "Lena Ostrava", None, {"said_on": said_on})]
    text = f"“{FOR}” Lena Ostrava said in October."
    article, analysis = article_with(quotation, text, said, published=date(2023, 11, 5))
    (q,) = analysis.quotations
    shown = Position("Lena Ostrava", q.id, "the Quay Wall", "quay wall", "support", q.spans[0], 0.9)
    (found,) = keep(article, replace(analysis, positions=(shown,))).quotations
    for address in ("/positions", f"/speakers/{found.speaker.id}"):
        page = client.get(address).text
        assert ">October 2023</time>" in page and ">1 October 2023</time>" not in page, address


def test_a_stance_that_is_none_is_named(client: FlaskClient) -> None:
    answer = client.get("/positions?stance=neutral")
    assert answer.status_code == 422 and "Stance" in answer.text


def test_the_day_of_saving_is_nowhere_shown_as_the_day_of_the_article(keep, quotation, client: FlaskClient) -> None:
    text = f"“{FOR}” Lena Ostrava said in the harbour."
    said = [([FOR], "Lena Ostrava", None, {"occasion": Occasion(39, 53, "in the harbour", None)})]
    article, analysis = article_with(quotation, text, said, uri="https://gazette.example/undated")
    (q,) = analysis.quotations
    shown = Position("Lena Ostrava", q.id, "the Quay Wall", "quay wall", "support", q.spans[0], 0.9)
    (found,) = keep(article, replace(analysis, positions=(shown,))).quotations
    profile = f"/speakers/{found.speaker.id}"
    for address in ("/", "/positions", profile, f"/quotations/{found.id}", "/search"):
        page = client.get(address).text
        days = re.findall(r"(<span[^>]*>saved</span> )?<time", page)
        assert days and all(days), address
