"""ninjs items of every version are read; what is wrong with one is told by the name the sender used."""

import json
from datetime import date
from typing import Any

import pytest

from quotes.analysis.article import from_json, retraction
from quotes.errors import InvalidInput
from quotes.model import Article, Limits, Retraction

HTML = "<p>“Work starts in May,” <b>Ana Lopes</b> said.</p><p>Nobody else spoke.</p>"
TEXT = "“Work starts in May,” Ana Lopes said.\n\nNobody else spoke."


def take(item: dict[str, Any]) -> Article:
    return from_json(json.dumps(item).encode(), Limits())


def test_version_1() -> None:
    article = take(
        {
            "uri": "urn:news.example:1",
            "type": "text",
            "headline": "Tunnel work",
            "byline": "By Nobody",
            "body_html": HTML,
            "body_text": "other",
            "firstcreated": "2021-06-01T22:00:00-05:00",
            "versioncreated": "2021-06-03T10:00:00Z",
            "language": "en-US",
        }
    )
    assert (article.text, article.html, article.title) == (TEXT, HTML, "Tunnel work")
    assert (article.uri, article.language) == ("urn:news.example:1", "en-US")
    assert (article.published, article.modified) == (date(2021, 6, 1), "2021-06-03T10:00:00.000000Z")


def test_version_1_with_text_only() -> None:
    article = take({"body_text": TEXT, "versioncreated": "2021-06-03T10:00:00Z"})
    assert (article.text, article.html, article.published) == (TEXT, None, date(2021, 6, 3))


def test_version_2() -> None:
    article = take(
        {
            "uri": "urn:news.example:2",
            "contentcreated": "2020-12-31",
            "firstcreated": "2021-06-01",
            "headlines": [{"role": "short", "value": "Tunnel"}, {"role": "main", "value": "Tunnel work"}],
            "bodies": [{"role": "main", "contenttype": "text/html; charset=utf-8", "charcount": 9, "value": HTML}],
        }
    )
    assert (article.text, article.title, article.published) == (TEXT, "Tunnel work", date(2020, 12, 31))


def test_version_3_prefers_the_same_words_with_their_paragraphs() -> None:
    article = take(
        {
            "versionCreated": "2021-06-03T10:00:00Z",
            "title": "Tunnel work",
            "bodies": [
                {"role": "caption", "contentType": "text/html", "value": "<p>Ana Lopes"},
                {"role": "main", "contentType": "text/plain", "value": TEXT.replace("\n", " ")},
                {"role": "richtext", "contentType": "application/xhtml+xml", "value": HTML},
            ],
        }
    )
    assert (article.text, article.html, article.title) == (TEXT, HTML, "Tunnel work")
    assert (article.published, article.modified) == (date(2021, 6, 3), "2021-06-03T10:00:00.000000Z")


def test_a_body_without_a_type_is_text() -> None:
    assert take({"bodies": [{"value": "He said: a < b"}]}).text == "He said: a < b"


def test_an_item_that_also_has_text_is_a_plain_one() -> None:
    assert take({"text": TEXT, "body_html": HTML, "headline": "x"}).html is None


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"body_html": 5}, "body_html"),
        ({"body_html": "<p> </p>"}, "body_html"),
        ({"body_text": "a\0"}, "body_text"),
        ({"body_text": "a", "headline": ["a"]}, "headline"),
        ({"body_text": "a", "headline": "a" * 1001}, "headline"),
        ({"body_text": "a", "versioncreated": "soon"}, "versioncreated"),
        ({"body_text": "a", "language": "de"}, "language"),
        ({"bodies": "a"}, "bodies"),
        ({"bodies": []}, "bodies"),
        ({"bodies": ["a"]}, "bodies"),
        ({"bodies": [{"role": "main"}]}, "bodies.0.value"),
        ({"bodies": [{"value": "a"}, {"value": None}]}, "bodies.1.value"),
        ({"bodies": [{"value": "\ud800"}]}, "bodies.0.value"),
        ({"bodies": [{"value": "a"}], "headlines": {"value": "a"}}, "headlines"),
        ({"bodies": [{"value": "a"}], "headlines": [{"value": "a\0"}]}, "headlines.0.value"),
        ({"bodies": [{"value": "a"}], "versionCreated": 7}, "versionCreated"),
    ],
)
def test_what_is_wrong_is_told_by_the_senders_name(item: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        take(item)
    assert [f.field for f in caught.value.fields] == [field]
    assert field in caught.value.detail


def test_version_1_names_bodies_by_their_use() -> None:
    article = take({"body_main": TEXT, "body_richtext": HTML, "headline_main": "Tunnel work", "headline_web": "x"})
    assert (article.text, article.html, article.title) == (TEXT, HTML, "Tunnel work")
    assert take({"body_main": TEXT, "body_richtext": "<p>A caption.</p>"}).text == TEXT
    assert take({"body_main": TEXT, "body_text": TEXT}).html is None
    assert take({"body_web": HTML, "headline_web": "Tunnel work"}).title == "Tunnel work"
    assert take({"body_main": "", "body_text": TEXT}).text == TEXT


def test_a_body_of_a_cms_stays_whole_and_the_scope_can_be_given() -> None:
    words = "".join(f"<p>Work on tunnel number {i} starts in May, the city said on Monday.</p>" for i in range(9))
    page = f"<html><head></head><body><nav><a href='/'>Menu</a></nav>{words}</body></html>"
    assert "Menu" in take({"body_html": page}).text
    assert "Menu" not in take({"body_html": page, "html_scope": "article"}).text
    with pytest.raises(InvalidInput, match="html_scope must be one of"):
        take({"body_html": page, "html_scope": "page"})


def test_superdesk() -> None:
    item = {
        "guid": "urn:newsml:desk.example:2021-06-03:1",
        "version": "2",
        "type": "text",
        "pubstatus": "usable",
        "headline": "Tunnel work",
        "body_html": HTML,
        "firstcreated": "2021-05-30T22:00:00+0000",
        "firstpublished": "2021-06-03T04:00:00+0000",
        "versioncreated": "2021-06-03T10:00:00+0000",
        "language": "en",
    }
    article = take(item)
    assert (article.uri, article.published) == (item["guid"], date(2021, 6, 3))
    assert retraction(item) is None
    canceled = {**item, "pubstatus": "canceled", "body_html": ""}
    assert retraction(canceled) == Retraction(item["guid"], "2021-06-03T10:00:00.000000Z")
    assert retraction({**item, "pubstatus": "withheld"}) == retraction(canceled)
    assert retraction({**canceled, "uri": "urn:x"}) == Retraction("urn:x", "2021-06-03T10:00:00.000000Z")


def test_what_is_canceled_must_be_named() -> None:
    assert retraction({"pubstatus": "canceled"}, "wire-1") == Retraction("wire-1")
    assert retraction({"pubstatus": "canceled", "text": TEXT}) is None
    with pytest.raises(InvalidInput, match="uri must be there"):
        retraction({"pubstatus": "canceled", "body_html": HTML})
